import assert from 'node:assert/strict';
import type { RunRecord } from '../grammar/record.ts';
import { noTenantStarvesAnother as invariant } from './no-tenant-starves-another.ts';
import { runOf, served, type Told } from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

/** So many tasks of a tenant, all asked for in the first half second, started evenly until 9,000. */
const tasksOf = (tenant: string, offered: number, started: number): readonly Told[] =>
  Array.from({ length: offered }, (_, at) => {
    const told = served({
      ...{ task: `${tenant}${at}`, tenant, atMs: 1_000 + at },
      calledMs: 2_000 + (7_000 * (at + 1)) / Math.max(1, started),
    });
    return at < started ? told : { ...told, calls: [], final: undefined };
  });

const run = (
  parts: Readonly<Record<string, readonly [offered: number, started: number]>>,
  weights: Readonly<Record<string, number>> = {},
): RunRecord => {
  const told = Object.entries(parts).flatMap(([tenant, [offered, started]]) =>
    tasksOf(tenant, offered, started),
  );
  const record = runOf({ told });
  const tenants = Object.keys(parts).map(id => ({ id, weight: weights[id] ?? 1 }));
  return { ...record, setting: { ...record.setting, tenants } };
};

describe('no tenant starves another', () => {
  it('holds where each gets its share, and who asks for less all that it asks for', () => {
    assert.equal(heldOver(invariant, run({ greedy: [400, 50], a: [60, 50], b: [60, 50] })), 2);
    assert.equal(heldOver(invariant, run({ greedy: [400, 130], a: [10, 10], b: [10, 10] })), 2);
    assert.equal(heldOver(invariant, run({ greedy: [400, 30], a: [120, 90] }, { a: 3 })), 1);
  });

  it('is violated where the greedy one gets more than 1.2 times its part', () => {
    assertViolated(
      invariant,
      run({ greedy: [400, 61], a: [60, 45], b: [60, 44] }),
      /greedy got 41 % of the starts; 33 %/,
    );
    assertViolated(
      invariant,
      run({ greedy: [400, 60], a: [120, 60] }, { a: 3 }),
      /greedy got 50 % of the starts; 25 %/,
    );
  });

  it('is violated where another gets less than its part divided by 1.2', () => {
    assertViolated(
      invariant,
      run({ greedy: [400, 55], a: [60, 40], b: [60, 55] }),
      /a got 27 % of the starts; 33 %/,
    );
    assertViolated(
      invariant,
      run({ greedy: [400, 140], a: [10, 3], b: [10, 10] }),
      /a got 2 % of the starts; 7 %/,
    );
  });

  it('is unknown with one tenant, with nobody who waits, and with too few starts', () => {
    assertUnknown(invariant, run({ greedy: [400, 100] }), /no two tenants/);
    assertUnknown(invariant, run({ greedy: [0, 0], a: [0, 0] }), /no two tenants/);
    assertUnknown(invariant, run({ greedy: [400, 30], a: [15, 15] }), /too little was started/);
  });
});
