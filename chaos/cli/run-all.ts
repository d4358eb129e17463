// Experiments one after the other or side by side, each told as it begins, goes on and ends.
import { inspect } from 'node:util';
import type { TargetDocument } from '#conformance/harness';
import type { RunRecord } from '../grammar/record.ts';
import { judgeExperiment, unrun } from '../grammar/verdict.ts';
import { writeRecord } from '../report/folder.ts';
import { type Ran, reportOf } from '../report/report.ts';
import { experimentText } from '../report/report-text.ts';
import { inLanes } from '../run/in-lanes.ts';
import type { Planned } from '../run/plan.ts';
import type { ChaosContext } from './chaos-command.ts';
import type { ChaosFlags } from './chaos-flags.ts';
import { ProgressLine } from './progress-line.ts';

export interface RunAll extends ChaosContext {
  readonly document: TargetDocument;
  readonly folder: string;
  readonly atOnce: number;
  readonly seed: number;
  readonly flags: ChaosFlags;
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

interface Turn extends Planned {
  readonly at: number;
  readonly line: ProgressLine;
}

type Attempt = { readonly record: RunRecord } | { readonly failure: unknown };

const attempt = async ({ experiment, seconds, at, line }: Turn, all: RunAll): Promise<Attempt> => {
  const { document, clock, signal, seed, leftBehind } = all;
  try {
    const record = await all.run(experiment, {
      ...{ document, clock, signal, seed, seconds },
      ...(leftBehind === undefined ? {} : { leftBehind }),
      onProgress: progress => line.take(at, progress),
    });
    return { record };
  } catch (failure) {
    return { failure };
  }
};

const one = async (turn: Turn, all: RunAll): Promise<Ran> => {
  const { experiment, seconds, at, line } = turn;
  const named = { experiment, seconds, seed: all.seed };
  const lack = await all.lacking(experiment);
  if (lack !== undefined) return { ...named, result: unrun(experiment, 'inapplicable', lack) };
  line.begin(experiment.name, at, seconds);
  const tried = await attempt(turn, all);
  line.end(at);
  line.clear();
  if ('record' in tried) {
    await writeRecord(all.folder, tried.record);
    return { ...named, record: tried.record, result: judgeExperiment(experiment, tried.record) };
  }
  all.io.err(`${inspect(tried.failure)}\n`);
  return { ...named, result: unrun(experiment, 'unknown', `it could not be run: ${wordsOf(tried.failure)}`) };
};

export interface AllRan {
  readonly ran: readonly Ran[];
  readonly notBegun: readonly string[];
}

/** None any more after an interruption. */
export const runAll = async (planned: readonly Planned[], all: RunAll): Promise<AllRan> => {
  const { io, signal, atOnce, flags } = all;
  const line = new ProgressLine(io, planned.length);
  const ran: Ran[] = [];
  await inLanes(planned, { atOnce, signal }, async (item, at) => {
    const own = await one({ ...item, at, line }, all);
    ran.push(own);
    const [told] = reportOf([own]).experiments;
    line.clear();
    if (told !== undefined && flags.json !== true) io.out(experimentText(told, { color: io.hasColor }));
  });
  const begun = new Set(ran.map(({ experiment }) => experiment.name));
  const notBegun = planned.map(({ experiment }) => experiment.name).filter(name => !begun.has(name));
  return { ran, notBegun };
};
