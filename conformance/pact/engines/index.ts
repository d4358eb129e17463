// Does an engine keep what orchestrators rely on? It is played by a script, or it runs already at somebody's URL.
// Surprising: what runs already needs no hook for the state that it is mostly in; a look shows that it is.
export { type EngineAddress, wireOf } from './engine-look.ts';
export { scriptedEngines } from './scripted-engines.ts';
export { seenEngines } from './seen-engines.ts';
