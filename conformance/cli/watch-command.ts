import { watch } from 'node:fs';
import { join } from 'node:path';
import { realClock, UsageError } from '#conformance/harness';
import { type RunContext, runCommand } from './run-command.ts';
import type { RunFlags } from './run-options.ts';

const folders = ['features', 'matrix', 'steps', 'harness', 'peers', 'run'];

/** An editor writes several files at once. */
const gatherMs = 200;

const changed = (signal: AbortSignal, own: string | undefined): Promise<string | undefined> =>
  new Promise(resolve => {
    const paths = [
      ...folders.map(folder => join(import.meta.dirname, '..', folder)),
      ...(own === undefined ? [] : [own]),
    ];
    const watchers = paths.map(path => watch(path, { recursive: true }));
    const end = (name: string | undefined): void => {
      for (const watcher of watchers) watcher.close();
      resolve(name);
    };
    for (const watcher of watchers)
      watcher.once('change', (_, name) => realClock.after(gatherMs, () => end(String(name))));
    signal.addEventListener('abort', () => end(undefined), { once: true });
  });

/** Runs again whenever a scenario or a step changes, until Ctrl-C. */
export const watchCommand = async (flags: RunFlags, context: RunContext): Promise<number> => {
  let code = 0;
  while (!context.signal.aborted) {
    try {
      code = await runCommand(flags, context);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      context.io.err(`${error.message}\n`);
      code = 2;
    }
    if (context.signal.aborted) break;
    context.io.err('\nwaiting for a change of features or steps; Ctrl-C ends\n');
    const name = await changed(context.signal, flags.features);
    if (name !== undefined) context.io.err(`${name} changed\n\n`);
  }
  return code;
};
