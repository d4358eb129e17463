import assert from 'node:assert/strict';
import { AdmissionQueue, type PriorityClass, type QueueEntry, type QueueRules, shareOf } from './index.ts';

const open: QueueRules = {
  capacity: 3,
  fullPolicy: 'reject',
  classWeights: { interactive: 8, batch: 1 },
  tenantWeights: new Map([['ash', 1]]),
};
const twoTenants = new Map([
  ['ash', 1],
  ['birch', 1],
]);

let arrivals = 0;

function task(id: string, more: Partial<QueueEntry> = {}): QueueEntry {
  arrivals += 1;
  return { id, tenant: 'ash', priority: 'batch', deadlineAtMs: 60_000, arrival: arrivals, ...more };
}

function interactive(id: string, more: Partial<QueueEntry> = {}): QueueEntry {
  return task(id, { priority: 'interactive', ...more });
}

/** Admits for good; the displaced id and code, `admitted` or the policy that refused. */
function admit(queue: AdmissionQueue, entry: QueueEntry): string {
  const decision = queue.admit(entry);
  if (decision.kind === 'refused') return `${decision.code} ${decision.policyLabel}`;
  queue.commit(entry.id);
  return decision.displaced ? `${decision.displaced.code} ${decision.displaced.id}` : 'admitted';
}

function filled(rules: QueueRules, ...entries: readonly QueueEntry[]): AdmissionQueue {
  const queue = new AdmissionQueue(rules);
  for (const entry of entries) assert.equal(admit(queue, entry), 'admitted');
  return queue;
}

describe('the bounds of a queue', () => {
  it('admit up to the capacity, that one included, and refuse one more [ORCH-3004(a)] [QOS-002]', () => {
    const queue = filled(open, task('a'), task('b'));
    assert.equal(admit(queue, task('c')), 'admitted');
    assert.equal(queue.depth().places, 3);
    assert.equal(admit(queue, task('d')), 'ADMISSION_REJECT reject');
    assert.equal(queue.depth().places, 3);
  });

  it('do not count what runs [ORCH-3004(b)] [ASY-ADM-008]', () => {
    const queue = filled(open, task('a'), task('b'), task('c'));
    assert.equal(queue.next(0)?.id, 'a');
    assert.equal(admit(queue, task('d')), 'admitted');
    assert.equal(admit(queue, task('e')), 'ADMISSION_REJECT reject');
  });

  it('bind a class more tightly where it has its own, and leave the rest to the other [OC-CORE-1001]', () => {
    const queue = filled({ ...open, classCapacity: { batch: 1 } }, task('a'));
    assert.equal(admit(queue, task('b')), 'ADMISSION_REJECT reject');
    assert.equal(admit(queue, interactive('c')), 'admitted');
    assert.equal(admit(queue, interactive('d')), 'admitted');
    assert.deepEqual(queue.depth().byClass.batch, { queued: 1, places: 1 });
  });

  it('count a place from the decision on, and free it when the store refuses', () => {
    const queue = filled(open, task('a'), task('b'));
    assert.equal(queue.admit(task('c')).kind, 'admitted');
    assert.deepEqual([queue.depth().queued, queue.depth().places], [2, 3]);
    assert.equal(admit(queue, task('d')), 'ADMISSION_REJECT reject');
    queue.rollback('c');
    assert.equal(admit(queue, task('e')), 'admitted');
  });

  it('let restored work stand above them and refuse until it has drained', () => {
    const queue = new AdmissionQueue({ ...open, capacity: 1, fullPolicy: 'drop-lru' });
    queue.restore(task('a'));
    queue.restore(task('b'));
    assert.equal(admit(queue, task('c')), 'ADMISSION_REJECT drop-lru');
    assert.equal(queue.next(0)?.id, 'a');
    assert.equal(admit(queue, task('d')), 'QUEUE_FULL_DROP_LRU b');
  });

  it('give a requeued task its old order, no place, and safety from newcomers [ASY-STATE-007]', () => {
    const queue = filled({ ...open, capacity: 1, fullPolicy: 'drop-lru' }, task('a'));
    const first = queue.next(0);
    assert.ok(first);
    assert.equal(admit(queue, task('b')), 'admitted');
    queue.requeue(first);
    assert.deepEqual([queue.depth().queued, queue.depth().places], [2, 1]);
    assert.equal(admit(queue, task('c')), 'QUEUE_FULL_DROP_LRU b');
    assert.equal(queue.next(0)?.id, 'a');
    queue.requeue(first);
    assert.deepEqual(
      queue.expire(60_000).map(entry => entry.id),
      ['a', 'c'],
    );
  });

  it('follow a reload at once, and lose nothing by it', () => {
    const queue = filled(open, task('a'), task('b'));
    queue.reconfigure({ ...open, capacity: 1 });
    assert.equal(admit(queue, task('c')), 'ADMISSION_REJECT reject');
    queue.reconfigure({ ...open, capacity: 2, fullPolicy: 'drop-lru', etaAwareEviction: true });
    assert.equal(admit(queue, task('d')), 'QUEUE_FULL_DROP_LRU a');
    assert.deepEqual([queue.next(0)?.id, queue.next(0)?.id, queue.next(0)?.id], ['b', 'd', undefined]);
  });
});

