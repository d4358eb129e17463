// Question: does the reference server keep the pacts? It is started and brought into every state that they name.
import { join } from 'node:path';
import { root, runNode } from '../command.ts';
import { failedOnce, type Step, type Tally } from '../step.ts';
import { pactOutcomes, type VerifiedInteraction } from './pact-outcomes.ts';

interface Verification {
  readonly interactions: readonly VerifiedInteraction[];
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
    outcomes: pactOutcomes(interactions),
  };
}

export const providerStep: Step = { name: 'the reference server keeps the pacts', run: providerTally };
