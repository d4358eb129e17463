// The process of a command: where it writes, how it is interrupted, and how it ends.
import { inspect } from 'node:util';

export interface Io {
  /** Results. */
  readonly out: (text: string) => void;
  /** Progress and complaints. */
  readonly err: (text: string) => void;
}

/** A wrong way of asking: said in one sentence, exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const processIo: Io = {
  out: text => void process.stdout.write(text),
  err: text => void process.stderr.write(text),
};

/** The first signal ends the run and leaves what it has; the second ends the process. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(130);
      processIo.err(`\n${signal}: ending; what was asked is kept\n`);
      controller.abort(signal);
    });
  return controller.signal;
}

const written = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise(resolve => void stream.write('', () => resolve()));

/** Ends the process itself: no thread of an engine outlives what was asked. */
export async function finish(run: () => Promise<number>): Promise<void> {
  const code = await run().catch((error: unknown) => {
    processIo.err(`${error instanceof UsageError ? error.message : inspect(error)}\n`);
    return 2;
  });
  await Promise.all([written(process.stdout), written(process.stderr)]);
  process.exit(code);
}
