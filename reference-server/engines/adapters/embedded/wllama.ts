// The part of wllama that is used, typed here because its own declarations need a browser's library.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { EngineThreadData } from './messages.ts';

interface TokenLogprob {
  readonly id: number;
  readonly logprob: number;
}

export interface WllamaChunk {
  readonly choices: readonly {
    readonly text?: string | null;
    readonly delta?: { readonly content?: string | null };
    readonly finish_reason: string | null;
    readonly logprobs?: { readonly content?: readonly TokenLogprob[] | null } | null;
  }[];
  readonly usage?: { readonly prompt_tokens: number; readonly completion_tokens: number } | null;
}

export interface WllamaOptions {
  readonly stream: true;
  readonly abortSignal: AbortSignal;
  onData(chunk: WllamaChunk): void;
  readonly [name: string]: unknown;
}

export interface WllamaEngine {
  setCompat(compat: { wasm: string; worker: { code: string } }): void;
  loadModel(blobs: Blob[], options: Readonly<Record<string, unknown>>): Promise<void>;
  createCompletion(options: WllamaOptions): Promise<unknown>;
  createChatCompletion(options: WllamaOptions): Promise<unknown>;
}

interface WllamaModule {
  Wllama: {
    new (paths: { default: string }, config: Readonly<Record<string, unknown>>): WllamaEngine;
    getLibllamaVersion(): string;
  };
}

const silent = (): undefined => undefined;
const logger = { debug: silent, log: silent, warn: silent, error: silent };

/** Loads the module and the model; the shim must be installed before. */
export async function startWllama(
  data: EngineThreadData,
): Promise<{ engine: WllamaEngine; version: string }> {
  const require = createRequire(import.meta.url);
  const { Wllama } = (await import('@wllama/wllama/esm/index.js')) as unknown as WllamaModule;
  const wasm = pathToFileURL(require.resolve('@wllama/wllama-compat/wasm/wllama.wasm')).href;
  const code = await readFile(require.resolve('@wllama/wllama-compat/wasm/wllama.js'), 'utf8');
  // Its cache and its downloads need a browser's storage, and nothing here is downloaded.
  const unused = { cacheManager: {}, modelManager: {} };
  const engine = new Wllama({ default: wasm }, { suppressNativeLog: true, logger, ...unused });
  engine.setCompat({ wasm, worker: { code } });
  await engine.loadModel([new Blob([new Uint8Array(data.model)])], {
    n_ctx: data.contextMax * data.slots,
    n_parallel: data.slots,
    // Together these make what one slot computes independent of what the others do.
    kv_unified: false,
    flash_attn: false,
    n_batch: 256,
    n_ubatch: 256,
    n_threads: 1,
    n_gpu_layers: 0,
    warmup: false,
    reasoning_format: 'none',
    skip_chat_parsing: true,
  });
  const manifest: unknown = JSON.parse(
    await readFile(require.resolve('@wllama/wllama/package.json'), 'utf8'),
  );
  const release = manifest instanceof Object && 'version' in manifest ? String(manifest.version) : 'unknown';
  return { engine, version: `llama.cpp-${Wllama.getLibllamaVersion()}+wllama-${release}` };
}
