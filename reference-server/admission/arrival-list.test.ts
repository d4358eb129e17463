import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ArrivalList } from './arrival-list.ts';
import { Flow, noteOf, type Waiting } from './waiting.ts';

const flow = new Flow('ash', 'batch', 1);

const waiting = (arrival: number): Waiting =>
  noteOf({ id: `t${arrival}`, tenant: 'ash', priority: 'batch', deadlineAtMs: 1, arrival }, flow, false);

const agree = (list: ArrivalList, arrivals: readonly number[]): void => {
  const sorted = arrivals.toSorted((a, b) => a - b);
  assert.deepEqual(
    [...list.values()].map(({ entry }) => entry.arrival),
    sorted,
  );
  assert.deepEqual([list.oldest?.entry.arrival, list.youngest?.entry.arrival], [sorted[0], sorted.at(-1)]);
  const backwards: number[] = [];
  for (let item = list.youngest; item !== undefined; item = item.older) backwards.push(item.entry.arrival);
  assert.deepEqual(backwards, sorted.toReversed());
};

describe('a list by arrival', () => {
  it('takes whoever comes back into the place that it had, near either end or between', () => {
    for (const back of [0, 1, 2, 5, 8, 9]) {
      const all = Array.from({ length: 10 }, (_, arrival) => waiting(arrival));
      const list = new ArrivalList();
      for (const item of all) list.add(item);
      const item = all[back];
      assert.ok(item);
      list.remove(item);
      agree(list, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].toSpliced(back, 1));
      list.add(item);
      agree(list, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }
  });

  it('is in order whoever comes and goes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 60 }), steps => {
        const list = new ArrivalList();
        const there = new Map<number, Waiting>();
        for (const arrival of steps) {
          const known = there.get(arrival);
          if (known === undefined) {
            const item = waiting(arrival);
            list.add(item);
            there.set(arrival, item);
          } else {
            list.remove(known);
            there.delete(arrival);
          }
          agree(list, [...there.keys()]);
        }
      }),
    );
  });
});
