import type { Fault } from '../grammar/fault.ts';
import { latePieces } from './evidence.ts';
import { engineOfSide, nameOfSide, networkOf, type Side } from './network-of.ts';

/** What pieces wait at least that were under way when it set in. */
const heldMs = 250;

export const networkPartition = (side: Side): Fault => ({
  name: `partition of ${nameOfSide(side)}`,
  what: `Nothing passes between the server and ${nameOfSide(side)}, and neither is told.`,
  needs: [],
  inject: async stage => networkOf(stage, side).set({ partitioned: true }),
  heal: async stage => networkOf(stage, side).set({ partitioned: false }),
  witnesses: (record, span) => latePieces(record, span, { atLeastMs: heldMs, ...engineOfSide(side) }),
});
