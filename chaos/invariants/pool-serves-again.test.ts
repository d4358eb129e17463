import assert from 'node:assert/strict';
import type { RunRecord, WorkerLife } from '../grammar/record.ts';
import { poolServesAgain } from './pool-serves-again.ts';
import { runOf, served, type Told as Task, window, withOperation } from './testing/runs.ts';
import { assertUnknown, assertViolated, findingsOf, heldOver } from './testing/verdicts.ts';

const fault = 'engine 1 dies';
const invariant = poolServesAgain(fault, 1, 500);
const restart = { base_ms: 100, cap_ms: 2_000, per_minute_max: 3 };

const lived = (startedMs: number, endedMs: number): WorkerLife => ({
  ...{ engine: 'engine 1', worker: `worker from ${startedMs} on`, startedMs, endedMs },
});

/** The fault is over at 3,000. */
const workers: readonly WorkerLife[] = [lived(500, 2_000)];

interface Told {
  readonly calledMs?: number;
  readonly engine?: string;
  readonly ready?: number;
  readonly workers?: readonly WorkerLife[];
}

const cameFor = (pool: number, task: Task): Task =>
  withOperation(task, { arrival: { ...task.operation.arrival, pool } });

/** Its first piece comes 20 ms after the call. */
const run = ({ calledMs = 3_480, engine = 'engine 1', ready = 1, ...more }: Told = {}): RunRecord => {
  const { final, ...record } = runOf({
    told: [cameFor(1, served({ atMs: calledMs - 4, calledMs, engine }))],
    ...{ faults: [window(1_900, 3_000, fault)], pool: { restart }, workers, ...more },
  });
  assert.ok(final !== undefined);
  const samples = [{ name: 'pool_ready', labels: { pool_id: 'examined' }, value: ready }];
  return { ...record, final: { ...final, samples } };
};

describe('its pool serves again', () => {
  it('holds where a piece comes within the time, and is violated a moment later', () => {
    assert.equal(heldOver(invariant, run()), 1);
    assertViolated(invariant, run({ calledMs: 3_481 }), /again after 501 ms; it had to wait for 0 ms/);
  });

  it('grants the wait that was left, of the backoff and of the minute', () => {
    const twice = [...workers, lived(2_300, 2_900)];
    assert.equal(heldOver(invariant, run({ workers: twice, calledMs: 3_580 })), 1);
    assertViolated(invariant, run({ workers: twice, calledMs: 3_581 }), /had to wait for 100 ms/);
    const spent = [...workers, lived(2_100, 2_150), lived(2_400, 2_450), lived(2_850, 2_900)];
    assert.equal(heldOver(invariant, run({ workers: spent, calledMs: 62_100 + 480 })), 1);
    assertViolated(invariant, run({ workers: spent, calledMs: 62_100 + 481 }), /wait for 59100 ms/);
  });

  it('is violated where the engine never serves again, whatever another one does', () => {
    assertViolated(invariant, run({ engine: 'engine 2' }), /served again never/);
  });

  it('is violated where the pool says at the end that it is not ready', () => {
    assertViolated(invariant, run({ ready: 0 }), /pool 1 is not ready at the end/);
  });

  it('is unknown where nothing was healed, or nobody came afterwards', () => {
    assertUnknown(invariant, { ...run(), faults: [] }, /nobody came/);
    assertUnknown(invariant, run({ calledMs: 2_500 }), /nobody came/);
    assertUnknown(poolServesAgain(fault, 2, 500), run(), /nobody came/);
  });

  it('says what it took and what it may take', () => {
    const spans = (told: Told) => findingsOf(invariant, run(told)).map(({ span }) => span);
    assert.deepEqual(spans({ calledMs: 3_600 }), [{ tookMs: 620, dueMs: 500 }]);
    assert.deepEqual(spans({ engine: 'engine 2' }), [{ tookMs: Infinity, dueMs: 500 }]);
  });
});
