// The process of a command: where it writes, how it is interrupted, and how it ends.
import { inspect } from 'node:util';
import { environmentValue } from '../environment.ts';
import { type Io, UsageError } from './io.ts';

const widthMax = 100;
const terminalWidth = 80;

export const processIo: Io = {
  out: text => void process.stdout.write(text),
  err: text => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
  hasColor: process.stdout.isTTY === true && environmentValue('NO_COLOR') === undefined,
  width: Math.min(widthMax, process.stderr.columns ?? terminalWidth),
};

export interface Interruption {
  readonly signal: AbortSignal;
  /** What has to go even where the process ends at once. */
  readonly leftBehind: Set<() => void>;
}

/** The first signal ends the run, which says what it leaves; the second ends the process. */
export const interruption = (what: string): Interruption => {
  const controller = new AbortController();
  const leftBehind = new Set<() => void>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (controller.signal.aborted) {
        for (const go of leftBehind) go();
        process.exit(130);
      }
      processIo.err(`\n${signal}: ${what}\n`);
      controller.abort(signal);
    });
  return { signal: controller.signal, leftBehind };
};

const isWritten = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise(resolve => void stream.write('', () => resolve()));

/** Ends the process itself: no connection or child that is still there keeps a command that is done. */
export const finish = async (run: () => Promise<number>): Promise<void> => {
  const code = await run().catch((error: unknown) => {
    processIo.err(`${error instanceof UsageError ? error.message : inspect(error)}\n`);
    return 2;
  });
  await Promise.all([process.stdout, process.stderr].map(isWritten));
  process.exit(code);
};
