// Question: does what was promised stay true while the world around the reference server breaks? The set that has time
// in the gate, one experiment at a time and nothing beside it: many of its promises are about time.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChaosReport, ReportedExperiment } from '../../chaos/report/report.ts';
import type { RecordedKill } from '../../conformance/mutants/kill-matrix.ts';
import { digestsHere, writeEvidence } from '../../requirements/index.ts';
import { root, runNode } from '../command.ts';
import { failedOnce, type Step, type Tally } from '../step.ts';
import { committedKills } from './chaos-kills.ts';
import { chaosEvidence, chaosOutcomes } from './chaos-outcomes.ts';

const reportIn = (folder: string): Promise<ChaosReport | undefined> =>
  readFile(join(folder, 'report.json'), 'utf8').then(
    text => JSON.parse(text) as ChaosReport,
    () => undefined,
  );

const lostNote = ({ name, verdict, because, claims, repeat }: ReportedExperiment): string => {
  const found = claims.flatMap(({ invariant, findings, first_findings: [first] }) =>
    first === undefined ? [] : [`  ${invariant}, ${findings} times, first: ${first.what}`],
  );
  const why = because === null ? '' : `: ${because}`;
  return [`${verdict}: ${name}${why}`, ...found, `  ${repeat}`].join('\n');
};

/** Promises of time alone, on a machine that gave the run itself no time to look. */
const isDisturbed = ({ undecided }: ReportedExperiment): boolean => undecided === 'disturbed';

/** Held is passed, what this machine can't do or tell is skipped with its reason, and anything else is failed. */
export const tallyOfReport = (report: ChaosReport, kills: readonly RecordedKill[]): Tally => {
  const { experiments, counts } = report;
  const left = experiments.filter(one => one.verdict === 'inapplicable' || isDisturbed(one));
  const lost = experiments.filter(
    one => (one.verdict === 'violated' || one.verdict === 'unknown') && !isDisturbed(one),
  );
  return {
    passed: counts.held,
    failed: lost.length,
    skipped: left.length,
    notes: [
      ...lost.map(lostNote),
      ...left.map(({ name, verdict, because }) => `${verdict}: ${name} (${because ?? ''})`),
    ],
    outcomes: chaosOutcomes(report, kills),
  };
};

export interface Ran {
  readonly report: ChaosReport | undefined;
  readonly code: number;
  readonly output: string;
  /** What else is to be said of it. */
  readonly notes?: readonly string[];
}

const chaos = async (...args: readonly string[]): Promise<Ran> => {
  const folder = await mkdtemp(join(tmpdir(), 'assay-chaos-report-'));
  try {
    const { code, output } = await runNode([join(root, 'assay.ts'), 'chaos', '--report', folder, ...args]);
    return { report: await reportIn(folder), code, output };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const isWhollyInapplicable = ({ counts, experiments }: ChaosReport): boolean =>
  experiments.length > 0 && counts.inapplicable === experiments.length;

/** An exit code that the report does not account for is a failure too. */
export const tallyOfRun = (
  { report, code, output, notes = [] }: Ran,
  kills: readonly RecordedKill[],
): Tally => {
  const ended = failedOnce([`assay chaos ended with ${code}:\n${output}`]);
  if (report === undefined) return ended;
  const found = tallyOfReport(report, kills);
  const tally = { ...found, notes: [...found.notes, ...notes] };
  const isTold = code === 0 || tally.failed > 0 || isWhollyInapplicable(report);
  return isTold ? tally : { ...tally, ...ended };
};

/** What is unknown by nobody's doing. What was violated stays so, and what a server left unsaid is no one's bad luck. */
export const undecidedIn = ({ report }: Ran): readonly ReportedExperiment[] =>
  report?.experiments.filter(({ undecided }) => undecided !== null) ?? [];

/** The same, with what was found of experiments that were asked once more. */
export const withAgain = (ran: Ran, alone: Ran): Ran => {
  const { report } = ran;
  if (report === undefined) return ran;
  const first = undecidedIn(ran);
  const again = new Map(alone.report?.experiments.map(one => [one.name, one]));
  const experiments = report.experiments.map(one =>
    first.includes(one) ? (again.get(one.name) ?? one) : one,
  );
  const held = experiments.filter(({ verdict }) => verdict === 'held').length;
  const isSettled = experiments.every(
    one => one.verdict === 'held' || one.verdict === 'inapplicable' || isDisturbed(one),
  );
  return {
    report: { ...report, experiments, counts: { ...report.counts, held } },
    code: isSettled ? 0 : ran.code,
    output: ran.output + alone.output,
    notes: first.map(({ name, because }) => {
      const verdict = again.get(name)?.verdict ?? 'not run';
      return `asked again, alone: ${name} (first unknown: ${because ?? ''}; then ${verdict})`;
    }),
  };
};

const askedAgain = async (ran: Ran): Promise<Ran> => {
  const names = undecidedIn(ran).map(({ name }) => name);
  return names.length === 0 ? ran : withAgain(ran, await chaos('--experiment', ...names));
};

export const chaosStep: Step = {
  name: 'what is promised stays true while the world breaks',
  run: async () => tallyOfRun(await askedAgain(await chaos('--set', 'ci')), await committedKills()),
};

const folders = ['chaos', 'conformance/harness', 'conformance/peers'];

/** One at a time, and kept as evidence; where nothing could be run, an earlier record stays as it is. */
export const keptChaos = async (set: 'nightly' | 'containers', command: string): Promise<Tally> => {
  const digests = await digestsHere(folders);
  const made_at = new Date().toISOString();
  const ran = await chaos('--set', set);
  const kills = await committedKills();
  const tally = tallyOfRun(ran, kills);
  const { report } = ran;
  if (report === undefined || report.experiments.length === 0 || isWhollyInapplicable(report)) return tally;
  const path = await writeEvidence({
    ...{ name: `chaos-${set}`, kind: 'chaos', command, made_at, folders, digests },
    ...chaosEvidence(report, kills),
  });
  return { ...tally, notes: [...tally.notes, `${path} is written: commit it`] };
};

export const nightlyChaosStep: Step = {
  name: 'what is promised stays true in the experiments that the gate has no time for',
  run: () => keptChaos('nightly', 'npm run evidence:chaos -- nightly'),
};

export const containersChaosStep: Step = {
  name: 'what is promised stays true where Docker breaks containers',
  run: () => keptChaos('containers', 'npm run evidence:chaos -- containers'),
};
