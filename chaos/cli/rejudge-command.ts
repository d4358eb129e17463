// `assay chaos --rejudge <dir>`: the verdicts again, from records alone.
import { resolve } from 'node:path';
import { type Io, UsageError } from '#conformance/harness';
import type { Experiment } from '../grammar/experiment.ts';
import type { RunRecord } from '../grammar/record.ts';
import { judgeExperiment, unrun } from '../grammar/verdict.ts';
import { witnessed } from '../grammar/witnessed.ts';
import { type Asked, NoRun, readHeader, readRecord, writeReports } from '../report/folder.ts';
import { type Ran, reportOf } from '../report/report.ts';
import { closingText, experimentText } from '../report/report-text.ts';
import type { ChaosFlags } from './chaos-flags.ts';

export interface RejudgeContext {
  readonly io: Io;
  readonly experiments: readonly Experiment[];
}

const again = async (
  folder: string,
  { experiment: name, seconds, seed, unrun: why }: Asked,
  all: readonly Experiment[],
): Promise<Ran> => {
  const experiment = all.find(one => one.name === name);
  if (experiment === undefined) throw new UsageError(`${folder}: there is no experiment "${name}" any more.`);
  const named = { experiment, seconds, seed };
  if (why !== undefined) return { ...named, result: unrun(experiment, why.verdict, why.because) };
  const record = witnessed(await readRecord(folder, name), experiment.faults);
  return { ...named, record, result: judgeExperiment(experiment, record) };
};

/** The folder gets the report that is made of it now. */
export const rejudgeCommand = async (
  flags: ChaosFlags,
  { io, experiments }: RejudgeContext,
): Promise<number> => {
  const folder = resolve(flags.rejudge ?? '');
  try {
    const header = await readHeader(folder);
    const ran: Ran[] = [];
    for (const asked of header.asked) ran.push(await again(folder, asked, experiments));
    const report = reportOf(ran, header.not_begun, header.is_interrupted);
    const records = new Map<string, RunRecord>(
      ran.flatMap(({ experiment, record }) => (record === undefined ? [] : [[experiment.name, record]])),
    );
    await writeReports(folder, { report, header, records });
    const options = { color: io.hasColor };
    const blocks = report.experiments.map(experiment => experimentText(experiment, options)).join('');
    const text = `${blocks}${closingText(report, options)}`;
    io.out(flags.json === true ? `${JSON.stringify(report, undefined, 2)}\n` : text);
    return report.exit_code;
  } catch (error) {
    if (error instanceof NoRun) throw new UsageError(`--rejudge: ${error.message}`);
    throw error;
  }
};
