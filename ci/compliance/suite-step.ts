import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProofOutcome } from '../../requirements/index.ts';
import { root, runNode } from '../command.ts';
import { failedOnce, type Step, type Tally } from '../step.ts';
import { readReport, reportOutcomes } from './report-outcomes.ts';

/** The suite examines a target; every check counts, and what it found is handed on. */
export const suiteStep = (
  name: string,
  args: readonly string[],
  tell: (outcomes: readonly ProofOutcome[]) => void,
): Step => ({
  name,
  run: async (): Promise<Tally> => {
    const folder = await mkdtemp(join(tmpdir(), 'assay-verify-'));
    try {
      const { code, output } = await runNode([join(root, 'assay.ts'), 'run', '--report', folder, ...args]);
      const report = await readReport(folder).catch(() => undefined);
      if (report === undefined) return failedOnce([`assay run ended with ${code}:\n${output}`]);
      tell(reportOutcomes(report));
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
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});
