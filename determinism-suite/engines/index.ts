// Which engine is tested, at which settings, and what may it promise? Documents say it; drivers start what they say.
// Surprising: a document that can't be kept on this machine is inapplicable, and one whose engine tells another build or
// file than it names is refused: a verdict is for one fingerprint.
export { driverOf } from './driver-of.ts';
export {
  type Ask,
  type EngineCounters,
  type EngineDriver,
  EngineInapplicable,
  type Fingerprint,
  type RunningEngine,
  type StartOptions,
} from './engine.ts';
export { EngineDocumentRefused, type EngineFile, findEngineFile, shippedEngines } from './engine-document.ts';
export { samplerOf } from './sampler.ts';
