import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, runNode } from '../command.ts';
import { failedOnce, type Step, type Tally } from '../step.ts';
import { readReport, reportOutcomes } from './report-outcomes.ts';
import { reportTally, type Unfollowed } from './report-tally.ts';

export interface SuiteStepOptions {
  /** What it finds stands in COMPLIANCE.md. */
  readonly isEvidence?: boolean;
  readonly unfollowed?: Unfollowed;
}

/** The suite examines a target. */
export const suiteStep = (
  name: string,
  args: readonly string[],
  { isEvidence = false, unfollowed }: SuiteStepOptions = {},
): Step => ({
  name,
  run: async (): Promise<Tally> => {
    const folder = await mkdtemp(join(tmpdir(), 'assay-verify-'));
    try {
      const run = await runNode([join(root, 'assay.ts'), 'run', '--report', folder, ...args]);
      const report = await readReport(folder).catch(() => undefined);
      const ended = `assay run ended with ${run.code}:\n${run.output}`;
      if (report === undefined) return failedOnce([ended]);
      const tally = reportTally(report, unfollowed);
      return {
        ...tally,
        failed: run.code === 0 ? tally.failed : Math.max(1, tally.failed),
        notes: run.code === 0 ? tally.notes : [ended, ...tally.notes],
        ...(isEvidence ? { outcomes: reportOutcomes(report) } : {}),
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});
