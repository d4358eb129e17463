// `assay chaos`: the plan and its length, the experiments, the report and the exit code.
import { join, resolve } from 'node:path';
import {
  type Clock,
  type Io,
  instantText,
  newRunNonce,
  readTargetDocument,
  type TargetDocument,
  UsageError,
} from '#conformance/harness';
import type { Experiment } from '../grammar/experiment.ts';
import type { RunRecord } from '../grammar/record.ts';
import { emptied, type RunHeader, writeHeader, writeReports } from '../report/folder.ts';
import { type Ran, reportOf } from '../report/report.ts';
import { closingText } from '../report/report-text.ts';
import type { Lacking } from '../run/lacking.ts';
import type { Planned } from '../run/plan.ts';
import { wallSeconds } from '../run/plan.ts';
import type { RunOptions, runExperiment } from '../run/run-experiment.ts';
import { atOnceAsked, type ChaosFlags, experimentsAsked, secondsAsked, seedAsked } from './chaos-flags.ts';
import { listed, listText } from './list-text.ts';
import { runAll } from './run-all.ts';

export interface ChaosContext {
  readonly io: Io;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly experiments: readonly Experiment[];
  readonly lacking: Lacking;
  readonly run: typeof runExperiment;
  readonly leftBehind?: RunOptions['leftBehind'];
  /** The document of a target where none is named. */
  readonly target: string;
}

const target = async (path: string): Promise<TargetDocument> => {
  const read = await readTargetDocument(path);
  if (!read.ok) throw new UsageError(read.problems.map(({ message }) => message).join('\n'));
  const { document } = read;
  if (document.target.process === undefined)
    throw new UsageError(`--target ${path}: chaos breaks a target that it starts; this one has no process.`);
  return document;
};

const newFolder = ({ clock }: ChaosContext): string => {
  const stamp = instantText(clock.wallMs()).slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return join('.assay', 'chaos', `${stamp}-${newRunNonce().slice(0, 4)}`);
};

const planText = (planned: readonly Planned[], atOnce: number, seed: number): string => {
  const count = planned.length === 1 ? '1 experiment' : `${planned.length} experiments`;
  const lanes = atOnce === 1 ? '' : `, ${atOnce} at a time`;
  return `plan: ${count}${lanes}, seed ${seed}, about ${wallSeconds(planned, atOnce)} s\n`;
};

const list = (flags: ChaosFlags, { io, experiments }: ChaosContext): number => {
  const isWhole = flags.experiment === undefined && flags.set === undefined;
  const asked = isWhole ? experiments : experimentsAsked(flags, experiments);
  io.out(flags.json === true ? `${JSON.stringify(listed(asked), undefined, 2)}\n` : listText(asked));
  return 0;
};

const headerOf = (
  ran: readonly Ran[],
  header: Pick<RunHeader, 'started_at' | 'target' | 'not_begun' | 'is_interrupted'>,
): RunHeader => ({
  version: 1,
  ...header,
  asked: ran.map(({ experiment, seconds, seed, record, result: { verdict, because = '' } }) => ({
    ...{ experiment: experiment.name, seconds, seed },
    ...(record === undefined && (verdict === 'unknown' || verdict === 'inapplicable')
      ? { unrun: { verdict, because } }
      : {}),
  })),
});

/** 0 everything held, 1 violated, 2 could not be told, 130 interrupted. */
export const chaosCommand = async (flags: ChaosFlags, context: ChaosContext): Promise<number> => {
  const { io, signal, clock } = context;
  if (flags.list === true) return list(flags, context);
  const asked = experimentsAsked(flags, context.experiments);
  const seconds = secondsAsked(flags);
  const [seed, atOnce] = [seedAsked(flags), atOnceAsked(flags)];
  const document = await target(flags.target ?? context.target);
  const planned = asked.map(experiment => ({ experiment, seconds: seconds ?? experiment.seconds }));
  const folder = resolve(flags.report ?? newFolder(context));
  const startedAt = instantText(clock.wallMs());
  await emptied(folder);
  io.err(planText(planned, atOnce, seed));
  const { ran, notBegun } = await runAll(planned, { ...context, document, folder, atOnce, seed, flags });
  const report = reportOf(ran, notBegun, signal.aborted);
  const named = { started_at: startedAt, target: document.target.name };
  const header = headerOf(ran, { ...named, not_begun: notBegun, is_interrupted: signal.aborted });
  const records = new Map<string, RunRecord>(
    ran.flatMap(({ experiment, record }) => (record === undefined ? [] : [[experiment.name, record]])),
  );
  await writeHeader(folder, header);
  await writeReports(folder, { report, header, records });
  const text = closingText(report, { color: io.hasColor });
  io.out(flags.json === true ? `${JSON.stringify(report, undefined, 2)}\n` : text);
  io.err(`report: ${folder}\n`);
  return report.exit_code;
};
