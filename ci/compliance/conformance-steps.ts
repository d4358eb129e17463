import { join } from 'node:path';
import { root, runNode } from '../command.ts';
import { failedOnce, passedOnce, type Step } from '../step.ts';
import { suiteStep } from './suite-step.ts';

const proveSample = 2;
const changedSample = 6;
const benignFolder = join(root, 'conformance', 'targets', 'benign');

/** What the suite finds of the reference orchestrator, all of it, is evidence. */
const referenceSteps: readonly Step[] = [
  suiteStep('the reference orchestrator', ['--target', 'reference', '--profile', 'reference'], {
    isEvidence: true,
  }),
  suiteStep(
    'with devices that a script tells of it keeps what needs devices',
    ['--target', 'reference-devices', '--profile', 'reference', '--filter', '@needs-nvidia-devices'],
    { isEvidence: true },
  ),
  suiteStep(
    'the OpenAI surface of the reference orchestrator',
    ['--target', 'reference', '--profile', 'openai-chat'],
    { isEvidence: true },
  ),
  suiteStep(
    'the reference orchestrator as a gateway',
    ['--target', 'reference-gateway', '--profile', 'gateway-behaviour'],
    {
      isEvidence: true,
      unfollowed: { 'GW-FAIL-003': 'the words of a 400 stay inside, by ASY-SEC-008(a): decision 0077' },
    },
  ),
];

const secondStep = (name: string, ...more: readonly string[]): Step =>
  suiteStep(name, ['--target', 'second', '--profile', 'orchqueue-core', ...more]);

/** Behind a proxy that says the same otherwise nothing fails. */
const benignStep = (variant: string, ...more: readonly string[]): Step =>
  suiteStep(`behind the benign proxy «${variant}»`, [
    ...['--target', join(benignFolder, `${variant}.yaml`), '--profile', 'reference', ...more],
  ]);

/** What the server needs of an engine for the OpenAI API, it has to find on each wire. */
const beforeStep = (wire: string): Step =>
  suiteStep(`the OpenAI surface before an engine of the wire ${wire}`, [
    ...['--target', `reference-${wire}`, '--profile', 'openai-chat'],
  ]);

/**
 * The second orchestrator keeps the suite honest; its whole, and proxies that say the same otherwise, are for `verify:long`.
 * So are all wires but that of TGI, which is least like the OpenAI API.
 */
export const conformanceSteps: readonly Step[] = [
  ...referenceSteps,
  beforeStep('tgi'),
  secondStep('the second orchestrator: states', '--filter', '@area:states'),
];

/** What a reader leaves unread fills the proxy's own buffers first: these checks look for it in the server's. */
const notBehindProxies = 'not (@ASY-CANCEL-009 or @ASY-STREAM-013 or @ASY-STREAM-019)';

const benignVariants = [
  'lower-case',
  'upper-case',
  'split',
  'crlf',
  'comments',
  'extra-fields',
  'slow',
  'all',
];

export const longConformanceSteps: readonly Step[] = [
  ...['llamacpp', 'vllm'].map(beforeStep),
  secondStep('the second orchestrator, whole'),
  ...benignVariants.map(variant => benignStep(variant, '--filter', notBehindProxies)),
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

/** A sample of those that the committed matrix says are noticed is planted again; no MUST is unproven without a reason. */
export const proveSteps: readonly Step[] = [
  proveStep(`about ${proveSample} mutants are noticed`, ['--sample', String(proveSample)]),
  proveStep(`mutants whose source changed since the matrix was written, ${changedSample} of them at most`, [
    ...['--changed', '--sample', String(changedSample)],
  ]),
  proveStep('each MUST of the suite is proven, or says why not', ['--check']),
];

const secondMutants = join(root, 'conformance', 'targets', 'second', 'mutants');

export const longProveSteps: readonly Step[] = [
  proveStep('every mutant of the server is noticed', []),
  proveStep('every mutant of the second orchestrator is noticed', [
    ...['--target', 'second', '--mutants', secondMutants],
  ]),
];
