import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Backlog, backlogRules } from './backlog.model.ts';

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

  it('passes over what is overdue and leaves it to be expired [ASY-STATE-007(d)]', () => {
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

describe('who goes past the next task', () => {
  it('is the first that is accepted by what its flow is owed, and pays for it [ORCH-3019(c)]', () => {
    const backlog = new Backlog();
    for (const priority of ['interactive', 'interactive', 'batch', 'batch'] as const)
      backlog.add('ash', priority);
    const asked: string[] = [];
    const past = backlog.queue.nextPast(0, ({ id }) => {
      asked.push(id);
      return id === 't3';
    });
    assert.deepEqual([past?.id, asked], ['t3', ['t2', 't3']]);
    assert.equal(backlog.queue.peek(0)?.id, 't1');
    assert.deepEqual(backlog.drained(), ['t1', 't2', 't4']);
  });

  it('is never the next task itself, nor anybody whom nothing suits', () => {
    const backlog = new Backlog();
    backlog.add('ash', 'interactive');
    assert.equal(
      backlog.queue.nextPast(0, () => true),
      undefined,
    );
    backlog.add('ash', 'batch');
    assert.equal(
      backlog.queue.nextPast(0, () => false),
      undefined,
    );
    assert.deepEqual(backlog.drained(), ['t1', 't2']);
  });
});

describe('fair turns', () => {
  it('serve eight of the higher class and then one of the lower [QOS-001] [ORCH-3075(a)] [ORCH-3075(b)] [OC-CORE-1004(b)]', () => {
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
        const backlog = new Backlog({ ...backlogRules, tenantWeights });
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

  it('follow new weights at once, and keep what was served under the old ones', () => {
    const backlog = new Backlog();
    for (const tenant of ['ash', 'birch']) for (let i = 0; i < 40; i += 1) backlog.add(tenant, 'interactive');
    const ashOf = (count: number): number =>
      Array.from({ length: count }, () => backlog.queue.next(0)?.tenant).filter(tenant => tenant === 'ash')
        .length;
    assert.equal(ashOf(8), 2);
    const tenantWeights = new Map([
      ['ash', 3],
      ['birch', 1],
    ]);
    backlog.queue.reconfigure({ ...backlogRules, tenantWeights, classWeights: { interactive: 1, batch: 1 } });
    assert.equal(ashOf(8), 6);
    for (let i = 0; i < 10; i += 1) backlog.add('ash', 'batch');
    const served = Array.from({ length: 8 }, () => backlog.queue.next(0)?.priority);
    assert.equal(served.filter(priority => priority === 'batch').length, 4);
  });

  it('do not begin anew for a tenant whose work is replaced within one step', () => {
    const backlog = new Backlog();
    backlog.add('ash', 'interactive', { deadlineAtMs: 10 });
    backlog.add('ash', 'batch', { deadlineAtMs: 11, turnKey: 'session-1' });
    const heir = backlog.add('ash', 'interactive', { deadlineAtMs: 2e9, turnKey: 'session-1' });
    for (let i = 0; i < 6; i += 1) backlog.add('birch', 'interactive');
    assert.deepEqual([backlog.queue.next(0)?.tenant, backlog.queue.next(0)?.tenant], ['birch', 'birch']);
    assert.equal(backlog.queue.next(11)?.tenant, 'birch', 'equally entitled, and more urgent');
    assert.equal(backlog.queue.next(11)?.id, heir.id);
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
