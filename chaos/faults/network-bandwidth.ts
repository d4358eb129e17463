import type { Fault } from '../grammar/fault.ts';
import { latePieces } from './evidence.ts';
import { engineOfSide, nameOfSide, networkOf, type Side } from './network-of.ts';

export interface Narrow {
  readonly bytesPerSecond: number;
  /** What pieces take on it at least, once it is full. */
  readonly lateMs: number;
}

export const networkBandwidth = (side: Side, { bytesPerSecond, lateMs }: Narrow): Fault => ({
  name: `bandwidth of ${nameOfSide(side)}`,
  what: `Each connection between the server and ${nameOfSide(side)} carries ${bytesPerSecond} bytes a second.`,
  needs: [],
  inject: async stage => networkOf(stage, side).set({ bytesPerSecond }),
  heal: async stage => networkOf(stage, side).set({ bytesPerSecond: 0 }),
  witnesses: (record, span) => latePieces(record, span, { atLeastMs: lateMs, ...engineOfSide(side) }),
});