describe('shares', () => {
  it('are the capacity by weight, rounded down, and at least one [ASY-ADM-005(a)] [ASY-ADM-005(b)]', () => {
    const rules = {
      ...open,
      capacity: 10,
      tenantWeights: new Map([
        ['ash', 1],
        ['birch', 2],
        ['cedar', 0.1],
      ]),
    };
    assert.deepEqual(
      ['ash', 'birch', 'cedar', 'gone'].map(tenant => shareOf(rules, tenant)),
      [3, 6, 1, 1],
    );
    assert.deepEqual(
      ['ash', 'birch'].map(id => shareOf({ ...open, tenantWeights: twoTenants }, id)),
      [1, 1],
    );
  });

  const rules = { ...open, capacity: 4, tenantWeights: twoTenants };
  const birch = { tenant: 'birch' };

  for (const fullPolicy of ['reject', 'drop-lru', 'shed-low-priority'] as const) {
    it(`are borrowed while places are free and given back youngest first under ${fullPolicy} [ASY-ADM-005(c)] [ASY-ADM-006(a)] [ASY-ADM-006(b)] [ASY-ADM-006(d)]`, () => {
      const queue = filled({ ...rules, fullPolicy }, task('a'), task('b'), task('c'), task('d'));
      assert.equal(admit(queue, task('e', birch)), 'QUEUE_SHARE_RECLAIMED d');
      assert.equal(admit(queue, task('f', birch)), 'QUEUE_SHARE_RECLAIMED c');
      const third = admit(queue, task('g', birch));
      assert.doesNotMatch(third, /RECLAIMED/, 'at its share a tenant takes nothing from another one');
      assert.equal(queue.placesOfTenant('ash'), 2);
    });
  }

  it('follow a reload of the weights', () => {
    const queue = filled(rules, task('a'), task('b'), task('c'), task('d', birch));
    const tenantWeights = new Map([
      ['ash', 3],
      ['birch', 1],
    ]);
    queue.reconfigure({ ...rules, tenantWeights });
    assert.equal(admit(queue, task('e', birch)), 'ADMISSION_REJECT reject');
    queue.reconfigure(rules);
    assert.equal(admit(queue, task('f', birch)), 'QUEUE_SHARE_RECLAIMED c');
  });

  it('never cost a task of a higher class [ASY-ADM-006(c)] [ASY-ADM-006(e)]', () => {
    const borrowed = [interactive('a'), interactive('b'), task('c'), interactive('d')];
    const queue = filled(rules, ...borrowed);
    assert.equal(admit(queue, task('e', birch)), 'QUEUE_SHARE_RECLAIMED c');
    assert.equal(admit(queue, task('f', birch)), 'ADMISSION_REJECT reject');
    assert.equal(admit(queue, interactive('g', birch)), 'QUEUE_SHARE_RECLAIMED d');
  });

  it('are not reclaimed from a newcomer whose admission is not durable yet', () => {
    const queue = filled({ ...rules, capacity: 2 }, task('a'));
    assert.equal(queue.admit(task('b')).kind, 'admitted');
    assert.equal(admit(queue, task('c', birch)), 'QUEUE_SHARE_RECLAIMED a');
  });

  it('put the displaced task back when the newcomer is not stored after all', () => {
    const queue = filled(rules, task('a'), task('b'), task('c'), task('d'));
    assert.equal(queue.admit(task('e', birch)).kind, 'admitted');
    assert.deepEqual(queue.snapshot().leaving, ['d']);
    assert.equal(queue.remove('d'), undefined);
    queue.rollback('e');
    assert.deepEqual(queue.snapshot().eligible, ['a', 'b', 'c', 'd']);
  });
});

