// Is what comes through an orchestrator what the engine gives? Orchestrators are started or found at a URL, and asked
// like an engine. Surprising: the engine behind one can be the harness's own, behind the adapter protocol, so that the
// same engine is asked both ways and whatever differs was made in between.
export { type AttachOptions, attachOrchestrator } from './attach-orchestrator.ts';
export { type FoundPool, findPool } from './found-pool.ts';
export { knownEngine } from './known-engine.ts';
export { type LevelOOptions, type OResult, runLevelO } from './level-o.ts';
export { type OrchestratorFault, orchestratorFaultOf, orchestratorFaults } from './name-fault.ts';
export { askFor, oChecks } from './o-checks.ts';
export { type ORig, startORig } from './o-rig.ts';
export {
  type OrchestratedEngine,
  OrchestratorDriver,
  type OrchestratorDriverOptions,
} from './orchestrator-driver.ts';
export type { PoolSource } from './pool-source.ts';
export { attemptsOf, outputOfRecord, type ServedAttempt } from './read-output.ts';
export { NotServed, StrictRefused } from './refusal.ts';
export { examineReplicas, type ReplicaOptions, type ReplicaResult } from './replica-checks.ts';
export type { RunningOrchestrator } from './running-orchestrator.ts';
export { schemed } from './schemed-digest.ts';
export { type OrchestratorOptions, referenceTarget, startOrchestrator } from './start-orchestrator.ts';
