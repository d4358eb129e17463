import type { Fault } from '../grammar/fault.ts';

const name = 'server asked to end';

/** Longer than any grace of an experiment: what is not gone by then is killed, which its life says. */
const endsWithinMs = 20_000;

/** SIGTERM, and at the end of its time, once it has ended, a new process on the same store and port. */
export const endServer: Fault = {
  name,
  what: 'The server is sent SIGTERM, and started again on its store once it has ended.',
  needs: [],
  inject: async ({ server, remedies }) => {
    remedies.keep(name, async () => {
      await server.ended(endsWithinMs);
      await server.start();
    });
    server.signal('SIGTERM');
  },
  heal: ({ remedies }) => remedies.apply(name),
  witnesses: ({ lives }, { fromMs, toMs }) =>
    lives
      .filter(({ exitedMs = -1 }) => exitedMs >= fromMs && exitedMs <= toMs)
      .map(({ pid, exitedMs = 0, code, signal }) => ({
        atMs: exitedMs,
        what: `process ${pid} ended with ${signal ?? code}`,
      })),
};
