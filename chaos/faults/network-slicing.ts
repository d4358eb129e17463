import type { Fault } from '../grammar/fault.ts';
import { noted } from './evidence.ts';
import { nameOfSide, networkOf, type Side } from './network-of.ts';

export const networkSlicing = (side: Side, sliceBytes: number): Fault => ({
  name: `slicing of ${nameOfSide(side)}`,
  what: `What passes between the server and ${nameOfSide(side)} comes ${sliceBytes} bytes at a time.`,
  needs: [],
  inject: async stage => networkOf(stage, side).set({ sliceBytes }),
  heal: async stage => {
    const network = networkOf(stage, side);
    const isCut = network.conditions.sliceBytes > 0 && network.counts.slices > 0;
    network.set({ sliceBytes: 0 });
    if (!isCut) return;
    const what = `${network.name} cut what passed into ${network.counts.slices} slices`;
    stage.notes.push({ atMs: stage.nowMs(), what });
  },
  witnesses: (record, span) => noted(record, span, `network of ${nameOfSide(side)} cut `),
});
