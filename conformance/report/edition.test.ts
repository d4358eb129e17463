import assert from 'node:assert/strict';
import { diffReports } from './compare/diff-reports.ts';
import { editionDigest, editionOf } from './edition.ts';
import { predicateOf } from './folder/attestation.ts';
import { makeRecord } from './folder/make-record.ts';
import { madeRequirements } from './testing/made-requirements.ts';
import { madeProfile, madeRun } from './testing/made-run.ts';

const recordOf = (edition: string | undefined, requirements = madeRequirements) =>
  makeRecord(
    madeRun({ input: { requirements, profile: madeProfile(edition === undefined ? {} : { edition }) } }),
  );

describe('the edition of a profile', () => {
  it('holds the clauses of the requirements that a report scores, and no others', () => {
    const left = { levels: ['MUST', 'SHOULD'], exclude: [{ requirement: 'MADE-1(a)', reason: 'not here' }] };
    for (const more of [{}, left, { exclude: [{ requirement: 'MADE-2', reason: 'no' }] }]) {
      const profile = madeProfile(more);
      const { report } = makeRecord(madeRun({ input: { profile } }));
      const scored = report.requirements.filter(row => row.scored).map(({ id }) => id);
      const ids = Object.keys(editionOf(profile, madeRequirements).clauses);
      assert.deepEqual([...new Set(ids.map(id => id.replace(/\(.\)$/, '')))].sort(), scored);
    }
  });

  it('has a digest of its name, its version and the words, in whatever order they come', () => {
    const digest = (more: Record<string, unknown>, requirements = madeRequirements): string =>
      editionDigest(editionOf(madeProfile(more), requirements));
    const one = digest({ edition: '1.0' });
    assert.equal(digest({ edition: '1.0' }, madeRequirements.toReversed()), one);
    assert.equal(digest({ edition: '1.0', budget_ms: 5000 }), one);
    for (const other of [
      digest({ edition: '1.1' }),
      digest({ edition: '1.0', name: 'other' }),
      digest({ edition: '1.0' }, madeRequirements.slice(1)),
    ])
      assert.notEqual(other, one);
  });

  it('stands alike in report.json, run.json and the attestation', () => {
    const record = recordOf('1.0');
    const { edition } = record.report;
    assert.equal(edition?.version, '1.0');
    assert.deepEqual(record.run.scope.profile, { name: 'made', ...edition });
    assert.deepEqual(predicateOf(record, new Map()).edition, edition);
    assert.equal(recordOf(undefined).report.edition?.version, 'draft');
  });

  it('keeps runs of two editions from being compared, also where one has a forged version', () => {
    assert.throws(
      () => diffReports(recordOf('1.0'), recordOf('1.1')),
      /the runs differ in the edition of the profile: "1\.0 sha256:\w+" and "1\.1 sha256:\w+"/,
    );
    assert.throws(() => diffReports(recordOf('1.0'), recordOf('1.0', madeRequirements.slice(1))), /edition/);
    const fewer = recordOf('1.0-rc', madeRequirements.slice(1));
    assert.deepEqual(
      diffReports(fewer, recordOf('1.0-rc')).newlyRequired.map(({ id }) => id),
      ['MADE-1'],
    );
  });
});
