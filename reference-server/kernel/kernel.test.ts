import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  deadlineAfter,
  heapSeat,
  IndexedHeap,
  InvariantError,
  invariant,
  isOrchestratorError,
  isPast,
  OrchestratorError,
  present,
  recordDeadline,
  remainingMs,
  restoreDeadline,
} from './index.ts';

describe('deadlines', () => {
  it('are past at their own moment and not one before, and never leave less than nothing', () => {
    const deadline = deadlineAfter(1_000, 50);
    assert.deepEqual([isPast(deadline, 1_049), isPast(deadline, 1_050)], [false, true]);
    assert.deepEqual([remainingMs(deadline, 1_049), remainingMs(deadline, 1_060)], [1, 0]);
  });

  it('keep the smaller of both remainders across a restart [ASY-DEADLINE-002(b)] [ASY-DEADLINE-002(c)]', () => {
    const record = recordDeadline(deadlineAfter(1_000, 500), { monotonicMs: 1_100, wallMs: 90_000 });
    assert.deepEqual(record, { wallAtMs: 90_400, remainingMs: 400 });
    const restMs = (wallMs: number): number => restoreDeadline(record, { monotonicMs: 7, wallMs }).atMs - 7;
    assert.equal(restMs(90_100), 300, 'time passed while the process was away');
    assert.equal(restMs(10_000), 400, 'the wall clock was set back');
    assert.equal(restMs(99_000), 0, 'it passed while the process was away');
  });
});

describe('failures', () => {
  it('carry their code, their hint and their cause', () => {
    const cause = new Error('the disk is full');
    const error = new OrchestratorError('STORE_UNAVAILABLE', {
      retryAfterMs: 20,
      policyLabel: 'unavailable',
      cause,
    });
    assert.ok(isOrchestratorError(error));
    assert.deepEqual(
      [error.code, error.retryAfterMs, error.policyLabel, error.cause, error.message, error.publicMessage],
      ['STORE_UNAVAILABLE', 20, 'unavailable', cause, 'STORE_UNAVAILABLE', undefined],
    );
    assert.equal(isOrchestratorError(cause), false);
  });

  it('are told from bugs, which name the sentence that is not true', () => {
    assert.throws(() => invariant(false, 'a task ends once'), InvariantError);
    assert.throws(() => present(undefined, 'a task has a pool'), /a task has a pool/);
    assert.equal(present(0, 'zero is a value'), 0);
  });
});

describe('the indexed heap', () => {
  it('gives up its members in order after any adding, moving and removing', () => {
    const step = fc.record({
      kind: fc.constantFrom('add', 'add', 'move', 'remove'),
      key: fc.nat(30),
      pick: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), steps => {
        const heap = new IndexedHeap<{ key: number }>((a, b) => a.key < b.key);
        const seats: ReturnType<typeof heapSeat<{ key: number }>>[] = [];
        for (const { kind, key, pick } of steps) {
          const index = pick % Math.max(1, seats.length);
          const seat = seats[index];
          if (kind === 'add') {
            const added = heapSeat({ key });
            seats.push(added);
            heap.add(added);
          } else if (seat && kind === 'move') {
            seat.value.key = key;
            heap.update(seat);
          } else if (seat) {
            heap.remove(seats.splice(index, 1)[0] ?? seat);
          }
        }
        const given: number[] = [];
        for (let first = heap.takeFirst(); first; first = heap.takeFirst()) given.push(first.key);
        assert.deepEqual(
          given,
          seats.map(seat => seat.value.key).sort((a, b) => a - b),
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
