import { answerCases } from './family/answer-cases.ts';
import { closeCases } from './family/close-cases.ts';
import { failureCases } from './family/failure-cases.ts';
import type { AdapterAbility, AdapterFamilyCase, AdapterHarness, EngineScript } from './family/harness.ts';
import { identityCases } from './family/identity-cases.ts';

export type { AdapterAbility, AdapterFamilyCase, AdapterHarness, EngineScript };

/** Every promise of the port that a type can't hold; a case passes when `run` resolves. */
export function adapterFamilyCases(): readonly AdapterFamilyCase[] {
  return [...identityCases, ...answerCases, ...closeCases, ...failureCases];
}
