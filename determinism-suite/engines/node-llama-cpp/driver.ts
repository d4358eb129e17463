import type { EngineDriver, RunningEngine, StartOptions } from '../engine.ts';
import type { EngineFile } from '../engine-document.ts';
import { deviceHere, modelFileOf } from '../start/index.ts';
import { NodeLlamaEngine } from './node-llama-engine.ts';
import { loadLlama } from './package.ts';

const start = async (file: EngineFile, { slots }: StartOptions): Promise<RunningEngine> => {
  const { name, settings } = file.document;
  const llama = await loadLlama(settings.gpu);
  const weights = await modelFileOf(file);
  const model = await llama.loadModel({ modelPath: weights.path, gpuLayers: settings.gpu ? 999 : 0 });
  const context = await model.createContext({
    sequences: slots,
    contextSize: settings.context,
    flashAttention: settings.flash_attention === true,
    // More threads spin and give the same bits.
    ...(settings.gpu ? {} : { threads: 1 }),
  });
  return new NodeLlamaEngine({
    llama,
    model,
    context,
    sequences: Array.from({ length: slots }, () => context.getSequence()),
    fingerprint: {
      engine: name,
      build: `llama.cpp-${llama.llamaCppRelease.release}+node-llama-cpp-${llama.buildType}`,
      ...(weights.digest === undefined ? {} : { modelDigest: weights.digest }),
      device: settings.gpu ? await deviceHere(true) : llama.systemInfo.trim(),
      flashAttention: settings.flash_attention === true,
      slots,
    },
    discard: weights.discard,
  });
};

export const nodeLlamaDriver = (
  told: Omit<EngineDriver, 'start' | 'canRestart'>,
  file: EngineFile,
): EngineDriver => ({ ...told, canRestart: true, start: options => start(file, options) });
