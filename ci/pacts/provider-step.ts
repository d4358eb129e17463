// Question: do the reference server and the scripted engines keep the pacts? They are started and brought into every
// state that these name.
import { join } from 'node:path';
import { root, runNode } from '../command.ts';
import { failedOnce, type Step, type Tally } from '../step.ts';
import { pactOutcomes, type VerifiedInteraction } from './pact-outcomes.ts';

/** What a scripted engine keeps says nothing of a requirement of orchestrators. */
const orchestrator = 'orchestrator';

interface Verification {
  readonly interactions: readonly (VerifiedInteraction & { readonly provider: string })[];
}

const readable = (output: string): Verification | undefined => {
  try {
    return JSON.parse(output) as Verification;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

async function providerTally(): Promise<Tally> {
  const { code, output } = await runNode([join(root, 'assay.ts'), 'verify-provider', '--json']);
  const verification = readable(output);
  if (verification === undefined) return failedOnce([`assay verify-provider ended with ${code}:\n${output}`]);
  const { interactions } = verification;
  const lost = interactions.filter(({ verdict }) => verdict !== 'holds');
  return {
    passed: interactions.length - lost.length,
    failed: lost.length === 0 && code !== 0 ? 1 : lost.length,
    skipped: 0,
    notes: lost.map(one => `${one.verdict}: ${JSON.stringify(one)}`),
    outcomes: pactOutcomes(interactions.filter(({ provider }) => provider === orchestrator)),
  };
}

export const providerStep: Step = {
  name: 'the reference server and the scripted engines keep the pacts',
  run: providerTally,
};
