import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, runNode } from '../command.ts';
import { failedOnce, type Step, type Tally } from '../step.ts';
import { readReport, reportOutcomes } from './report-outcomes.ts';

/** The suite examines a target; every check counts. What it finds of the reference server is evidence. */
export const suiteStep = (
  name: string,
  args: readonly string[],
  options: { readonly isEvidence?: boolean } = {},
): Step => ({
  name,
  run: async (): Promise<Tally> => {
    const folder = await mkdtemp(join(tmpdir(), 'assay-verify-'));
    try {
      const { code, output } = await runNode([join(root, 'assay.ts'), 'run', '--report', folder, ...args]);
      const report = await readReport(folder).catch(() => undefined);
      if (report === undefined) return failedOnce([`assay run ended with ${code}:\n${output}`]);
      const { passed, failed, errored, inapplicable, out_of_reach } = report.summary.checks;
      const unlike = code === 0 ? [] : [`assay run ended with ${code}:\n${output}`];
      const skipped = report.checks
        .filter(({ verdict }) => verdict === 'inapplicable' || verdict === 'out_of_reach')
        .map(({ id, verdict, reason }) => `${verdict.replaceAll('_', ' ')}: ${id} (${reason ?? ''})`);
      const wrong = failed + errored;
      return {
        passed,
        failed: wrong === 0 && code !== 0 ? 1 : wrong,
        skipped: inapplicable + out_of_reach,
        notes: [...unlike, ...skipped],
        ...(options.isEvidence === true ? { outcomes: reportOutcomes(report) } : {}),
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});
