// Does an adapter keep what the port promises, in front of an engine that is played here?
// Surprising: what counts is what the far side saw; where it has no way to see something, nothing is said to hold.
export type { KitReport, KitRequirement } from './kit-report.ts';
export { loadAdapterModule, UnusableAdapter } from './module-adapter.ts';
export { protocolSource } from './protocol/protocol-source.ts';
export { renderKitReport } from './render-kit-report.ts';
export { packageFolder, type SampleLanguage, sampleFiles, sampleLanguages } from './samples.ts';
export { type AdapterSource, played, type VerifyOptions, verifyAdapter } from './verify-adapter.ts';
