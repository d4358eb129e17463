import { Ids } from '#conformance/harness';
import type { Arrival } from '../../grammar/operation.ts';
import { type Setting, standardSetting } from '../../grammar/setting.ts';
import { chanceOf, drawn } from '../../workloads/chance.ts';
import { evenly } from '../../workloads/moments.ts';
import { inspectedProcess } from './inspector.ts';

/** Short tasks, so that ten thousand fit into minutes. */
export const soakSetting: Setting = {
  ...standardSetting,
  ...{ replicas: 2, slots: 8, firstMs: 10, pieceMs: 4 },
  pool: { queue: { capacity: 16 } },
  server: { streams: { on_disconnect: 'cancel', reattach_grace_ms: 100 }, sessions: { ttl_ms: 1_000 } },
  process: inspectedProcess,
};

const pieces = 8;

export interface SoakPart {
  readonly perSecond: number;
  readonly seconds: number;
  readonly seed: number;
}

/** All that clients do: most read to the end, some hang up, some cancel, some converse, some only submit. */
export const soakArrivals = ({ perSecond, seconds, seed }: SoakPart): readonly Arrival[] => {
  const chance = chanceOf(seed);
  const ids = new Ids(String(seed), 'soak');
  let session = ids.uuid();
  return evenly(perSecond, seconds).map((atMs, at): Arrival => {
    const kind = drawn(chance, 0, 19);
    if (at % 100 === 0) session = ids.uuid();
    return {
      ...{ atMs, client: `client ${at % 16}`, pieces, retries: 'none' },
      priority: chance() < 0.8 ? 'interactive' : 'batch',
      reader: kind === 0 ? 'none' : 'prompt',
      ...(kind === 1 ? { leavesAfter: { pieces: drawn(chance, 1, pieces - 1), by: 'hang-up' } } : {}),
      ...(kind === 2 ? { leavesAfter: { pieces: drawn(chance, 1, pieces - 1), by: 'cancel' } } : {}),
      ...(kind === 3 ? { session } : {}),
    };
  });
};
