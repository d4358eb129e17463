import type { Fault } from '../grammar/fault.ts';
import { latePieces } from './evidence.ts';
import { engineOfSide, nameOfSide, networkOf, type Side } from './network-of.ts';

export const networkJitter = (side: Side, jitterMs: number): Fault => ({
  name: `jitter of ${nameOfSide(side)}`,
  what: `Each way takes up to ${jitterMs} ms longer between the server and ${nameOfSide(side)}, now more, now less.`,
  needs: [],
  inject: async stage => networkOf(stage, side).set({ jitterMs }),
  heal: async stage => networkOf(stage, side).set({ jitterMs: 0 }),
  witnesses: (record, span) => latePieces(record, span, { atLeastMs: jitterMs / 2, ...engineOfSide(side) }),
});
