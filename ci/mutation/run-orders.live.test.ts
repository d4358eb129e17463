import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../command.ts';
import type { Order } from './order.ts';
import { judged } from './outcome.ts';
import { breakageOf, patchOf } from './read-breakages.ts';
import { enterWorkplace, mapInTurn, runOrder, type Workplace } from './run-orders.ts';

const file = 'ci/mutation/sample.ts';
const plain: Order = { tests: ['ci/mutation/sample.test.ts'], testMs: 5_000, seeds: 0, covers: [] };
const find = 'const step = items.length / count;';

const broken = (replace: string): Order => {
  const breakage = breakageOf({ name: 'n', why: 'w', tests: 't', file, find, replace }, 'made');
  const patch = patchOf(breakage, readFileSync(join(root, file), 'utf8'));
  assert.ok(typeof patch !== 'string', String(patch));
  return { ...plain, patch };
};

const rows: readonly (readonly [string, Order, string, RegExp])[] = [
  ['is a survivor where nothing is wrong with it', broken(`${find} `), 'survived', /^3 tests passed$/],
  [
    'is killed by the first test that fails',
    broken('const step = count;'),
    'killed',
    /^a sample has as many/,
  ],
  ['is stopped where it never ends', broken('for (;;);'), 'timed out', /stopped at the limit/],
  ['is void where it is no program', broken('const = ;'), 'void', /^not loadable/],
  ['is void where it takes the process down', broken('process.abort();'), 'void', /broke down/],
  [
    'is void where no test loads its file',
    { ...broken(`${find} `), tests: ['ci/mutation/options.test.ts'] },
    'void',
    /^no test loads its file/,
  ],
];

describe('a mutant in a process of its own', () => {
  let workplace: Workplace;
  before(async () => {
    workplace = await enterWorkplace();
  });
  after(() => workplace.leave());

  for (const [title, order, outcome, why] of rows) {
    it(title, async () => {
      const found = judged(await runOrder(workplace, order, 4_000));
      assert.equal(found.outcome, outcome, found.why);
      assert.match(found.why, why);
    });
  }

  it('tells what its tests ran', async () => {
    const { told } = await runOrder(workplace, { ...plain, covers: ['ci/mutation'] }, 10_000);
    assert.equal(told?.kind, 'passed');
    assert.ok((told.coverage?.[file]?.length ?? 0) > 0);
    assert.equal(told.coverage?.['ci/step.ts'], undefined);
  });
});

describe('work in turn', () => {
  it('is done as many at once as there are jobs, and keeps the order of the items', async () => {
    let [now, most] = [0, 0];
    const done = await mapInTurn([3, 1, 2, 0, 1], 2, async turns => {
      now += 1;
      most = Math.max(most, now);
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      now -= 1;
      return turns;
    });
    assert.deepEqual([done, most], [[3, 1, 2, 0, 1], 2]);
  });
});
