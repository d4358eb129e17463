// Question: does level O see what an orchestrator does to a task? Each fault is planted in a reference server of its
// own, in front of an engine whose output is known.
import { withPlanted } from '../../conformance/mutants/prove-mutant.ts';
import type { CorpusCase } from '../../determinism-suite/corpus/corpus-case.ts';
import {
  knownEngine,
  type OResult,
  type OrchestratorFault,
  orchestratorFaultOf,
  referenceTarget,
  runLevelO,
  startORig,
} from '../../determinism-suite/through/index.ts';
import { type PlantedFault, plantedFaults } from './orchestrator-faults.ts';

export interface FaultResult {
  readonly fault: PlantedFault;
  readonly named: OrchestratorFault | undefined;
  /** The first that differs. */
  readonly shown: OResult | undefined;
}

/** Chance has a part in it, and there are letters of several bytes: each fault can show. */
export const shownBy: CorpusCase = {
  ...{ name: 'rivers', prompt: 'Name many rivers.', seed: 41, maxTokens: 16, sampling: 'seeded' },
};

const contextMax = 1_024;

export const resultsWith = async (
  fault: PlantedFault | undefined,
  signal: AbortSignal,
): Promise<readonly OResult[]> => {
  const document = await referenceTarget();
  let results: readonly OResult[] = [];
  const examine = async (planted: typeof document): Promise<void> => {
    const rig = await startORig({ engine: knownEngine, document: planted, contextMax }, signal);
    try {
      results = await runLevelO({ rig, cases: [shownBy] }, signal);
    } finally {
      await rig.stop();
    }
  };
  await (fault === undefined ? examine(document) : withPlanted(document, fault, examine));
  return results;
};

export const plantFaults = async (
  signal: AbortSignal,
  tell: (result: FaultResult) => void = () => undefined,
): Promise<readonly FaultResult[]> => {
  const found: FaultResult[] = [];
  for (const fault of plantedFaults) {
    const results = await resultsWith(fault, signal);
    const shown = results.find(({ verdict }) => verdict === 'diverged');
    const result = { fault, named: orchestratorFaultOf(results), shown };
    found.push(result);
    tell(result);
  }
  return found;
};
