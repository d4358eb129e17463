import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Backlog } from './backlog.model.ts';
import type { PriorityClass } from './index.ts';

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
    backlog.add('ash', 'batch', { deadlineAtMs: 450 });
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
