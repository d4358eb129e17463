// How a case is sampled. Every driver translates these values, and a task through an orchestrator carries them, so that
// no engine's own defaults decide.
import { type EngineSampler, samplerDefaults } from '#contracts/adapter';
import type { CorpusCase } from '../corpus/corpus-case.ts';

export const samplerOf = ({ sampling }: CorpusCase): EngineSampler =>
  sampling === 'greedy' ? { ...samplerDefaults, temperature: 0 } : samplerDefaults;
