import type { Fault } from '../grammar/fault.ts';
import { nameOfEngine } from './engine-at.ts';
import { cutCalls, cutClients } from './evidence.ts';
import { nameOfSide, networkOf, type Side } from './network-of.ts';

export const networkReset = (side: Side, everyMs: number): Fault => ({
  name: `resets of ${nameOfSide(side)}`,
  what: `All connections between the server and ${nameOfSide(side)} are reset each ${everyMs} ms.`,
  needs: [],
  inject: async stage => networkOf(stage, side).set({ resetEveryMs: everyMs }),
  heal: async stage => networkOf(stage, side).set({ resetEveryMs: 0 }),
  witnesses: (record, span) =>
    side === 'clients' ? cutClients(record, span) : cutCalls(record, span, nameOfEngine(side)),
});
