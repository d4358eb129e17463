import assert from 'node:assert/strict';
import type { Resources } from '../../grammar/record.ts';
import { recordOf, stories, window } from '../testing/record-of.ts';
import { processorMs, processorShare } from './processor.ts';
import { costsOf, refusalLine } from './refusal-cost.ts';

/** Looks each half second; so much is used a second while `at` lies in the window. */
const used = (
  rates: readonly (readonly [fromMs: number, toMs: number, msPerSecond: number])[],
): Resources[] => {
  let cpuMs = 1_000;
  return Array.from({ length: 64 }, (_, at) => {
    const atMs = at * 500;
    const [, , rate = 0] = rates.find(([fromMs, toMs]) => atMs > fromMs && atMs <= toMs) ?? [];
    cpuMs += rate / 2;
    return { atMs, life: 0, rssBytes: 1, descriptors: 20, cpuMs };
  });
};

const idle = window('idle', 1_000, 4_000);
const served = window('served', 5_000, 10_000);
const refused = window('refused', 15_000, 20_000);
const phases = { idle, served, servedUntilMs: 12_000, refused };

const withCosts = (refusalMs: number, ownMs = 40) =>
  recordOf({
    tasks: [...stories(100, [5_000, 50]), ...stories(1_000, [15_000, 5], { how: 'refused' })],
    resources: used([
      [0, 5_000, ownMs],
      // 100 tasks of 7 ms within 7 s.
      [5_000, 12_000, ownMs + 100],
      [12_000, 15_000, ownMs],
      [15_000, 20_000, ownMs + 200 * refusalMs],
    ]),
  });

describe("the server's processor time", () => {
  it('is read between two looks as if it had grown evenly', () => {
    const resources = used([[0, 30_000, 100]]);
    assert.equal(processorMs({ resources }, 1_000, 2_000), 100);
    assert.equal(processorMs({ resources }, 1_250, 1_500), 25);
    assert.equal(processorShare({ resources }, idle), 0.1);
  });

  it('is not known where nobody looked on both sides, or where another process was there', () => {
    const resources = used([[0, 30_000, 100]]);
    assert.equal(processorMs({ resources }, 31_000, 32_000), undefined);
    const second = resources.map(look => ({ ...look, life: look.atMs < 5_000 ? 0 : 1 }));
    assert.equal(processorMs({ resources: second }, 4_000, 6_000), undefined);
  });

  it('of a served task and of a refusal is without what the server uses anyway [ASY-SLO-005]', () => {
    const costs = costsOf(withCosts(1), phases);
    assert.ok(Math.abs((costs?.servedMs ?? 0) - 7) < 0.01, String(costs?.servedMs));
    assert.ok(Math.abs((costs?.refusedMs ?? 0) - 1) < 0.01, String(costs?.refusedMs));
  });

  it('a refusal of a seventh of a task holds, one of a third does not [ASY-SLO-005]', () => {
    assert.equal(refusalLine(withCosts(1), phases).verdict, 'held');
    assert.equal(refusalLine(withCosts(7 / 3), phases).verdict, 'violated');
  });

  it('where something else was served among the refusals nothing is said [ASY-SLO-005]', () => {
    const record = withCosts(1);
    const mixed = recordOf({
      tasks: [
        ...stories(100, [5_000, 50]),
        ...stories(999, [15_000, 5], { how: 'refused' }),
        ...stories(1, [16_001, 1]),
      ],
      resources: record.resources,
    });
    assert.equal(refusalLine(mixed, phases).verdict, 'unknown');
  });
});
