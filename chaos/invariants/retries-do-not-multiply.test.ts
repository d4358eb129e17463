import assert from 'node:assert/strict';
import type { RunRecord, Scrape } from '../grammar/record.ts';
import { retriesDoNotMultiply as invariant } from './retries-do-not-multiply.ts';
import { aCall, runOf, served, type Told, withFinal } from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const circuit = (atMs: number, open: number): Scrape => ({
  ...{ atMs, life: 0 },
  samples: [{ name: 'circuit_state', labels: { replica_id: 'r1', state: 'open' }, value: open }],
});

/** Twenty-one tasks after the breaker opened, some of which took two attempts. */
const run = (again: number, opened = true): RunRecord => {
  const told = Array.from({ length: 21 }, (_, at): Told => {
    const one = served({ task: `t${at}`, atMs: 3_000 + at * 10 });
    if (at >= again) return one;
    return { ...one, calls: [aCall(`t${at}`, 3_000 + at * 10, { count: 0, how: 'failed' }), ...one.calls] };
  });
  const early = {
    ...served({ task: 'early' }),
    calls: [1_004, 1_100, 1_200].map(atMs => aCall('early', atMs)),
  };
  return runOf({ told: [early, ...told], scrapes: [circuit(1_000, 0), circuit(2_000, opened ? 1 : 0)] });
};

describe('retries do not multiply', () => {
  it('holds at 1.1 attempts a task, counted from when the breaker was open', () => {
    assert.equal(heldOver(invariant, run(2)), 21);
  });

  it('is violated by more', () => {
    assertViolated(invariant, run(3), /1.143 attempts a task, of 21 tasks/);
  });

  it('counts attempts of which no engine saw anything', () => {
    const record = run(0);
    const tasks = record.final?.tasks.map(task => (task.task < 't3' ? { ...task, attempts: 2 } : task)) ?? [];
    assertViolated(
      invariant,
      { ...record, final: record.final && { ...record.final, tasks } },
      /attempts a task/,
    );
    assert.equal(withFinal(served(), { attempts: 2 }).final?.attempts, 2);
  });

  it('is unknown where no breaker opened, or too little came after it', () => {
    assertUnknown(invariant, run(3, false), /no breaker was seen to open/);
    const few = runOf({ told: [served({ atMs: 3_000 })], scrapes: [circuit(2_000, 1)] });
    assertUnknown(invariant, few, /only 1 tasks/);
  });
});
