import assert from 'node:assert/strict';
import type { EngineCall, RunRecord, Scrape } from '../grammar/record.ts';
import { breakerByItsNumbers as invariant } from './breaker-by-its-numbers.ts';
import { aCall, runOf, window } from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

/** Failures 3, open for 1,000, one probe at a time, two successes. */
const pool = { breaker: { failures: 3, open_ms: 1_000, half_open_max: 1, successes: 2 } };

let number = 0;
const failed = (atMs: number, failure = 'reset'): EngineCall =>
  aCall(`t${++number}`, atMs, { count: 0, endedMs: atMs + 10, how: 'failed', failure });
const ended = (atMs: number): EngineCall => aCall(`t${++number}`, atMs, { count: 1, endedMs: atMs + 30 });

const storm = (): readonly EngineCall[] => [failed(2_000), failed(2_050), failed(2_100)];
const run = (calls: readonly EngineCall[], more: Partial<RunRecord> = {}): RunRecord =>
  runOf({ pool, calls, faults: [window(1_900, 3_000)], ...more });

const circuit = (atMs: number, open: number): Scrape => ({
  ...{ atMs, life: 0 },
  samples: [{ name: 'circuit_state', labels: { replica_id: 'r1', state: 'open' }, value: open }],
});

describe('breaker by its numbers', () => {
  it('holds where it opens, lets one probe at a time through, and closes after as many successes', () => {
    const calls = [ended(1_950), ...storm(), ended(3_200), ended(3_300), ended(3_400), ended(3_401)];
    assert.equal(heldOver(invariant, run(calls, { scrapes: [circuit(1_500, 0), circuit(2_600, 1)] })), 1);
  });

  it('is violated by a call while it has to be open', () => {
    assertViolated(
      invariant,
      run([...storm(), ended(2_600)]),
      /engine 1 was called 490 ms after its breaker had to open/,
    );
  });

  it('is violated by a call too soon after a probe that failed', () => {
    assert.equal(heldOver(invariant, run([...storm(), failed(3_200), ended(4_300)])), 2);
    assertViolated(invariant, run([...storm(), failed(3_200), ended(3_700)]), /called 490 ms after/);
  });

  it('is violated by more probes at a time than there may be', () => {
    assertViolated(invariant, run([...storm(), ended(3_200), ended(3_210)]), /more than 1 probes at a time/);
    assertViolated(
      invariant,
      run([...storm(), ended(3_200), ended(3_300), failed(3_350)].slice(0, 4).concat(ended(3_205))),
      /more than 1/,
    );
  });

  it('is violated by a metric that tells it closed, and by one that tells it open before anything failed', () => {
    assertViolated(invariant, run(storm(), { scrapes: [circuit(2_600, 0)] }), /is told as closed/);
    assertViolated(invariant, run(storm(), { scrapes: [circuit(1_500, 1)] }), /before anything failed/);
  });

  it('begins to count anew after a success', () => {
    assertUnknown(
      invariant,
      run([failed(2_000), failed(2_050), ended(2_070), failed(2_150), ended(2_600)]),
      /often enough/,
    );
  });

  it('decides nothing by a refusal, a call that was given up, an engine that was away, or a new process', () => {
    const given = aCall('x', 2_100, { count: 0, endedMs: 2_110, how: 'aborted' });
    assertUnknown(invariant, run([failed(2_000), failed(2_050), given, ended(2_600)]), /often enough/);
    assertUnknown(
      invariant,
      run([failed(2_000), failed(2_050), failed(2_100, 'http-400'), ended(2_600)]),
      /often enough/,
    );
    const engines = [
      { atMs: 0, engine: 'engine 1', answers: true },
      { atMs: 2_040, engine: 'engine 1', answers: false },
    ];
    assertUnknown(invariant, run([...storm(), ended(2_600)], { engines }), /often enough/);
    const lives = [
      { pid: 1, startedMs: 10, exitedMs: 2_060, signal: 'SIGKILL' },
      { pid: 2, startedMs: 2_070 },
    ];
    assertUnknown(invariant, run([...storm(), ended(2_600)], { lives }), /often enough/);
  });

  it('is unknown where nothing failed', () => {
    assertUnknown(invariant, run([ended(2_000)]), /often enough/);
  });
});
