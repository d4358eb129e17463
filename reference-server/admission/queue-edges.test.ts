import assert from 'node:assert/strict';
import { Backlog, backlogRules } from './backlog.model.ts';
import { AdmissionQueue, type QueueEntry, type QueueRules } from './index.ts';

let arrivals = 0;

const entry = (id: string, tenant: string): QueueEntry => {
  arrivals += 1;
  return { id, tenant, priority: 'batch', deadlineAtMs: 60_000, arrival: arrivals };
};

describe('who goes past the next task', () => {
  it('is asked in the order of what the tenants of a class are owed, and pays for it', () => {
    const tenantWeights = new Map([
      ['ash', 3],
      ['birch', 2],
      ['cedar', 1],
    ]);
    const backlog = new Backlog({ ...backlogRules, tenantWeights });
    for (const tenant of ['cedar', 'birch', 'ash', 'cedar', 'birch', 'ash']) backlog.add(tenant, 'batch');
    const asked: string[] = [];
    const past = backlog.queue.nextPast(0, ({ id, tenant }) => {
      asked.push(id);
      return tenant === 'cedar';
    });
    assert.deepEqual([past?.id, asked], ['t1', ['t6', 't2', 't5', 't1']]);
    assert.deepEqual(backlog.drained(), ['t3', 't2', 't6', 't5', 't4']);
  });

  it('is nobody whose deadline has come', () => {
    const backlog = new Backlog();
    backlog.add('ash', 'interactive');
    backlog.add('ash', 'batch', { deadlineAtMs: 10 });
    backlog.add('ash', 'batch', { deadlineAtMs: 11 });
    assert.equal(backlog.queue.nextPast(10, () => true)?.id, 't3');
    assert.deepEqual(
      backlog.queue.expire(10).map(({ id }) => id),
      ['t2'],
    );
  });

  it('has taken its turn: who shares its class goes before its next one', () => {
    const backlog = new Backlog();
    backlog.add('ash', 'interactive');
    for (const tenant of ['birch', 'birch', 'cedar', 'cedar']) backlog.add(tenant, 'batch');
    const past = backlog.queue.nextPast(0, ({ tenant }) => tenant === 'cedar');
    assert.equal(past?.id, 't4');
    assert.deepEqual(backlog.drained(), ['t1', 't2', 't3', 't5']);
  });
});

describe('who goes past where the lower class has its turn', () => {
  const served = (count: number): Backlog => {
    const backlog = new Backlog();
    for (let at = 0; at < count; at += 1) backlog.add('ash', 'batch');
    for (let at = 0; at < 30; at += 1) backlog.add('ash', 'interactive');
    return backlog;
  };

  it('is asked of the lower class first', () => {
    const backlog = served(3);
    for (let at = 0; at < 8; at += 1) assert.equal(backlog.queue.next(0)?.priority, 'interactive');
    const asked: string[] = [];
    backlog.queue.nextPast(0, ({ priority }) => {
      asked.push(priority);
      return priority === 'interactive';
    });
    assert.deepEqual(asked, ['batch', 'batch', 'interactive']);
  });

  it('has its class pay for it: its next turn comes sixteen later and not eight', () => {
    const isBatch = (id: string): boolean => ['t1', 't2', 't3'].includes(id);
    assert.equal(served(3).drained().findIndex(isBatch), 8);
    const backlog = served(3);
    backlog.queue.nextPast(0, ({ priority }) => priority === 'batch');
    assert.equal(backlog.drained().findIndex(isBatch), 16);
  });
});

describe('weights that are changed while work waits', () => {
  it('leave what was served before served: who is owed a turn still is', () => {
    const backlog = new Backlog();
    for (let at = 0; at < 6; at += 1) {
      backlog.add('birch', 'batch', { deadlineAtMs: 1_000 });
      backlog.add('ash', 'batch', { deadlineAtMs: 2_000 });
    }
    const first = [1, 2, 3].map(() => backlog.queue.next(0)?.tenant);
    assert.deepEqual(first, ['birch', 'birch', 'birch']);
    const tenantWeights = new Map(['ash', 'birch'].map(tenant => [tenant, 1]));
    backlog.queue.reconfigure({ ...backlogRules, tenantWeights });
    assert.deepEqual(
      [1, 2, 3].map(() => backlog.queue.next(0)?.tenant),
      ['ash', 'birch', 'ash'],
    );
  });
});

