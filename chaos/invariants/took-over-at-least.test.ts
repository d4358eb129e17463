import assert from 'node:assert/strict';
import { restarted, runOf, scrapeOf } from './testing/runs.ts';
import { assertUnknown, heldOver } from './testing/verdicts.ts';
import { tookOverAtLeast } from './took-over-at-least.ts';

const withRecovered = (recovered: number) =>
  runOf({ ...restarted, scrapes: [scrapeOf(6_000, { recovered })] });

describe('took over at least', () => {
  it('holds from that many on, and is unknown below: it is what an experiment needs', () => {
    assert.equal(heldOver(tookOverAtLeast(1_000), withRecovered(1_000)), 1_000);
    assertUnknown(tookOverAtLeast(1_000), withRecovered(999), /999 tasks were taken over/);
    assertUnknown(tookOverAtLeast(0), runOf({}), /not started again/);
  });
});
