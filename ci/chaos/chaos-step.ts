// Question: does what was promised stay true while the world around the reference server breaks? The set that has time
// in the gate, two experiments side by side.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChaosReport, ReportedExperiment } from '../../chaos/report/report.ts';
import type { RecordedKill } from '../../conformance/mutants/kill-matrix.ts';
import { root, runNode } from '../command.ts';
import { failedOnce, type Step, type Tally } from '../step.ts';
import { committedKills } from './chaos-kills.ts';
import { chaosOutcomes } from './chaos-outcomes.ts';

const atOnce = 2;

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

/** Held is passed, what this machine can't do is skipped with its reason, and anything else is failed. */
export const tallyOfReport = (report: ChaosReport, kills: readonly RecordedKill[]): Tally => {
  const { experiments, counts } = report;
  const lost = experiments.filter(({ verdict }) => verdict === 'violated' || verdict === 'unknown');
  const left = experiments.filter(({ verdict }) => verdict === 'inapplicable');
  return {
    passed: counts.held,
    failed: lost.length,
    skipped: left.length,
    notes: [
      ...lost.map(lostNote),
      ...left.map(({ name, because }) => `inapplicable: ${name} (${because ?? ''})`),
    ],
    outcomes: chaosOutcomes(report, kills),
  };
};

const experimentsOf =
  (set: string, ...args: readonly string[]): (() => Promise<Tally>) =>
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assay-chaos-report-'));
    try {
      const { code, output } = await runNode([
        ...[join(root, 'assay.ts'), 'chaos', '--set', set, '--report', folder],
        ...args,
      ]);
      const report = await reportIn(folder);
      if (report === undefined) return failedOnce([`assay chaos ended with ${code}:\n${output}`]);
      const tally = tallyOfReport(report, await committedKills());
      const isTold = code === 0 || tally.failed > 0;
      return isTold ? tally : { ...tally, ...failedOnce([`assay chaos ended with ${code}:\n${output}`]) };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };

export const chaosStep: Step = {
  name: 'what is promised stays true while the world breaks',
  run: experimentsOf('ci', '--at-once', String(atOnce)),
};

/** Longer ones, and those that want more of a machine; one at a time. */
export const nightlyChaosStep: Step = {
  name: 'and in the experiments that have no time in the gate',
  run: experimentsOf('nightly'),
};
