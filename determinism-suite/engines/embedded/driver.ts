import { tinyModel } from '#contracts/models';
import type { EngineDriver } from '../engine.ts';
import { EmbeddedEngine } from './embedded-engine.ts';
import type { EmbeddedSettings } from './messages.ts';

type Told = Omit<EngineDriver, 'start' | 'canRestart'>;

/** llama.cpp as WebAssembly with the generated model, run by the suite itself. Each start is a process-like life. */
export const embeddedDriver = (told: Told, settings: Omit<EmbeddedSettings, 'slots'>): EngineDriver => ({
  ...told,
  canRestart: true,
  start: ({ slots }) =>
    EmbeddedEngine.start(told.name, { model: tinyModel(), settings: { ...settings, slots } }),
});
