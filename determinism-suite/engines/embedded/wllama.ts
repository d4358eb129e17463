// The little of wllama that the suite uses. Its own types need a browser's library, so they are written down here.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { valueAt } from '#conformance/harness';
import type { CompletionBody, EmbeddedSettings, ThreadStart } from './messages.ts';

export interface Completions {
  setCompat(parts: { readonly wasm: string; readonly worker: { readonly code: string } }): void;
  loadModel(files: readonly Blob[], settings: Readonly<Record<string, unknown>>): Promise<void>;
  createCompletion(body: CompletionBody): Promise<unknown>;
}

interface Package {
  readonly Wllama: {
    new (paths: { readonly default: string }, options: Readonly<Record<string, unknown>>): Completions;
    getLibllamaVersion(): string;
  };
}

// A name that is not written out keeps its declarations out of the type check.
const packageName: string = '@wllama/wllama/esm/index.js';

const isPackage = (loaded: unknown): loaded is Package => typeof valueAt(loaded, 'Wllama') === 'function';

const nothing = (): undefined => undefined;

/** llama.cpp reads them so; what is not said here is its own default. */
const loadSettings = (settings: EmbeddedSettings) => ({
  n_ctx: settings.context * settings.slots,
  n_parallel: settings.slots,
  kv_unified: settings.unifiedKv,
  flash_attn: settings.flashAttention,
  cache_type_k: settings.kvType,
  cache_type_v: settings.kvType,
  n_batch: 256,
  n_ubatch: 256,
  n_threads: 1,
  n_gpu_layers: 0,
  warmup: false,
  reasoning_format: 'none',
  skip_chat_parsing: true,
});

/** The engine with its model loaded, and its build. The thread must have become a browser. */
export const startWllama = async ({ model, settings }: ThreadStart) => {
  const require = createRequire(import.meta.url);
  const loaded: unknown = await import(packageName);
  if (!isPackage(loaded)) throw new Error('@wllama/wllama has no class Wllama');
  const wasm = pathToFileURL(require.resolve('@wllama/wllama-compat/wasm/wllama.wasm')).href;
  const code = await readFile(require.resolve('@wllama/wllama-compat/wasm/wllama.js'), 'utf8');
  const manifest: unknown = JSON.parse(
    await readFile(require.resolve('@wllama/wllama/package.json'), 'utf8'),
  );
  const logger = { debug: nothing, log: nothing, warn: nothing, error: nothing };
  const engine = new loaded.Wllama(
    { default: wasm },
    { suppressNativeLog: true, logger, cacheManager: {}, modelManager: {} },
  );
  engine.setCompat({ wasm, worker: { code } });
  await engine.loadModel([new Blob([new Uint8Array(model)])], loadSettings(settings));
  const build = `llama.cpp-${loaded.Wllama.getLibllamaVersion()}+wllama-${valueAt(manifest, 'version')}`;
  return { engine, build };
};
