import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Fault } from '../grammar/fault.ts';

const name = 'descriptors exhausted';

/** Fewer than it always holds: whatever is given back, none is to be had. */
const limit = 16;

const setLimit = (pid: number, soft: string): Promise<unknown> =>
  promisify(execFile)('prlimit', ['--pid', String(pid), `--nofile=${soft}:`]);

const softLimitOf = async (pid: number): Promise<string> => {
  const limits = await readFile(`/proc/${pid}/limits`, 'utf8');
  const soft = /^Max open files\s+(\d+|unlimited)/m.exec(limits)?.[1];
  if (soft === undefined) throw new Error('the system does not say how many files may be open');
  return soft;
};

/** What is open stays open; nothing new can be: no connection, no file. */
export const exhaustDescriptors: Fault = {
  name,
  what: "The server's process has no file descriptor left.",
  needs: ['linux', 'prlimit'],
  inject: async ({ server, remedies }) => {
    const { pid } = server;
    if (pid === undefined) throw new Error('the server does not run');
    const before = await softLimitOf(pid);
    await setLimit(pid, String(limit));
    remedies.keep(name, async () => {
      // Another process has limits of its own.
      if (server.pid === pid) await setLimit(pid, before);
    });
  },
  heal: ({ remedies }) => remedies.apply(name),
  witnesses: ({ operations, output }, { fromMs, toMs }) => {
    const isWithin = (atMs: number): boolean => atMs >= fromMs && atMs <= toMs;
    const unanswered = operations.flatMap(({ tries }) =>
      tries
        .filter(({ sentMs, failure }) => failure !== undefined && isWithin(sentMs))
        .map(({ sentMs, failure }) => ({ atMs: sentMs, what: `a newcomer was not answered: ${failure}` })),
    );
    const told = output
      .filter(({ atMs, line }) => isWithin(atMs) && line.includes('EMFILE'))
      .map(({ atMs }) => ({ atMs, what: 'the server says EMFILE' }));
    return [...unanswered, ...told];
  },
};
