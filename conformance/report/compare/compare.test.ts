import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Transcript } from '#contracts';
import { canonicalText } from '../canonical-json.ts';
import { makeRecord } from '../folder/make-record.ts';
import { writeRunFolder } from '../folder/write-run-folder.ts';
import { inFolder } from '../testing/in-folder.ts';
import { madeRequirements } from '../testing/made-requirements.ts';
import {
  doubledToken,
  failingRefusal,
  type MadeRun,
  madeRun,
  passingRefusal,
  passingStream,
} from '../testing/made-run.ts';
import { diffReports } from './diff-reports.ts';
import { mergeRuns } from './merge-runs.ts';

const { scope } = madeRun().facts;

const shard = (index: number, transcripts: readonly Transcript[], more: Partial<MadeRun['facts']> = {}) => {
  const run = madeRun({
    transcripts,
    facts: { run_id: `run-${index}`, scope: { ...scope, shard: { index, count: 2 } }, ...more },
  });
  const ran = new Set(transcripts.map(({ check }) => check));
  return { ...run, input: { ...run.input, checks: run.input.checks.filter(({ id }) => ran.has(id)) } };
};

const merged = async (folder: string, parts: readonly ReturnType<typeof shard>[]) => {
  const folders = parts.map((_, at) => join(folder, String(at)));
  for (const [at, part] of parts.entries()) await writeRunFolder(folders[at] ?? '', part);
  return mergeRuns(folders, { requirements: madeRequirements });
};

describe('merging shards', () => {
  it('gives the report of the whole', () =>
    inFolder(async folder => {
      const sources = await merged(folder, [
        shard(1, [passingStream]),
        shard(2, [passingRefusal, failingRefusal]),
      ]);
      const whole = madeRun({ transcripts: [passingStream, passingRefusal, failingRefusal] });
      const ran = new Set(whole.transcripts.map(({ check }) => check));
      const checks = whole.input.checks.filter(({ id }) => ran.has(id));
      const wanted = makeRecord({ ...whole, input: { ...whole.input, checks } });
      assert.equal(canonicalText(makeRecord(sources).report), canonicalText(wanted.report));
      assert.equal(sources.facts.scope.shard, undefined);
    }));

  it('refuses unlike runs and names all that differs', () =>
    inFolder(async folder => {
      const other = { target: { name: 'another', kind: 'url' as const }, claims: { told: [], claimed: [] } };
      const parts = [shard(1, [passingStream]), shard(2, [passingRefusal], other)];
      await assert.rejects(
        merged(folder, parts),
        /run-1 and run-2 differ in the target, the target's claims/,
      );
    }));

  it('refuses a shard that is missing, and a check that is in two', () =>
    inFolder(async folder => {
      await assert.rejects(merged(folder, [shard(1, [passingStream])]), /of 2 shards these are missing: 2/);
      const twice = [shard(1, [passingStream]), shard(2, [passingStream])];
      await assert.rejects(merged(folder, twice), /is in both run-1 and run-2/);
    }));
});

describe('the difference between two runs', () => {
  const before = makeRecord(madeRun({ transcripts: [passingStream, passingRefusal] }));
  const ids = (changes: readonly { readonly id: string }[]) => changes.map(({ id }) => id);

  it('is nothing for the same verdicts', () => {
    const none = { regressed: [], fixed: [], newlyRequired: [], scopeShrunk: [], lostMeasurement: [] };
    assert.deepEqual(diffReports(before, before), none);
  });

  it('tells what regressed, and the other way round what was fixed', () => {
    const after = makeRecord(madeRun({ transcripts: [doubledToken(passingStream), passingRefusal] }));
    assert.deepEqual(diffReports(before, after).regressed, [
      { id: 'MADE-1', from: 'proven', to: 'violated' },
    ]);
    assert.deepEqual(diffReports(after, before).fixed, [{ id: 'MADE-1', from: 'violated', to: 'proven' }]);
  });

  it('tells what is newly required, and what is not scored any more', () => {
    const fewer = makeRecord(madeRun({ input: { requirements: madeRequirements.slice(1) } }));
    const all = makeRecord(madeRun());
    assert.deepEqual(ids(diffReports(fewer, all).newlyRequired), ['MADE-1']);
    assert.deepEqual(ids(diffReports(all, fewer).scopeShrunk), ['MADE-1']);
  });

  it('tells checks that are gone and claims that were dropped', () => {
    const after = makeRecord(
      madeRun({ transcripts: [passingStream], facts: { claims: { told: [], claimed: [] } } }),
    );
    const shrunk = diffReports(before, after).scopeShrunk;
    assert.deepEqual(ids(shrunk), [passingRefusal.check, 'streaming']);
  });

  it('tells a proof and a decision that were lost', () => {
    const unproven = makeRecord(
      madeRun({ transcripts: [passingStream, passingRefusal], input: { kills: [] } }),
    );
    assert.deepEqual(diffReports(before, unproven).lostMeasurement, [
      { id: 'MADE-1', from: 'proven', to: 'unproven' },
    ]);
    const unknown = makeRecord(
      madeRun({
        transcripts: [passingStream, passingRefusal],
        errors: { [passingRefusal.check]: 'a step crashed' },
      }),
    );
    assert.deepEqual(ids(diffReports(before, unknown).lostMeasurement), ['MADE-2']);
  });

  it('is refused for another target or scope, which are named', () => {
    const other = makeRecord(madeRun({ facts: { scope: { ...scope, filter: '@MADE-1' } } }));
    assert.throws(() => diffReports(before, other), /the runs differ in the filter: "" and "@MADE-1"/);
  });
});
