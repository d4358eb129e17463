// `assay load`: what is measured, the report, and the exit code.
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  type Clock,
  type Io,
  instantText,
  newRunNonce,
  type TargetDocument,
  UsageError,
} from '#conformance/harness';
import { digestsHere, writeEvidence } from '#requirements';
import { outOfReach } from '../load/outside/clauses.ts';
import { evidenceFolders, evidenceOf } from '../load/report/evidence.ts';
import { exitCodeOf, type LoadReport, type LoadResult, verdictOfAll } from '../load/report/load-report.ts';
import { closingText, resultText } from '../load/report/text.ts';
import { carryOutOutside, carryOutPlan, carryOutSoak } from '../load/run/carry-out.ts';
import { renderLoadHtml } from '../report/html/load-page.ts';
import { checkTogether, type LoadFlags, numberAsked, secondsAsked, workloadsAsked } from './load-flags.ts';
import { LoadProgressLine } from './load-progress.ts';
import { targetAsked } from './load-target.ts';

export interface LoadContext {
  readonly io: Io;
  readonly signal: AbortSignal;
  /** What has to go even where the process ends at once. */
  readonly leftBehind: Set<() => void>;
  readonly clock: Clock;
}

const interrupted = 130;

/** What is run, each as its name and how. */
type Runs = readonly (readonly [
  name: string,
  run: (tell: LoadProgressLine['tell']) => Promise<LoadResult>,
])[];

const runsOf = (
  flags: LoadFlags,
  document: TargetDocument,
  { signal, clock, leftBehind }: LoadContext,
): Runs => {
  const { url } = document.target;
  const base = {
    document,
    clock,
    signal,
    seed: numberAsked('--seed', flags.seed),
    seconds: secondsAsked(flags),
  };
  const perSecond = numberAsked('--rate', flags.rate);
  if (document.target.kind === 'url' && url !== undefined)
    return [['outside', onProgress => carryOutOutside({ ...base, onProgress, url, perSecond })]];
  if (flags.soak) return [['soak', onProgress => carryOutSoak({ ...base, onProgress })]];
  return workloadsAsked(flags).map(name => [name, onProgress => carryOutPlan(name, { ...base, onProgress })]);
};

const folderAsked = ({ report }: LoadFlags, { clock }: LoadContext): string => {
  if (report !== undefined) return resolve(report);
  const stamp = instantText(clock.wallMs()).slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return resolve(join('.assay', 'load', `${stamp}-${newRunNonce().slice(0, 4)}`));
};

const commandOf = ({ workload = [], soak, seconds, seed }: LoadFlags): string =>
  [
    'npx assay load',
    ...workload.map(name => `--workload ${name}`),
    ...(soak ? ['--soak'] : []),
    ...(seconds === undefined ? [] : [`--seconds ${seconds}`]),
    `--seed ${seed}`,
  ].join(' ');

export const loadCommand = async (flags: LoadFlags, context: LoadContext): Promise<number> => {
  const { io, signal, clock } = context;
  const document = await targetAsked(flags.target);
  const isOutside = document.target.kind === 'url';
  checkTogether(flags, isOutside);
  if (!isOutside && document.target.process === undefined)
    throw new UsageError(
      `--target ${flags.target}: it is neither a process that can be started nor an address`,
    );
  const runs = runsOf(flags, document, context);
  const startedAt = instantText(clock.wallMs());
  const digests = flags.evidence ? await digestsHere(evidenceFolders) : undefined;
  const results: LoadResult[] = [];
  for (const [name, run] of runs) {
    if (signal.aborted) break;
    const line = new LoadProgressLine(io, name);
    const result = await run(line.tell);
    line.end();
    results.push(result);
    if (!flags.json) io.out(resultText(result));
  }
  const report: LoadReport = {
    ...{ version: 1, target: document.target.name, seed: Number(flags.seed), startedAt, results },
    verdict: verdictOfAll(results.map(({ verdict }) => verdict)),
    outOfReach: isOutside ? outOfReach : [],
  };
  const folder = folderAsked(flags, context);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'load.html'), renderLoadHtml(report));
  await writeFile(join(folder, 'load.json'), `${JSON.stringify(report, undefined, 1)}\n`);
  io.out(flags.json ? `${JSON.stringify(report, undefined, 1)}\n` : closingText(report));
  io.err(`report: ${join(folder, 'load.html')}\n`);
  if (signal.aborted) return interrupted;
  if (digests !== undefined) {
    const path = await writeEvidence({ ...evidenceOf(report, commandOf(flags)), digests });
    io.err(`evidence: ${path}\n`);
  }
  return exitCodeOf(report.verdict);
};
