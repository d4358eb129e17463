import { resolve } from 'node:path';
import { OwnedProcess } from '#conformance/harness';
import type { Place } from './place.ts';

export interface Command {
  readonly name: string;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly url: string;
}

const linesShown = 20;

/** Starts a server as a process of ours, which ends with us at the latest. */
export const startCommand = ({ name, argv, env, folder, url }: Command): Place => {
  const child = new OwnedProcess({ name, argv, env, folder: resolve(folder), sink: () => undefined });
  const kill = (): void => child.signal('SIGKILL');
  process.once('exit', kill);
  const lastWords = (): string => child.lines.slice(-linesShown).join('\n');
  const gone = child.exited.then(({ code, signal }): never => {
    throw new Error([`${name} ended with ${code ?? signal ?? 'an error'}`, lastWords()].join('\n'));
  });
  // Whoever waits for it hears it; nobody needs to.
  gone.catch(() => undefined);
  return {
    url,
    lastWords,
    gone,
    end: async () => {
      // Its caches are of no use to anybody, and a busy server may take its time with the gentler signal.
      kill();
      await child.exited;
      process.removeListener('exit', kill);
    },
  };
};
