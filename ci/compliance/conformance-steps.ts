import { join } from 'node:path';
import { root, runNode } from '../command.ts';
import { failedOnce, passedOnce, type Step } from '../step.ts';
import { suiteStep } from './suite-step.ts';

const proveSample = 30;

/** Areas whose checks hold on a machine that others keep busy; the whole is for `verify:long` until the others do too. */
const steadyAreas = '(@area:streams and @profile:orchqueue-core) or @area:states';

/** The steady areas before the two orchestrators. */
export const conformanceSteps: readonly Step[] = [
  suiteStep('the reference orchestrator: streams and states', [
    ...['--target', 'reference', '--profile', 'reference', '--filter', steadyAreas],
  ]),
  suiteStep('the second orchestrator: streams and states', [
    ...['--target', 'second', '--profile', 'orchqueue-core', '--filter', steadyAreas],
  ]),
];

/** Everything, and what it finds of the reference orchestrator is evidence. */
export const wholeConformanceSteps: readonly Step[] = [
  suiteStep('the reference orchestrator, whole', ['--target', 'reference', '--profile', 'reference'], {
    isEvidence: true,
  }),
  suiteStep(
    'with devices that a script tells of it keeps what needs devices',
    ['--target', 'reference-devices', '--profile', 'reference', '--filter', '@needs-nvidia-devices'],
    { isEvidence: true },
  ),
  suiteStep('the second orchestrator, whole', ['--target', 'second', '--profile', 'orchqueue-core']),
];

const proveStep = (name: string, args: readonly string[]): Step => ({
  name,
  run: async () => {
    const { code, output } = await runNode([join(root, 'assay.ts'), 'prove', ...args]);
    return code === 0
      ? { ...passedOnce, notes: [output.trim().split('\n').at(-1) ?? ''] }
      : failedOnce([output]);
  },
});

/** Mutants of the server: a sample of those that the committed matrix says are noticed is planted again. */
export const proveSteps: readonly Step[] = [
  proveStep(`about ${proveSample} mutants are noticed`, ['--sample', String(proveSample)]),
];
