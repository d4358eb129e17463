import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../command.ts';
import type { Order, TestEnd } from './order.ts';
import { breakageOf, patchOf } from './read-breakages.ts';
import { enterWorkplace, runOrder, type Workplace } from './run-orders.ts';

const file = 'reference-server/admission/rules.ts';
const find = 'return Math.max(1, Math.floor(';

const broken = (replace: string): Partial<Order> => {
  const breakage = breakageOf({ name: 'n', why: 'w', tests: 't', file, find, replace }, 'made');
  const patch = patchOf(breakage, readFileSync(join(root, file), 'utf8'));
  assert.ok(typeof patch !== 'string', String(patch));
  return { patch };
};

describe('tests that carry a clause', () => {
  let workplace: Workplace;
  before(async () => {
    workplace = await enterWorkplace();
  });
  after(() => workplace.leave());

  const told = async (carrying: readonly string[], more: Partial<Order> = {}) => {
    const tests = ['reference-server/admission/shares.property.test.ts'];
    const order: Order = { tests, testMs: 5_000, seeds: 0, covers: [], carrying, ...more };
    return (await runOrder(workplace, order, 20_000)).told;
  };
  const states = (ends: readonly TestEnd[] = []): string[] => ends.map(({ state }) => state);

  it('are run, and no others, all of them and not up to the first that fails', async () => {
    assert.deepEqual(states((await told(['ASY-ADM-005(a)']))?.ends), ['passed']);
    assert.deepEqual(states((await told(['ASY-ADM-005(c)']))?.ends), []);
    const all = await told(['ASY-ADM-005(a)', 'ASY-ADM-005(b)'], broken(`throw new Error(); ${find}`));
    assert.deepEqual(states(all?.ends), ['broke down', 'broke down']);
  });

  it('refute by an assertion alone: an error of the code says nothing of the clause', async () => {
    const wrong = await told(['ASY-ADM-005(a)'], broken('return Math.max(1, 7 * ('));
    assert.deepEqual(states(wrong?.ends), ['refuted']);
    const thrown = await told(['ASY-ADM-005(a)'], broken('throw new Error(); return Math.max(1, ('));
    assert.deepEqual(states(thrown?.ends), ['broke down']);
  });
});
