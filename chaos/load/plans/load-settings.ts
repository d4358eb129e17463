// The stages of load runs: engines whose slots set the peak, long before the server's processor does.
import type { Arrival } from '../../grammar/operation.ts';
import { type Setting, standardSetting } from '../../grammar/setting.ts';
import type { Phase, PhaseSpan } from '../plan/load-plan.ts';

export const pieces = 64;
export const queuePlaces = 16;

/** Sixteen slots, and 670 ms for a task of 64 pieces: 24 tasks and 1,500 pieces a second at most. */
export const loadSetting: Setting = {
  ...standardSetting,
  ...{ replicas: 2, slots: 8, firstMs: 40, pieceMs: 10 },
  pool: { queue: { capacity: queuePlaces } },
};

/** Time for what waits and runs at the end of a phase to come to its end. */
export const restMs = 3_000;

export type Asks = Partial<Arrival>;

/** A task of 64 pieces whose client reads at once and never comes again. */
export const taskAt =
  (asks: Asks = {}) =>
  (atMs: number, at: number): Arrival => ({
    ...{ atMs, client: `client ${at % 16}`, priority: 'interactive', pieces },
    ...{ reader: 'prompt', retries: 'none', ...asks },
  });

export const phase = (
  name: string,
  weight: number,
  arrivals: (span: PhaseSpan) => readonly Arrival[],
): Phase => ({ name, weight, arrivals });
