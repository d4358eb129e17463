import assert from 'node:assert/strict';
import type { RunRecord } from '../grammar/record.ts';
import { capabilityClaimsTrue as invariant } from './capability-claims-true.ts';
import { aCall, endFrame, runOf, scrapeOf, served, type Told, window, withFrames } from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const capabilities = {
  engines: [{ features: { usage: true, finish_reason: true }, models: [{ max_tokens_max: 64 }] }],
};

const told = (
  end: Readonly<Record<string, unknown>> = { usage: {}, finish_reason: 'length' },
  pieces = 3,
): Told => {
  const one = served({ pieces });
  const { frames = [] } = one.operation.readings[0] ?? {};
  return withFrames(one, [...frames.slice(0, -1), { ...endFrame(1_060, pieces), data: JSON.stringify(end) }]);
};

const run = (one: Told, more: Partial<RunRecord> = {}): RunRecord => {
  const record = runOf({ told: [one], ...more });
  return { ...record, final: record.final && { ...record.final, capabilities } };
};

/** So many calls that are open at the same time, where there are four slots. */
const beside = (count: number): Partial<RunRecord> => ({
  calls: Array.from({ length: count }, (_, at) => aCall(`t${at}`, 2_000 + at, { count: 9 })),
});

describe('capability claims true', () => {
  it('holds where slots are kept and ends tell what is promised', () => {
    assert.equal(heldOver(invariant, run(told(), beside(4))), 4);
  });

  it('is violated by more calls at a time than slots', () => {
    assertViolated(invariant, run(told(), beside(5)), /engine 1 has 4 slots, and got more/);
    assert.equal(heldOver(invariant, run(told(), { ...beside(5), faults: [window(1_900, 2_100)] })), 5);
  });

  it('lets an engine learn late that a call was given up', () => {
    const given = aCall('g', 1_990, { count: 0, endedMs: 2_100, how: 'aborted' });
    const calls = [given, ...(beside(4).calls ?? [])];
    assert.equal(heldOver(invariant, run(told(), { calls })), 5);
    const kept = { ...given, endedMs: 2_300 };
    assertViolated(invariant, run(told(), { calls: [kept, ...(beside(4).calls ?? [])] }), /4 slots/);
  });

  it('is violated by more waiting tasks than the queue may hold, beside those that were put back', () => {
    assert.equal(heldOver(invariant, run(told(), { scrapes: [scrapeOf(2_000, { queued: 256 })] })), 1);
    const over = scrapeOf(2_000, { queued: 257 });
    assertViolated(invariant, run(told(), { scrapes: [over] }), /257 tasks wait where 256 may/);
    const given = { name: 'preemptions_total', labels: {}, value: 1 };
    const beside = { ...over, samples: [...over.samples, given] };
    assert.equal(heldOver(invariant, run(told(), { scrapes: [beside] })), 1);
  });

  it('is violated by an end that leaves out what is promised', () => {
    assertViolated(invariant, run(told({ finish_reason: 'length' })), /claims to tell usage/);
    assertViolated(invariant, run(told({ usage: {}, finish_reason: 'unknown' })), /why an engine ended/);
  });

  it('is violated by a task that was admitted beyond the offer', () => {
    assertViolated(invariant, run(told(undefined, 65)), /asks for 65 tokens where 64 are the most/);
  });

  it('is unknown where the server did not tell, or no engine was called', () => {
    assertUnknown(invariant, runOf({ told: [told()] }), /did not tell/);
    assertUnknown(invariant, run({ ...told(), calls: [] }), /no engine was called/);
  });
});
