// What must a vendor write so that an orchestrator can use an engine, and how is it known to be right?
// The port is types and one error; the family suite is plain functions without a test runner,
// so that any runner, and any harness that can play the engine's far side, can put an adapter through it.
export {
  type AdapterModule,
  type AdapterOptions,
  adapterPort,
  majorOf,
  moduleDefect,
} from './adapter-module.ts';
export {
  type DeterminismLevel,
  type EngineAdapter,
  type EngineCapabilities,
  type EngineDescription,
  type EngineHealth,
  type EngineSlots,
  type EngineVersion,
  type EngineWire,
  engineWires,
  noCapabilities,
} from './engine-adapter.ts';
export {
  EngineError,
  type EngineErrorKind,
  type EngineErrorOptions,
  engineErrorKinds,
} from './engine-error.ts';
export type { EngineEnd, EngineEvent, EnginePiece, EngineUsage, FinishReason } from './engine-event.ts';
export {
  type EngineInput,
  type EngineMessage,
  type EngineRequest,
  type EngineSampler,
  fullSampler,
  requestDefect,
  samplerDefaults,
  seedMax,
} from './engine-request.ts';
export {
  type AdapterAbility,
  type AdapterFamilyCase,
  type AdapterHarness,
  AdapterViolation,
  adapterFamilyCases,
  type EngineFlood,
  type EngineScript,
} from './family-suite.ts';
export { type ToldVersion, versionOf } from './told-version.ts';
