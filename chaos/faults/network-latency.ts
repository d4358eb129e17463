import type { Fault } from '../grammar/fault.ts';
import { latePieces } from './evidence.ts';
import { engineOfSide, nameOfSide, networkOf, type Side } from './network-of.ts';

export const networkLatency = (side: Side, latencyMs: number): Fault => ({
  name: `latency of ${nameOfSide(side)}`,
  what: `Each way takes ${latencyMs} ms longer between the server and ${nameOfSide(side)}.`,
  needs: [],
  inject: async stage => networkOf(stage, side).set({ latencyMs }),
  heal: async stage => networkOf(stage, side).set({ latencyMs: 0 }),
  witnesses: (record, span) => latePieces(record, span, { atLeastMs: latencyMs, ...engineOfSide(side) }),
});
