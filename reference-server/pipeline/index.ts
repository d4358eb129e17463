// How does a call pass its nine phases, what may plugins do on the way, and who is told what happened?
// A plugin gets a frozen picture and an attribute map, and what it writes counts only if its turn ends well.
// Surprising: a phase without plugins is passed without a promise, and events are handed to sinks that can refuse
// them but never wait.
export {
  type CompiledPipeline,
  type CompiledPlugin,
  type CompileOptions,
  compilePipeline,
  noPlugins,
} from './compile-pipeline.ts';
export { createSinks, type SinkDependencies } from './events/create-sinks.ts';
export { EventBus } from './events/event-bus.ts';
export type { EventLine, EventSink, PublishedEvent } from './events/event-sink.ts';
export { isBeforeInference, isPhaseName, phaseNames, runsOnEveryOutcome } from './phases.ts';
export { type PhaseResult, Pipeline, type PipelineOptions, type ShortCircuit } from './pipeline.ts';
export { type CallPipeline, PipelineSwitch } from './pipeline-switch.ts';
export type {
  Answer,
  Plugin,
  PluginAttributes,
  PluginContext,
  PluginFactory,
  PluginOutcome,
  PluginTools,
  PluginView,
  VetoCode,
} from './plugin.ts';
export { PluginVeto } from './plugin-turn.ts';
export type { PipelineTelemetry } from './telemetry.ts';
