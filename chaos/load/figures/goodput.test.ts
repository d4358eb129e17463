import assert from 'node:assert/strict';
import { recordOf, stories, type TaskStory, window } from '../testing/record-of.ts';
import { decodeLine, goodputLines, goodputOf, tenantLine } from './goodput.ts';

const peak = window('peak', 0, 7_000);
const twice = window('2 times', 10_000, 17_000);
const asks = { deadlineMs: 4_000 };

/** As of slots that are always full: a task ends each `everyMs`. */
const full = (fromMs: number, everyMs: number, story: Omit<TaskStory, 'atMs'> = {}): TaskStory[] =>
  stories(Math.floor(7_000 / everyMs), [fromMs, everyMs], { asks, ...story });

const lineAt = (tasks: readonly TaskStory[]) =>
  goodputLines(recordOf({ tasks }), peak, [{ times: 2, proves: 'ASY-SLO-003(a)', phase: twice }])[0];

describe('goodput', () => {
  it('is what the slots complete in time a second', () => {
    const { perSecond, tasks } = goodputOf(recordOf({ tasks: full(0, 50) }), peak);
    assert.ok(Math.abs(perSecond - 20) < 0.5, String(perSecond));
    assert.ok(tasks > 120);
  });

  it('is the same whether tasks run in step or not', () => {
    const inStep = Array.from({ length: 10 }, (_, round) =>
      stories(14, [round * 700, 0], { asks, decodeMs: 700 }),
    ).flat();
    const spread = full(0, 50, { decodeMs: 700 });
    const of = (tasks: readonly TaskStory[]): number => goodputOf(recordOf({ tasks }), peak).perSecond;
    assert.ok(Math.abs(of(inStep) / of(spread) - 1) < 0.05, `${of(inStep)} and ${of(spread)}`);
  });

  it('a task after its deadline counts for nothing, and neither does one that failed', () => {
    const late = full(0, 50, { waitMs: 3_500 });
    assert.equal(goodputOf(recordOf({ tasks: late }), peak).perSecond, 0);
    assert.equal(goodputOf(recordOf({ tasks: full(0, 50, { how: 'failed' }) }), peak).perSecond, 0);
  });

  it('holds at 95 % of the peak and is violated at 80 % [ASY-SLO-003]', () => {
    assert.equal(lineAt([...full(0, 50), ...full(10_000, 53)])?.verdict, 'held');
    assert.equal(lineAt([...full(0, 50), ...full(10_000, 63)])?.verdict, 'violated');
  });

  it('refusals beside what is served take nothing from it [ASY-SLO-003]', () => {
    const refused = stories(2_000, [10_000, 3], { how: 'refused', asks });
    assert.equal(lineAt([...full(0, 50), ...full(10_000, 50), ...refused])?.verdict, 'held');
  });

  it('what is admitted and comes too late takes all of it [ASY-SLO-003]', () => {
    const late = full(10_000, 50, { waitMs: 3_500 });
    const line = lineAt([...full(0, 50), ...late]);
    assert.equal(line?.figure, 0);
    assert.equal(line?.verdict, 'violated');
  });

  it('where nothing reached its end there is no peak to compare with [ASY-SLO-003]', () => {
    assert.equal(lineAt(full(0, 50, { how: 'failed' }))?.verdict, 'unknown');
  });

  it('decoding twice as long as unloaded is too much, and half as long again is not [ASY-SLO-004]', () => {
    const of = (decodeMs: number) =>
      decodeLine(recordOf({ tasks: [...full(0, 100), ...full(10_000, 50, { decodeMs })] }), peak, [twice]);
    assert.equal(of(1_000).verdict, 'held');
    assert.equal(of(1_400).verdict, 'violated');
  });

  it('the wait in the queue is no part of decoding [ASY-SLO-004]', () => {
    const tasks = [...full(0, 100), ...full(10_000, 50, { waitMs: 3_000 })];
    assert.equal(decodeLine(recordOf({ tasks }), peak, [twice]).verdict, 'held');
  });

  it('a tenant that keeps its goodput holds, one that loses a fifth does not [ASY-SLO-009]', () => {
    const modest = { deadlineMs: 4_000, tenant: 'modest' };
    const flood = full(10_000, 20, { asks: { deadlineMs: 4_000, tenant: 'greedy' } });
    const of = (everyMs: number) => {
      const tasks = [...full(0, 100, { asks: modest }), ...full(10_000, everyMs, { asks: modest }), ...flood];
      return tenantLine(recordOf({ tasks }), 'modest', { alone: peak, beside: twice }).verdict;
    };
    assert.equal(of(105), 'held');
    assert.equal(of(125), 'violated');
  });
});
