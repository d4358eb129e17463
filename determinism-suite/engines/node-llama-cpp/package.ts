// The little of node-llama-cpp that the suite uses. The package is the user's: it is large, and not everybody's.
import { valueAt } from '#conformance/harness';
import { EngineInapplicable } from '../engine.ts';
import { isMissing } from '../missing-package.ts';

export interface Evaluated {
  readonly token: number;
  readonly confidence: number;
}

export interface Sequence {
  readonly nextTokenIndex: number;
  compareContextTokens(tokens: readonly number[]): { readonly firstDifferentIndex: number };
  eraseContextTokenRanges(ranges: readonly { readonly start: number; readonly end: number }[]): Promise<void>;
  clearHistory(): Promise<void>;
  evaluateWithMetadata(
    tokens: readonly number[],
    metadata: { readonly confidence: true },
    options: Readonly<Record<string, unknown>>,
  ): AsyncIterable<Evaluated>;
}

export interface Context {
  getSequence(): Sequence;
  dispose(): Promise<void>;
}

export interface Model {
  readonly tokens: { readonly bos: number | null; readonly shouldPrependBosToken: boolean };
  tokenize(text: string, specialTokens: boolean): readonly number[];
  detokenize(tokens: readonly number[]): string;
  createContext(options: Readonly<Record<string, unknown>>): Promise<Context>;
  dispose(): Promise<void>;
}

export interface Llama {
  readonly buildType: string;
  readonly llamaCppRelease: { readonly release: string };
  readonly systemInfo: string;
  loadModel(options: { readonly modelPath: string; readonly gpuLayers: number }): Promise<Model>;
  dispose(): Promise<void>;
}

interface Package {
  getLlama(options: Readonly<Record<string, unknown>>): Promise<Llama>;
}

const packageName: string = 'node-llama-cpp';

const isPackage = (loaded: unknown): loaded is Package => typeof valueAt(loaded, 'getLlama') === 'function';

/** Only what is built already is loaded: nothing is downloaded or compiled for a test. */
export const loadLlama = async (gpu: boolean): Promise<Llama> => {
  const loaded: unknown = await import(packageName).catch((error: unknown) => {
    if (!isMissing(error, packageName)) throw error;
    throw new EngineInapplicable(
      `node-llama-cpp is not here: npm install --no-save --ignore-scripts ${packageName}@3.22.1`,
    );
  });
  if (!isPackage(loaded)) throw new Error('node-llama-cpp has no getLlama');
  const options = { gpu: gpu ? 'cuda' : false, build: 'never', progressLogs: false, logLevel: 'error' };
  return loaded.getLlama(options).catch((error: unknown) => {
    const words = error instanceof Error ? error.message : String(error);
    throw new EngineInapplicable(
      `node-llama-cpp has no build ${gpu ? 'with CUDA ' : ''}for this machine: ${words}`,
    );
  });
};
