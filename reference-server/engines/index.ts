// How does the server speak to an engine? Through an adapter that this door hands out, one file per wire.
// The engine call is the iterable: letting go of it aborts the call, and nothing else does.

export {
  type ScriptedEngine,
  type ScriptedFault,
  type ScriptedFaultKind,
  scriptedDefaults,
  scriptedFaultKinds,
} from './adapters/scripted/settings.ts';
export { builtinModule } from './builtin-module.ts';
export { createAdapter, type ReplicaEngine, spokenWires } from './create-adapter.ts';
export { type Emit, type EngineStreamOptions, engineStream } from './engine-stream.ts';
export { AdapterModules, AdapterRefused, type VendorAdapter } from './vendor/adapter-modules.ts';
export { type WatchdogTimes, watched } from './watchdog.ts';
