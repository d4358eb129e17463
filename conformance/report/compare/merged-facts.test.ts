import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Report } from '#contracts';
import { makeRecord } from '../folder/make-record.ts';
import { writeRunFolder } from '../folder/write-run-folder.ts';
import type { ReportInput } from '../report-input.ts';
import { inFolder } from '../testing/in-folder.ts';
import { madeRequirements } from '../testing/made-requirements.ts';
import { doubledToken, madeRun, passingRefusal, passingStream } from '../testing/made-run.ts';
import { diffReports } from './diff-reports.ts';
import { mergeRuns } from './merge-runs.ts';

const { scope } = madeRun().facts;

const merged = async (inputs: readonly Partial<ReportInput>[]): Promise<Report> => {
  const reports: Report[] = [];
  await inFolder(async folder => {
    const folders = inputs.map((_, at) => join(folder, String(at)));
    for (const [at, input] of inputs.entries()) {
      const transcripts = at === 0 ? [passingStream] : [passingRefusal];
      const shard = { index: at + 1, count: inputs.length };
      const run = madeRun({ transcripts, facts: { run_id: `run-${at}`, scope: { ...scope, shard } } });
      const checks = run.input.checks.filter(({ id }) => id === transcripts[0]?.check);
      await writeRunFolder(folders[at] ?? '', { ...run, input: { ...run.input, checks, ...input } });
    }
    reports.push(makeRecord(await mergeRuns(folders, { requirements: madeRequirements })).report);
  });
  const [report] = reports;
  assert.ok(report);
  return report;
};

const { kills } = madeRun().input;

describe('a run that is merged from shards', () => {
  it('is interrupted where one of them was, whichever', async () => {
    for (const inputs of [
      [{ interruptedBy: 'SIGINT' }, {}],
      [{}, { interruptedBy: 'SIGINT' }],
    ])
      assert.equal((await merged(inputs)).outcome, 'interrupted');
  });

  it('is over its budget where one of them was, whichever', async () => {
    for (const inputs of [
      [{ overBudget: true }, {}],
      [{}, { overBudget: true }],
    ])
      assert.equal((await merged(inputs)).exit_code, 3);
  });

  it('knows the kills that any of them was told, each once', async () => {
    for (const inputs of [
      [{ kills: [] }, { kills }],
      [{ kills: kills.slice(0, 1) }, { kills }],
    ]) {
      const row = (await merged(inputs)).requirements.find(({ id }) => id === 'MADE-1');
      assert.deepEqual([row?.verdict, row?.clauses.map(clause => clause.kills.length)], ['proven', [1, 1]]);
    }
  });
});

describe('what held and is violated now', () => {
  it('has regressed, proven or not', () => {
    const record = (stream: typeof passingStream) =>
      makeRecord(madeRun({ transcripts: [stream, passingRefusal], input: { kills: [] } }));
    const { regressed } = diffReports(record(passingStream), record(doubledToken(passingStream)));
    assert.deepEqual(regressed, [{ id: 'MADE-1', from: 'unproven', to: 'violated' }]);
  });
});
