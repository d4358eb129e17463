import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '#contracts';
import { root, runNode } from '../command.ts';
import { failedOnce, type Step, type Tally } from '../step.ts';
import { readReport, reportOutcomes } from './report-outcomes.ts';

export interface SuiteStepOptions {
  /** What it finds stands in COMPLIANCE.md. */
  readonly isEvidence?: boolean;
  /** Clause of a SHOULD → why the target does not follow it. It is found violated; a check that fails for it alone is no fault. */
  readonly unfollowed?: Readonly<Record<string, string>>;
}

type Check = Report['checks'][number];

const isUnfollowed = ({ verdict, assertions }: Check, unfollowed: readonly string[]): boolean => {
  const broken = assertions.filter(({ holds }) => !holds);
  return (
    verdict === 'failed' && broken.length > 0 && broken.every(({ clause }) => unfollowed.includes(clause))
  );
};

/** An entry that says so of what is followed now, or binds, is a fault of its own. */
const wronglyListed = ({ requirements }: Report, unfollowed: readonly string[]): string[] => {
  const clauses = requirements.flatMap(requirement => requirement.clauses);
  return unfollowed
    .filter(
      id =>
        !clauses.some(
          ({ clause, level, verdict }) => clause === id && level !== 'MUST' && verdict === 'violated',
        ),
    )
    .map(id => `${id} is listed as a SHOULD that is not followed, and it is followed, or binds`);
};

/** Every check counts. */
const talliedOf = (
  report: Report,
  { code, output }: { readonly code: number; readonly output: string },
  unfollowed: Readonly<Record<string, string>>,
): Tally => {
  const clauses = Object.keys(unfollowed);
  const letGo = report.checks.filter(check => isUnfollowed(check, clauses));
  const { passed, failed, errored, inapplicable, out_of_reach } = report.summary.checks;
  const unlike = [
    ...(code === 0 ? [] : [`assay run ended with ${code}:\n${output}`]),
    ...wronglyListed(report, clauses),
  ];
  const skipped = report.checks
    .filter(({ verdict }) => verdict === 'inapplicable' || verdict === 'out_of_reach')
    .map(({ id, verdict, reason }) => `${verdict.replaceAll('_', ' ')}: ${id} (${reason ?? ''})`);
  const known = letGo.map(
    ({ id, clauses: own }) => `not followed: ${id} (${own.map(clause => unfollowed[clause]).join('; ')})`,
  );
  const wrong = failed + errored - letGo.length;
  return {
    passed,
    failed: wrong === 0 && unlike.length > 0 ? 1 : wrong,
    skipped: inapplicable + out_of_reach + letGo.length,
    notes: [...unlike, ...skipped, ...known],
  };
};

/** The suite examines a target. */
export const suiteStep = (
  name: string,
  args: readonly string[],
  { isEvidence = false, unfollowed = {} }: SuiteStepOptions = {},
): Step => ({
  name,
  run: async (): Promise<Tally> => {
    const folder = await mkdtemp(join(tmpdir(), 'assay-verify-'));
    try {
      const run = await runNode([join(root, 'assay.ts'), 'run', '--report', folder, ...args]);
      const report = await readReport(folder).catch(() => undefined);
      if (report === undefined) return failedOnce([`assay run ended with ${run.code}:\n${run.output}`]);
      const tally = talliedOf(report, run, unfollowed);
      return isEvidence ? { ...tally, outcomes: reportOutcomes(report) } : tally;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});
