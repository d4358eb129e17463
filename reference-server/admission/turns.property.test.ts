import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Backlog, backlogRules } from './backlog.model.ts';
import type { QueueEntry } from './index.ts';

const weight = fc.integer({ min: 1, max: 9 });

describe('turns, whatever the weights', () => {
  it('go to the higher class where both are entitled alike, whoever came first [QOS-001(a)]', () => {
    fc.assert(
      fc.property(weight, fc.integer({ min: 1, max: 12 }), fc.boolean(), (equal, rounds, batchFirst) => {
        const backlog = new Backlog({ ...backlogRules, classWeights: { interactive: equal, batch: equal } });
        const classes = batchFirst
          ? (['batch', 'interactive'] as const)
          : (['interactive', 'batch'] as const);
        for (let at = 0; at < rounds; at += 1) for (const priority of classes) backlog.add('ash', priority);
        const served = Array.from({ length: 2 * rounds }, () => backlog.queue.next(0)?.priority);
        assert.deepEqual(served, Array.from({ length: rounds }, () => ['interactive', 'batch']).flat());
      }),
    );
  });

  it('come to the lower class by its weight, from below and from above [QOS-001(c)]', () => {
    fc.assert(
      fc.property(weight, weight, fc.integer({ min: 1, max: 20 }), (interactive, batch, rounds) => {
        const backlog = new Backlog({ ...backlogRules, classWeights: { interactive, batch } });
        for (const priority of ['interactive', 'batch'] as const) backlog.add('ash', priority);
        const served = Array.from({ length: rounds * (interactive + batch) }, () => backlog.serve().priority);
        const lower = served.filter(priority => priority === 'batch').length;
        assert.ok(Math.abs(lower - rounds * batch) <= 1, `${lower} of ${rounds * batch}`);
      }),
    );
  });
});

describe('the cost of the queue', () => {
  /** Counts how often the order asks an entry for its deadline: twice a comparison. */
  const readsAt = (depth: number, factor: number): number => {
    const backlog = new Backlog();
    let reads = 0;
    const counted = (arrival: number): QueueEntry => ({
      id: `c${arrival}`,
      tenant: 'ash',
      priority: 'batch',
      arrival,
      get deadlineAtMs() {
        reads += 1;
        return 1 + ((arrival * factor) % 100_003);
      },
    });
    for (let at = 0; at < depth; at += 1) backlog.queue.restore(counted(at));
    reads = 0;
    for (let at = depth; at < depth + 500; at += 1) {
      backlog.queue.restore(counted(at));
      backlog.queue.next(0);
    }
    return reads / 1_000;
  };

  it('grows in comparisons no faster than the logarithm of the depth, whatever the deadlines [OC-CORE-1003(a)]', function () {
    this.timeout(60_000);
    const doublings = fc.integer({ min: 8, max: 16 });
    fc.assert(
      fc.property(fc.constantFrom(7_919, 104_729, 31), doublings, (factor, times) => {
        const depth = 2 ** times;
        const reads = readsAt(depth, factor);
        assert.ok(reads > 1 && reads <= 2.5 * Math.log2(depth) + 4, `${reads} reads at ${depth}`);
      }),
      { numRuns: 12 },
    );
  });
});
