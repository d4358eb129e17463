// The process of a command: where it writes, how it is interrupted, and how it ends.
import { inspect } from 'node:util';
import { environmentValue } from '#conformance/harness';

export interface Io {
  /** Results. */
  readonly out: (text: string) => void;
  /** Progress and complaints. */
  readonly err: (text: string) => void;
  /** Whether lines of progress may be written over. */
  readonly isLive: boolean;
  /** Whether results may be in colour. */
  readonly hasColor: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** A wrong way of asking: said in one sentence, exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const processIo: Io = {
  out: text => void process.stdout.write(text),
  err: text => void process.stderr.write(text),
  isLive: process.stderr.isTTY === true,
  hasColor: process.stdout.isTTY === true && environmentValue('NO_COLOR') === undefined,
  width: process.stderr.columns ?? 80,
};

export interface Interruption {
  readonly signal: AbortSignal;
  /** What has to go even where the process ends at once. */
  readonly leftBehind: Set<() => void>;
}

/** The first signal ends the run and leaves what it has; the second ends the process. */
export const interruption = (): Interruption => {
  const controller = new AbortController();
  const leftBehind = new Set<() => void>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (controller.signal.aborted) {
        for (const go of leftBehind) go();
        process.exit(130);
      }
      processIo.err(`\n${signal}: healing and ending; what was seen is kept\n`);
      controller.abort(signal);
    });
  return { signal: controller.signal, leftBehind };
};

const isWritten = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise(resolve => void stream.write('', () => resolve()));

export const finish = async (run: () => Promise<number>): Promise<void> => {
  const code = await run().catch((error: unknown) => {
    processIo.err(`${error instanceof UsageError ? error.message : inspect(error)}\n`);
    return 2;
  });
  await Promise.all([process.stdout, process.stderr].map(isWritten));
  // By itself Node does not end after a long partition: it waits for ever while it cleans up what was connected.
  process.exit(code);
};
