import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isOrchestratorError, VirtualWorld } from '../kernel/index.ts';
import { isTerminal, moveTask, type TaskState, taskRecord, taskStates } from '../tasks/index.ts';
import { callOf } from './calls-for-tests.ts';

// The table of the requirements once more, on purpose: a change of the code alone fails here.
const legal = new Set([
  'queued running',
  'queued failed',
  'queued canceled',
  'queued evicted',
  'queued expired',
  'running queued',
  'running completed',
  'running failed',
  'running canceled',
]);

const states = fc.constantFrom(...taskStates);

const refusalOf = (act: () => void): unknown => {
  try {
    act();
  } catch (error) {
    return isOrchestratorError(error) ? error.code : error;
  }
  return undefined;
};

describe('the moves of a call, from every state to every other', () => {
  it('are those of the table, and any other is the defect ILLEGAL_TRANSITION [PIPE-018(a)]', () => {
    for (const from of taskStates) {
      for (const to of taskStates) {
        const task = callOf(new VirtualWorld());
        task.state = from;
        const expected = legal.has(`${from} ${to}`) ? undefined : 'ILLEGAL_TRANSITION';
        assert.equal(
          refusalOf(() => moveTask(task, to)),
          expected,
          `${from} to ${to}`,
        );
      }
    }
  });

  it('leave status, record and log as they were where they are refused [PIPE-018(b), ASY-STATE-004(a)]', () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.array(states, { maxLength: 12 }), moves => {
        const task = callOf(new VirtualWorld());
        for (const to of moves) {
          const before = [task.state, structuredClone(taskRecord(task, 'operator')), task.events.length];
          const code = refusalOf(() => moveTask(task, to));
          if (code === undefined) {
            assert.equal(task.state, to);
            continue;
          }
          refused += 1;
          assert.deepEqual([task.state, taskRecord(task, 'operator'), task.events.length], before);
        }
      }),
    );
    assert.ok(refused > 100, `${refused} moves were refused`);
  });

  it('never lead out of a terminal status [PIPE-018(c)]', () => {
    const ended = taskStates.filter(isTerminal);
    assert.deepEqual(ended, ['completed', 'failed', 'canceled', 'evicted', 'expired']);
    fc.assert(
      fc.property(fc.constantFrom(...ended), fc.array(states, { minLength: 1 }), (from: TaskState, moves) => {
        const task = callOf(new VirtualWorld());
        task.state = from;
        for (const to of moves) refusalOf(() => moveTask(task, to));
        assert.equal(task.state, from);
      }),
    );
  });
});
