// The process of a command: where it writes, how it is interrupted, and how it ends.
import { inspect } from 'node:util';
import { type Io, UsageError } from './io.ts';

const terminalWidth = 80;

export const io: Io = {
  out: text => void process.stdout.write(text),
  err: text => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
  hasColor: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
  width: Math.min(100, process.stderr.columns ?? terminalWidth),
};

/** The first signal ends the run and leaves its report; the second ends the process. */
export const interruption = (): AbortSignal => {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(130);
      io.err(`\n${signal}: ending; what was done is reported\n`);
      controller.abort(signal);
    });
  return controller.signal;
};

const written = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise(resolve => void stream.write('', () => resolve()));

/**
 * Ends the process itself: after connections were reset, node's own clean-up of an empty event loop can spin for ever
 * (Environment::CleanupHandles, seen with 24 in about every third run).
 */
export const finish = async (run: () => Promise<number>): Promise<void> => {
  const code = await run().catch((error: unknown) => {
    io.err(`${error instanceof UsageError ? error.message : inspect(error)}\n`);
    return 2;
  });
  await Promise.all([written(process.stdout), written(process.stderr)]);
  process.exit(code);
};
