// Under which rules does the server run? One document, checked as a whole before anything starts, then frozen.
// Surprising: this is the only folder that reads the environment, and it reads only names that the document holds.
export { deepFreeze } from './deep-freeze.ts';
export { type EngineFlag, engineFlag } from './engine-flag.ts';
export { type Environment, processEnvironment } from './environment.ts';
export {
  type ConfigFlags,
  defaultConfig,
  type LoadedConfig,
  type LoadOptions,
  loadConfig,
  type RefusedConfig,
} from './load-config.ts';
