import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AdmissionQueue, type PriorityClass, type QueueEntry, type QueueRules } from './index.ts';

const rules: QueueRules = {
  capacity: 1_000_000,
  fullPolicy: 'reject',
  classWeights: { interactive: 8, batch: 1 },
  tenantWeights: new Map([
    ['ash', 1],
    ['birch', 3],
  ]),
};

/** A queue in which some flows always have work: each dispatch is followed by an admission to the same flow. */
class Backlog {
  readonly queue: AdmissionQueue;
  #arrival = 0;

  constructor(queueRules: QueueRules = rules) {
    this.queue = new AdmissionQueue(queueRules);
  }

  add(tenant: string, priority: PriorityClass, more: Partial<QueueEntry> = {}): QueueEntry {
    this.#arrival += 1;
    const arrival = this.#arrival;
    const entry = { id: `t${arrival}`, tenant, priority, deadlineAtMs: 1e9, arrival, ...more };
    assert.equal(this.queue.admit(entry).kind, 'admitted');
    this.queue.commit(entry.id);
    return entry;
  }

  serve(): QueueEntry {
    const entry = this.queue.next(0);
    assert.ok(entry, 'a backlogged queue has a next task');
    this.add(entry.tenant, entry.priority);
    return entry;
  }

  drained(): string[] {
    const ids: string[] = [];
    for (let entry = this.queue.next(0); entry; entry = this.queue.next(0)) ids.push(entry.id);
    return ids;
  }
}

describe('the order inside a flow', () => {
  it('is arrival among equals, and the earliest deadline otherwise [ORCH-3004(c)] [ASY-ADM-014] [QOS-001]', () => {
    const backlog = new Backlog();
    for (const deadlineAtMs of [50, 50, 40, 60, 50]) backlog.add('ash', 'batch', { deadlineAtMs });
    assert.deepEqual(backlog.drained(), ['t3', 't1', 't2', 't5', 't4']);
  });

  it('loses nothing and repeats nothing over many runs of the sorted store [OC-CORE-1003(b)]', () => {
    const backlog = new Backlog();
    const entries = Array.from({ length: 3_000 }, (_, i) =>
      backlog.add('ash', 'batch', { deadlineAtMs: 1 + ((i * 7_919) % 1_000) }),
    );
    const kept = entries.filter((_, i) => i % 3 !== 0);
    for (const [i, entry] of entries.entries())
      if (i % 3 === 0) assert.equal(backlog.queue.remove(entry.id), entry);
    kept.sort((a, b) => a.deadlineAtMs - b.deadlineAtMs || a.arrival - b.arrival);
    assert.deepEqual(
      backlog.drained(),
      kept.map(entry => entry.id),
    );
  });

  it('does not dispatch what was removed, and does not remove it twice', () => {
    const backlog = new Backlog();
    const entry = backlog.add('ash', 'batch');
    assert.equal(backlog.queue.remove(entry.id), entry);
    assert.equal(backlog.queue.remove(entry.id), undefined);
    assert.equal(backlog.queue.next(0), undefined);
  });

  it('passes over what is overdue and leaves it to be expired [ASY-ADM-008(d)]', () => {
    const backlog = new Backlog();
    backlog.add('ash', 'batch', { deadlineAtMs: 10 });
    backlog.add('ash', 'batch', { deadlineAtMs: 11 });
    assert.equal(backlog.queue.nextDeadlineMs(), 10);
    assert.equal(backlog.queue.next(10)?.id, 't2');
    assert.equal(backlog.queue.depth().queued, 1);
    assert.deepEqual(
      backlog.queue.expire(10).map(entry => entry.id),
      ['t1'],
    );
    assert.deepEqual([backlog.queue.depth().queued, backlog.queue.nextDeadlineMs()], [0, undefined]);
  });
});

describe('fair turns', () => {
  it('serve eight of the higher class and then one of the lower [ORCH-3075(a)] [ORCH-3075(b)] [OC-CORE-1004(b)]', () => {
    const backlog = new Backlog();
    backlog.add('ash', 'batch');
    backlog.add('ash', 'interactive');
    const served = Array.from({ length: 27 }, () => (backlog.serve().priority === 'batch' ? 'b' : 'i'));
    assert.equal(served.join(''), 'iiiiiiiibiiiiiiiibiiiiiiiib');
  });

  it('give what one class leaves unused to the other at once [ORCH-3075(c)]', () => {
    const backlog = new Backlog();
    for (let i = 0; i < 20; i += 1) backlog.add('ash', 'batch');
    const before = Array.from({ length: 12 }, () => backlog.queue.next(0)?.priority);
    assert.deepEqual(new Set(before), new Set(['batch']));
    backlog.add('ash', 'interactive');
    assert.equal(backlog.queue.next(0)?.priority, 'interactive', 'idle time earns the batch no lead');
  });

  it('keep each tenant within one round of its weight, from below and from above [OC-CORE-1004(a)]', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(weights, fc.integer({ min: 10, max: 400 }), (list, dispatches) => {
        const tenantWeights = new Map(list.map((weight, i) => [`tenant-${i}`, weight]));
        const backlog = new Backlog({ ...rules, tenantWeights });
        const served = new Map<string, number>();
        for (const tenant of tenantWeights.keys()) backlog.add(tenant, 'interactive');
        for (let i = 0; i < dispatches; i += 1) {
          const { tenant } = backlog.serve();
          served.set(tenant, (served.get(tenant) ?? 0) + 1);
        }
        const rounds = [...tenantWeights].map(([tenant, weight]) => [
          (served.get(tenant) ?? 0) / weight,
          1 / weight,
        ]);
        for (const [own = 0, ownUnit = 0] of rounds) {
          for (const [other = 0, otherUnit = 0] of rounds) {
            assert.ok(Math.abs(own - other) <= ownUnit + otherUnit + 1e-9, `${own} and ${other} rounds`);
          }
        }
      }),
    );
  });

  it('make a newcomer wait for its weight and no longer, however long the others were alone [ORCH-3075(b)]', () => {
    const backlog = new Backlog();
    backlog.add('birch', 'interactive');
    for (let i = 0; i < 500; i += 1) backlog.serve();
    const late = backlog.add('ash', 'interactive');
    const before: string[] = [];
    for (let entry = backlog.serve(); entry.id !== late.id; entry = backlog.serve())
      before.push(entry.tenant);
    assert.ok(before.length >= 2 && before.length <= 4, `${before.length} went before it`);
  });

  it('charge nothing for what was canceled', () => {
    const backlog = new Backlog();
    for (let i = 0; i < 50; i += 1) backlog.queue.remove(backlog.add('ash', 'interactive').id);
    backlog.add('birch', 'interactive');
    backlog.add('birch', 'interactive', { deadlineAtMs: 5e9 });
    backlog.add('ash', 'interactive');
    const order = [backlog.serve(), backlog.serve(), backlog.serve(), backlog.serve()].map(
      entry => entry.tenant,
    );
    assert.deepEqual(order.filter(tenant => tenant === 'ash').length, 1);
  });
});

