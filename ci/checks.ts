// The fast checks, one step each: what `check` and the first share of `verify` run.
import { join } from 'node:path';
import { architectureProblems } from './architecture/index.ts';
import { root, runNode } from './command.ts';
import { lockProblems } from './complete-lock.ts';
import { staleFiles } from './generate.ts';
import { pactStep } from './pacts/index.ts';
import { type Step, type Tally, tallyOf } from './step.ts';
import { tidyProblems } from './tidy/index.ts';

const installed = (path: string) => join(root, 'node_modules', path);

/** A tool of the tool chain passes when it exits 0; what it printed is the reason when it doesn't. */
async function tool(args: readonly string[]): Promise<Tally> {
  const { code, output } = await runNode(args);
  return tallyOf(code === 0 ? [] : [output.trimEnd()]);
}

async function traceability(): Promise<Tally> {
  const { checkTraceability } = await import('../requirements/gate.ts');
  const { problems } = await checkTraceability(root);
  return tallyOf(problems.map(problem => `${problem.where}: ${problem.sentence} (${problem.rule})`));
}

async function profileEditions(): Promise<Tally> {
  const { frozenEditionProblems } = await import('../conformance/profiles/frozen-editions.ts');
  return tallyOf(await frozenEditionProblems());
}

async function contractGuard(): Promise<Tally> {
  const { checkReleased } = await import('../contracts/guard/index.ts');
  const { ok, sentences } = await checkReleased(root);
  return tallyOf(ok ? [] : sentences);
}

export const checks: readonly Step[] = [
  { name: 'the lock serves every platform', run: async () => tallyOf(lockProblems()) },
  { name: 'generated files are fresh', run: async () => tallyOf(await staleFiles()) },
  pactStep,
  { name: 'contract against its released copy', run: contractGuard },
  { name: 'profiles against their frozen editions', run: profileEditions },
  { name: 'traceability', run: traceability },
  { name: 'types', run: () => tool([installed('typescript7/bin/tsc'), '-p', root]) },
  {
    name: 'lint and format',
    run: () => tool([installed('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', root]),
  },
  { name: 'architecture', run: async () => tallyOf(architectureProblems()) },
  { name: 'tidy', run: async () => tallyOf(tidyProblems()) },
];

export const contractLint: Step = {
  name: 'contract lint',
  run: () =>
    tool([
      installed('@redocly/cli/bin/cli.js'),
      'lint',
      'contracts/openapi/data.yaml',
      'contracts/openapi/control.yaml',
      'contracts/openapi/adapter.yaml',
    ]),
};
