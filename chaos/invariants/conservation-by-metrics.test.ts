import assert from 'node:assert/strict';
import { conservationByMetrics as invariant } from './conservation-by-metrics.ts';
import { restarted, runOf, scrapeOf } from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const balanced = [
  scrapeOf(2_000, { admitted: 5, completed: 2, running: 2, queued: 1 }),
  scrapeOf(3_000, { admitted: 9, completed: 8, failed: 1 }),
];

describe('conservation by metrics', () => {
  it('holds where all that came ended, waits or runs, of each process by itself', () => {
    const scrapes = [
      ...balanced,
      scrapeOf(6_000, { admitted: 2, recovered: 3, completed: 1, running: 2, queued: 2 }),
      scrapeOf(9_900, { admitted: 2, recovered: 3, completed: 5 }),
    ];
    assert.equal(heldOver(invariant, runOf({ ...restarted, scrapes })), 4);
  });

  it('is violated by a task too few or too many, under way and at the end', () => {
    for (const counts of [
      { admitted: 5, completed: 2, running: 2 },
      { admitted: 5, completed: 4, running: 2 },
      { admitted: 5, recovered: 1, completed: 5 },
      { admitted: 3, completed: 2 },
    ])
      assertViolated(invariant, runOf({ scrapes: [scrapeOf(2_000, counts)] }), /came, .* ended/);
  });

  it('is violated by a counter that falls within one process', () => {
    const less = scrapeOf(4_000, { admitted: 8, completed: 7, failed: 1 });
    assertViolated(
      invariant,
      runOf({ scrapes: [...balanced, less] }),
      /tasks_admitted_total fell from 9 to 8/,
    );
  });

  it('is unknown where no scrape shows a task', () => {
    assertUnknown(invariant, runOf(), /no scrape shows a task/);
  });
});
