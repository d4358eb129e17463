import type { Fault } from '../grammar/fault.ts';

/** As long as this nobody who is well takes to answer. */
const slowMs = 1_000;

/** SIGSTOP: it keeps its sockets and its locks, and does nothing. */
export const stopServer: Fault = {
  name: 'server stopped',
  what: "The server's process is stopped with SIGSTOP, and goes on later as if nothing had been.",
  needs: [],
  inject: async ({ server }) => server.signal('SIGSTOP'),
  heal: async ({ server }) => server.signal('SIGCONT'),
  witnesses: ({ readiness }, { fromMs, toMs }) =>
    readiness
      .filter(({ atMs }) => atMs >= fromMs - slowMs && atMs <= toMs)
      .filter(({ status, atMs, answeredMs }) => status === undefined && answeredMs - atMs >= slowMs)
      .map(({ atMs, answeredMs }) => ({
        atMs,
        what: `a connection that it took was not answered within ${Math.round(answeredMs - atMs)} ms`,
      })),
};
