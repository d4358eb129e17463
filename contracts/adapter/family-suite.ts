import { answerCases } from './family/answer-cases.ts';
import { boundCases } from './family/bound-cases.ts';
import { closeCases } from './family/close-cases.ts';
import { failureCases } from './family/failure-cases.ts';
import {
  type AdapterAbility,
  type AdapterFamilyCase,
  type AdapterHarness,
  AdapterViolation,
  type EngineFlood,
  type EngineScript,
} from './family/harness.ts';
import { hostCases } from './family/host-cases.ts';
import { identityCases } from './family/identity-cases.ts';
import { repetitionCases } from './family/repetition-cases.ts';
import { togetherCases } from './family/together-cases.ts';

export {
  type AdapterAbility,
  type AdapterFamilyCase,
  type AdapterHarness,
  AdapterViolation,
  type EngineFlood,
  type EngineScript,
};

/** Every promise of the port that a type can't hold; a case passes when `run` resolves. */
export function adapterFamilyCases(): readonly AdapterFamilyCase[] {
  return [
    ...identityCases,
    ...answerCases,
    ...togetherCases,
    ...repetitionCases,
    ...closeCases,
    ...failureCases,
    ...hostCases,
    ...boundCases,
  ];
}
