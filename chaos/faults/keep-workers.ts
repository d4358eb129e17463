import type { Fault } from '../grammar/fault.ts';

/** Engines that the server started go on when it asks them to end. */
export const keepWorkers: Fault = {
  name: 'worker ignores SIGTERM',
  what: 'Engine processes that the server started go on when it sends them SIGTERM.',
  needs: [],
  inject: async ({ engines }) => {
    for (const { supervised } of engines) supervised?.foreman.stay(true);
  },
  heal: async ({ engines }) => {
    for (const { supervised } of engines) supervised?.foreman.stay(false);
  },
  witnesses: ({ workers = [] }, { fromMs, toMs }) =>
    workers
      .filter(({ stayedMs = -1 }) => stayedMs >= fromMs && stayedMs <= toMs)
      .map(({ engine, worker, stayedMs = 0 }) => ({
        ...{ atMs: stayedMs, what: `${worker} of ${engine} got SIGTERM and went on` },
      })),
};
