import assert from 'node:assert/strict';
import type { RunRecord } from '../grammar/record.ts';
import { aCall, aTry, reading, runOf, served, withOperation } from '../invariants/testing/runs.ts';
import {
  brokenCalls,
  cutCalls,
  cutClients,
  diedWorkers,
  latePieces,
  logged,
  noted,
  raised,
} from './evidence.ts';

const span = { fromMs: 2_000, toMs: 3_000 };

const withCalls = (...calls: RunRecord['calls']): RunRecord => runOf({ calls });

describe('evidence of a fault', () => {
  it('is a call that the engine broke off so, in its time, and no other', () => {
    const failed = { how: 'failed', failure: 'reset' } as const;
    const inTime = aCall('a', 2_100, { count: 1, ...failed, endedMs: 2_200 });
    const of = (call: RunRecord['calls'][number]) =>
      brokenCalls(withCalls(call), span, { engine: 'engine 1', failure: 'reset' });
    assert.deepEqual(of(inTime), [{ atMs: 2_200, what: 'reset: engine 1, task a, after 1 pieces' }]);
    for (const other of [
      { ...inTime, endedMs: 3_200 },
      { ...inTime, failure: 'stall' },
      { ...inTime, engine: 'engine 2' },
      aCall('a', 2_100),
    ])
      assert.deepEqual(of(other), []);
  });

  it('is a call that was cut from outside', () => {
    const cut = aCall('a', 2_100, { count: 0, how: 'aborted', endedMs: 2_200 });
    assert.equal(cutCalls(withCalls(cut), span, 'engine 1').length, 1);
    assert.deepEqual(cutCalls(withCalls({ ...cut, how: 'ended' }), span, 'engine 1'), []);
    assert.deepEqual(cutCalls(withCalls(cut), span, 'engine 2'), []);
  });

  it('is a process of the engine that was gone in its time', () => {
    const worker = { engine: 'engine 1', worker: 'worker 1', startedMs: 1_900, endedMs: 2_500 };
    const died = (change: Partial<typeof worker>, engine = 'engine 1') =>
      diedWorkers(runOf({ workers: [{ ...worker, ...change }] }), span, engine);
    const what = 'worker 1 of engine 1 died 600 ms after its start';
    assert.deepEqual(died({}), [{ atMs: 2_500, what }]);
    for (const endedMs of [1_999, 3_001]) assert.deepEqual(died({ endedMs }), []);
    assert.deepEqual(died({}, 'engine 2'), []);
    const { endedMs: _, ...alive } = worker;
    assert.deepEqual(diedWorkers(runOf({ workers: [alive] }), span, 'engine 1'), []);
  });

  it('is a client that was not answered, or whose reader was cut off', () => {
    const told = served({ atMs: 2_000 });
    assert.deepEqual(cutClients(runOf({ told: [told] }), span), []);
    const lost = { sentMs: 2_100, failure: 'reset' };
    const unanswered = withOperation(told, { tries: [lost, aTry(2_300)] });
    assert.equal(cutClients(runOf({ told: [unanswered] }), span).length, 1);
    const off = reading([], { openedMs: 2_100, closedMs: 2_200, closedBy: 'error', failure: 'reset' });
    const cutOff = withOperation(told, { readings: [off, ...told.operation.readings] });
    assert.equal(cutClients(runOf({ told: [cutOff] }), span).length, 1);
    const hungUp = withOperation(told, { readings: [{ ...off, closedBy: 'client' }] });
    assert.deepEqual(cutClients(runOf({ told: [hungUp] }), span), []);
  });

  it('is a piece that took longer than pieces took before, or never came', () => {
    const before = served({ task: 'before', atMs: 1_000 });
    const during = served({ task: 'during', atMs: 2_000 });
    const late = (ms: number) => {
      const [{ frames = [] } = {}] = during.operation.readings;
      return withOperation(during, {
        readings: [reading(frames.map(frame => ({ ...frame, atMs: frame.atMs + ms })))],
      });
    };
    const of = (...told: (typeof before)[]) =>
      latePieces(runOf({ told }), span, { atLeastMs: 50, engine: 'engine 1' }).length;
    assert.equal(of(before, during), 0);
    assert.equal(of(before, late(40)), 0);
    assert.equal(of(before, late(60)), 3);
    assert.equal(of(before, withOperation(during, { readings: [] })), 3);
    // Where pieces were late already, or none came, nothing is known of the fault.
    assert.equal(of(late(60)), 0);
    assert.equal(of(served({ task: 'other', atMs: 2_000, engine: 'engine 2' }), before), 0);
  });

  it('is a counter that rose within one life', () => {
    const scrape = (atMs: number, value: number, life = 0): RunRecord['scrapes'][number] => ({
      ...{ atMs, life, samples: [{ name: 'oom_events_total', labels: { kind: 'vram' }, value }] },
    });
    const of = (...scrapes: RunRecord['scrapes']) =>
      raised(runOf({ scrapes }), span, { name: 'oom_events_total', labels: { kind: 'vram' } }).length;
    assert.equal(of(scrape(1_900, 0), scrape(2_100, 2)), 1);
    assert.equal(of(scrape(1_900, 2), scrape(2_100, 2)), 0);
    assert.equal(of(scrape(1_900, 0), scrape(2_100, 2, 1)), 0);
    assert.equal(of(scrape(900, 0), scrape(1_100, 2)), 0);
    const host = runOf({ scrapes: [scrape(1_900, 0), scrape(2_100, 2)] });
    assert.equal(raised(host, span, { name: 'oom_events_total', labels: { kind: 'host' } }).length, 0);
  });

  it('is what the world answered, and what the server wrote, in its time', () => {
    const record = runOf({
      notes: [{ atMs: 2_500, what: 'engine 1 left 3 probes unanswered' }],
      output: [{ atMs: 2_500, line: '{"reason":"driver lost"}' }],
    });
    assert.equal(noted(record, span, 'engine 1 left ').length, 1);
    assert.equal(noted(record, span, 'engine 2 left ').length, 0);
    assert.equal(noted(record, { fromMs: 0, toMs: 1 }, 'engine 1 left ').length, 0);
    assert.equal(logged(record, span, 'driver lost').length, 1);
    assert.equal(logged(record, span, 'driver found').length, 0);
  });
});
