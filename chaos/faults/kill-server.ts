import type { Fault } from '../grammar/fault.ts';

/** SIGKILL, and at the end of its time a new process on the same store and port. */
export const killServer: Fault = {
  name: 'server killed',
  what: 'The server is killed with SIGKILL, and started again on its store.',
  needs: [],
  inject: ({ server }) => server.kill(),
  heal: async ({ server }) => {
    if (server.pid === undefined) await server.start();
  },
  witnesses: ({ lives }, { fromMs, toMs }) =>
    lives
      .filter(({ signal, exitedMs = -1 }) => signal === 'SIGKILL' && exitedMs >= fromMs && exitedMs <= toMs)
      .map(({ pid, exitedMs = 0 }) => ({ atMs: exitedMs, what: `process ${pid} ended by SIGKILL` })),
};
