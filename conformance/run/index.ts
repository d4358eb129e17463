// How does a scenario become a verdict? Features are bound to steps, cases are cast and staged, driven, and judged.
// Surprising: one process runs many cases at a time on shared servers; each owns its pools, engines, tenants and ids.

export type { Access } from './access-to.ts';
export { accessTo } from './access-to.ts';
export {
  type Binding,
  type BindingProblem,
  type BoundCase,
  bindScenarios,
  requirementOf,
} from './binding.ts';
export type { RanCase } from './case-run.ts';
export { type Dialect, dialectOf } from './dialect.ts';
export { type Budget, type ExecuteOptions, executeRun, type RunEvent } from './execute-run.ts';
export { type ModelProbe, probeModels } from './openai-models.ts';
export { planRun, type RunPlan } from './plan-run.ts';
export { type Probe, probeTarget } from './probe-target.ts';
export { profileNames, readProfile } from './read-profile.ts';
export { readScenarios } from './read-scenarios.ts';
export { type ProgressEvent, runSuite, type SuiteOptions, unitsOf } from './run-suite.ts';
export { readFeatures, type Scenario } from './scenario.ts';
export { type NotRun, type Scope, scopeOf } from './scope.ts';
export { type Selection, selectCases, UnreadableFilter } from './select-cases.ts';
export type { Reach } from './setup.ts';
export { Slots } from './slots.ts';
export type { ServerWatch, WatchedServer } from './stage.ts';
