import { availableParallelism } from 'node:os';
import type { Step } from '../step.ts';
import { runHarness } from './harness.ts';

/** Every breakage counts: one that the harness's own tests don't notice fails. */
export const harnessStep: Step = {
  name: 'the harness, broken on purpose, is noticed by its own tests',
  run: async () => {
    const { killed, problems } = await runHarness({ jobs: availableParallelism() }, () => undefined);
    return { passed: killed, failed: problems.length, skipped: 0, notes: problems };
  },
};
