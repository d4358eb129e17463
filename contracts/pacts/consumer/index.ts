// What do consumers rely on? Their tests say it here, and what they said is written as pacts.
// Surprising: it is for tests alone; nothing of it is built or published.
export { type EngineExchange, type EngineFrame, EnginePact, type FormedText } from './engine-pact.ts';
export type { ProviderState } from './exchange.ts';
export { fromState, itself, listOf, spelled, typed, whole } from './matchers.ts';