describe('the position', () => {
  const arrivals = fc.array(
    fc.record({
      tenant: fc.constantFrom('ash', 'birch', 'cedar'),
      priority: fc.constantFrom<PriorityClass>('interactive', 'batch'),
      deadlineAtMs: fc.constantFrom(1_000, 2_000, 3_000),
      isFollowedByDispatch: fc.boolean(),
    }),
    { minLength: 1, maxLength: 40 },
  );

  it('is the number of tasks that are then dispatched first [ASY-ETA-005]', () => {
    fc.assert(
      fc.property(arrivals, list => {
        const backlog = new Backlog();
        for (const { isFollowedByDispatch, tenant, priority, deadlineAtMs } of list) {
          backlog.add(tenant, priority, { deadlineAtMs });
          if (isFollowedByDispatch) backlog.queue.next(0);
        }
        const last = { tenant: 'birch', priority: 'interactive', deadlineAtMs: 2_000 } as const;
        const foreseen = backlog.queue.position({ ...last, id: 'last', arrival: 1_000 });
        const entry = backlog.add(last.tenant, last.priority, {
          deadlineAtMs: 2_000,
          id: 'last',
          arrival: 1_000,
        });
        assert.equal(backlog.queue.position(entry), foreseen);
        assert.equal(backlog.drained().indexOf('last'), foreseen);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('turns of one key', () => {
  const turn = { turnKey: 'session-1' };

  it('run one at a time and in order of arrival, whatever their deadlines', () => {
    const backlog = new Backlog();
    backlog.add('ash', 'interactive', { ...turn, deadlineAtMs: 9_000 });
    backlog.add('ash', 'interactive', { ...turn, deadlineAtMs: 1_000 });
    backlog.add('ash', 'batch', { deadlineAtMs: 9_000 });
    assert.deepEqual(backlog.drained(), ['t1', 't3']);
    assert.deepEqual(backlog.queue.snapshot().held, ['t2']);
    backlog.queue.release('session-1');
    assert.deepEqual(backlog.drained(), ['t2']);
  });

  it('move up when the first of the line is removed, and expire behind one that runs', () => {
    const backlog = new Backlog();
    const first = backlog.add('ash', 'interactive', turn);
    backlog.add('ash', 'interactive', { ...turn, deadlineAtMs: 500 });
    backlog.add('ash', 'interactive', turn);
    backlog.queue.remove(first.id);
    assert.equal(backlog.queue.next(0)?.id, 't2');
    backlog.add('ash', 'interactive', { ...turn, deadlineAtMs: 400 });
    assert.equal(backlog.queue.nextDeadlineMs(), 400);
    assert.deepEqual(
      backlog.queue.expire(400).map(entry => entry.id),
      ['t4'],
    );
  });

  it('keep their order when the running one comes back', () => {
    const backlog = new Backlog();
    backlog.add('ash', 'interactive', turn);
    backlog.add('ash', 'interactive', turn);
    const running = backlog.queue.next(0);
    assert.ok(running);
    backlog.queue.requeue(running);
    assert.deepEqual(backlog.queue.snapshot().eligible, ['t1']);
  });
});

describe('the cost of the queue', () => {
  /** Counts how often the order asks an entry for its deadline: twice a comparison. */
  function readsAt(depth: number): number {
    const backlog = new Backlog();
    let reads = 0;
    const counted = (arrival: number): QueueEntry => ({
      id: `c${arrival}`,
      tenant: 'ash',
      priority: 'batch',
      arrival,
      get deadlineAtMs() {
        reads += 1;
        return 1 + ((arrival * 7_919) % 100_003);
      },
    });
    for (let i = 0; i < depth; i += 1) backlog.queue.restore(counted(i));
    reads = 0;
    for (let i = depth; i < depth + 500; i += 1) {
      backlog.queue.restore(counted(i));
      backlog.queue.next(0);
    }
    return reads / 1_000;
  }

  it('grows in comparisons no faster than the logarithm of the depth [OC-CORE-1003(a)]', () => {
    const [shallow, deep] = [readsAt(256), readsAt(65_536)];
    const perDoubling = (deep - shallow) / 8;
    assert.ok(shallow > 4, `${shallow} reads at 256`);
    assert.ok(perDoubling <= 2.5, `${perDoubling} more reads for each doubling of the depth`);
  });
});