describe('full policies', () => {
  const birchRules = { ...open, tenantWeights: twoTenants, capacity: 4 };

  it('drop-lru evicts the longest-waiting of the lowest class present, never above the newcomer [ORCH-3005(b)] [ASY-ADM-009(b)] [ASY-ADM-009(c)] [ASY-ADM-009(d)]', () => {
    const queue = filled({ ...open, fullPolicy: 'drop-lru' }, interactive('a'), task('b'), task('c'));
    assert.equal(admit(queue, interactive('d')), 'QUEUE_FULL_DROP_LRU b');
    assert.equal(admit(queue, interactive('e')), 'QUEUE_FULL_DROP_LRU c');
    assert.equal(admit(queue, task('f')), 'ADMISSION_REJECT drop-lru');
    assert.equal(admit(queue, interactive('g')), 'QUEUE_FULL_DROP_LRU a');
  });

  it("drop-lru evicts from the newcomer's class where that is full [ASY-ADM-009(a)]", () => {
    const rules: QueueRules = { ...open, fullPolicy: 'drop-lru', classCapacity: { interactive: 2 } };
    const queue = filled(rules, task('a'), interactive('b'), interactive('c'));
    assert.equal(admit(queue, interactive('d')), 'QUEUE_FULL_DROP_LRU b');
  });

  it('drop-lru lets the thinnest margin go first only where the pool says so [ORCH-3080]', () => {
    const margins: [string, number][] = [
      ['a', 900],
      ['b', 10],
      ['c', 500],
    ];
    const entries = margins.map(([id, marginMs]) => task(id, { predictedEndMs: 60_000 - marginMs }));
    const rules: QueueRules = { ...open, fullPolicy: 'drop-lru' };
    const aware = filled({ ...rules, etaAwareEviction: true }, ...entries);
    assert.equal(admit(aware, interactive('d', { predictedEndMs: 0 })), 'QUEUE_FULL_DROP_LRU b');
    assert.equal(admit(filled(rules, ...entries), interactive('e')), 'QUEUE_FULL_DROP_LRU a');
  });

  it('shed-low-priority sheds the youngest strictly below and otherwise refuses [ORCH-3005(c)] [ASY-ADM-011(a)] [ASY-ADM-011(b)]', () => {
    const queue = filled(
      { ...open, fullPolicy: 'shed-low-priority' },
      task('a'),
      task('b'),
      interactive('c'),
    );
    assert.equal(admit(queue, task('d')), 'ADMISSION_REJECT shed-low-priority');
    assert.equal(admit(queue, interactive('e')), 'SHED_LOW_PRIORITY b');
    assert.equal(admit(queue, interactive('f')), 'SHED_LOW_PRIORITY a');
    assert.equal(admit(queue, interactive('g')), 'ADMISSION_REJECT shed-low-priority');
  });

  it('end at the border of the tenant [ASY-ADM-012]', () => {
    for (const fullPolicy of ['drop-lru', 'shed-low-priority'] as const) {
      const mine = (id: PriorityClass): QueueEntry => task(id, { priority: id });
      const theirs = ['p', 'q'].map(id => task(id, { tenant: 'birch' }));
      const queue = filled({ ...birchRules, fullPolicy }, ...theirs, mine('interactive'), interactive('own'));
      const decision = admit(queue, interactive('d'));
      assert.equal(
        decision,
        fullPolicy === 'drop-lru' ? 'QUEUE_FULL_DROP_LRU interactive' : `ADMISSION_REJECT ${fullPolicy}`,
      );
      assert.equal(queue.placesOfTenant('birch'), 2);
    }
  });
});