describe('the position of the last of many', () => {
  it('is exact behind hundreds of another tenant that are owed as much', () => {
    const tenantWeights = new Map(['ash', 'birch'].map(tenant => [tenant, 1]));
    const backlog = new Backlog({ ...backlogRules, tenantWeights });
    for (let at = 0; at < 700; at += 1) for (const tenant of ['ash', 'birch']) backlog.add(tenant, 'batch');
    const lasts = ['ash', 'birch'].map(tenant => backlog.add(tenant, 'batch'));
    const positions = lasts.map(last => backlog.queue.position(last));
    const order = backlog.drained();
    assert.deepEqual(
      positions,
      lasts.map(({ id }) => order.indexOf(id)),
    );
  });
});

describe('the position of a task of the lower class', () => {
  it('counts those of the higher class that wait, and no more', () => {
    const backlog = new Backlog();
    backlog.add('ash', 'interactive');
    const last = backlog.add('ash', 'batch');
    assert.equal(backlog.queue.position(last), 1);
    backlog.add('ash', 'interactive');
    assert.equal(backlog.queue.position(last), 2);
    for (let more = 0; more < 20; more += 1) backlog.add('ash', 'interactive');
    assert.equal(backlog.queue.position(last), 8);
    assert.equal(backlog.drained().indexOf(last.id), 8);
  });
});

describe('a long queue out of whose middle many are taken', () => {
  it('keeps the order of the others, and finds the place of newcomers', () => {
    const backlog = new Backlog();
    const entries = Array.from({ length: 1_200 }, (_, at) =>
      backlog.add('ash', 'batch', { deadlineAtMs: 10 * (at + 1) }),
    );
    const gone = entries.slice(200, 900);
    for (const each of gone) assert.equal(backlog.queue.remove(each.id), each);
    const kept = entries.filter(each => !gone.includes(each));
    const late = [2_005, 5_005, 9_005].map(deadlineAtMs => backlog.add('ash', 'batch', { deadlineAtMs }));
    for (const [at, each] of late.entries()) assert.equal(backlog.queue.position(each), 200 + at);
    for (const each of late) assert.equal(backlog.queue.remove(each.id), each);
    assert.deepEqual(
      backlog.drained(),
      kept.map(({ id }) => id),
    );
  });
});

describe('a place that is reclaimed', () => {
  const reclaimed = (capacity: number, places: readonly (readonly [string, number])[]): string => {
    const tenantWeights = new Map([
      ['ash', 1],
      ['birch', 1],
      ['cedar', 1],
      ['walnut', 3],
    ]);
    const rules: QueueRules = {
      ...backlogRules,
      capacity,
      tenantWeights,
      classWeights: { interactive: 8, batch: 1 },
    };
    const queue = new AdmissionQueue(rules);
    for (const [tenant, count] of places)
      for (let at = 1; at <= count; at += 1) {
        const one = entry(`${tenant}-${at}`, tenant);
        assert.equal(queue.admit(one).kind, 'admitted');
        // Those of ash are not committed yet, and can't be displaced.
        if (tenant !== 'ash') queue.commit(one.id);
      }
    const decision = queue.decide(entry('newcomer', 'walnut'));
    return decision.kind === 'admitted' ? (decision.displaced?.id ?? 'room') : decision.kind;
  };

  it('is the youngest of who is furthest above its share among those who can give one', () => {
    const [ash, most, least] = [
      ['ash', 5],
      ['birch', 4],
      ['cedar', 3],
    ] as const;
    assert.equal(reclaimed(12, [ash, most, least]), 'birch-4');
    assert.equal(reclaimed(12, [least, most, ash]), 'birch-4');
    assert.equal(reclaimed(12, [ash, ['birch', 3], ['cedar', 4]]), 'cedar-4');
  });

  it('is that of the first by id where they are equally far above', () => {
    assert.equal(
      reclaimed(11, [
        ['ash', 5],
        ['cedar', 3],
        ['birch', 3],
      ]),
      'birch-3',
    );
    assert.equal(
      reclaimed(11, [
        ['ash', 5],
        ['birch', 3],
        ['cedar', 3],
      ]),
      'birch-3',
    );
  });

  it('is nobody’s where nobody above its share can give one', () => {
    assert.equal(reclaimed(5, [['ash', 5]]), 'refused');
  });
});
