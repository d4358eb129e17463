import { Ids } from '#conformance/harness';
import type { Arrival } from '../grammar/operation.ts';
import { serviceMsOf, slotsOf } from '../grammar/setting.ts';
import type { Workload } from '../grammar/workload.ts';
import { chanceOf } from './chance.ts';

export interface LongSessionsOptions {
  /** Of the slots that the conversations keep busy at the same time. */
  readonly shareOfSlots?: number;
  readonly turns?: number;
  /** Between a turn's end and the next, at most; drawn by chance. */
  readonly thinkMs?: number;
  readonly pieces?: number;
}

/** Conversations of as many turns as a session may have, one after the other for each client. */
export const longSessions = (options: LongSessionsOptions = {}): Workload => {
  const { shareOfSlots = 0.7, turns = 8, thinkMs = 100, pieces = 8 } = options;
  return {
    name: 'long sessions',
    what: `Conversations of ${turns} turns, with up to ${thinkMs} ms between two of them.`,
    arrivals: ({ setting, seconds, seed }) => {
      const chance = chanceOf(seed);
      const ids = new Ids(String(seed), 'long-sessions');
      const turnMs = serviceMsOf(setting, pieces) * 1.5;
      const people = Math.max(1, Math.floor(slotsOf(setting) * shareOfSlots));
      const conversation = (client: string): Arrival[] => {
        const said: Arrival[] = [];
        let session = ids.uuid();
        for (let atMs = chance() * turnMs; atMs < seconds * 1_000; atMs += turnMs + chance() * thinkMs) {
          if (said.length > 0 && said.length % turns === 0) session = ids.uuid();
          said.push({
            ...{ atMs, client, priority: 'interactive', pieces, session },
            ...{ reader: 'prompt', retries: 'obeys' },
          });
        }
        return said;
      };
      return Array.from({ length: people }, (_, at) => conversation(`client ${at}`))
        .flat()
        .sort((a, b) => a.atMs - b.atMs);
    },
  };
};
