// The process of a command: where it writes, how it is interrupted, and how it ends.
import { inspect } from 'node:util';

export interface Io {
  /** Results. */
  readonly out: (text: string) => void;
  /** Progress and complaints. */
  readonly err: (text: string) => void;
  /** Whether lines of progress may be written over. */
  readonly isLive: boolean;
}

/** A wrong way of asking: said in one sentence, exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const processIo: Io = {
  out: text => void process.stdout.write(text),
  err: text => void process.stderr.write(text),
  isLive: process.stderr.isTTY === true,
};

/** The first signal ends the run and leaves what it has; the second ends the process. */
export const interruption = (): AbortSignal => {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(130);
      processIo.err(`\n${signal}: healing and ending; what was seen is kept\n`);
      controller.abort(signal);
    });
  return controller.signal;
};

export const finish = async (run: () => Promise<number>): Promise<void> => {
  process.exitCode = await run().catch((error: unknown) => {
    processIo.err(`${error instanceof UsageError ? error.message : inspect(error)}\n`);
    return 2;
  });
};
