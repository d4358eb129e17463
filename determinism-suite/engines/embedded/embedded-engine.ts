import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Output } from '../../comparison/output.ts';
import type { Ask, Fingerprint, RunningEngine } from '../engine.ts';
import { Turns } from '../turns.ts';
import { completionBody, outputOf } from './completion.ts';
import type { FromThread, ThreadStart, ToThread } from './messages.ts';

interface Open {
  readonly isStreamed: boolean;
  readonly settle: PromiseWithResolvers<Output>;
}

/** Built, the file beside this one is JavaScript. */
const threadFile = new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url);

/** One start of the embedded engine, in threads of its own: another start is another life. */
export class EmbeddedEngine implements RunningEngine {
  readonly #start: ThreadStart;
  readonly #name: string;
  readonly #thread: Worker;
  readonly #turns: Turns;
  readonly #ready = Promise.withResolvers<string>();
  readonly #ended = Promise.withResolvers<void>();
  readonly #open = new Map<number, Open>();
  #build = '';
  #asks = 0;
  #lostBy: Error | undefined;

  private constructor(name: string, start: ThreadStart) {
    this.#name = name;
    this.#start = start;
    // What comes while every slot is taken is never ended by wllama: it waits here.
    this.#turns = new Turns(start.settings.slots);
    this.#thread = new Worker(threadFile, { workerData: start });
    this.#thread.on('message', (message: FromThread) => this.#hear(message));
    this.#thread.on('error', error => this.#lose(error instanceof Error ? error : new Error(String(error))));
    this.#thread.on('exit', code => {
      this.#lose(new Error(`the thread of ${name} ended with ${code}`));
      this.#ended.resolve();
    });
  }

  static async start(name: string, start: ThreadStart): Promise<EmbeddedEngine> {
    const engine = new EmbeddedEngine(name, start);
    try {
      engine.#build = await engine.#ready.promise;
      return engine;
    } catch (error) {
      await engine.stop();
      throw error;
    }
  }

  get fingerprint(): Fingerprint {
    const { settings, model } = this.#start;
    return {
      engine: this.#name,
      build: this.#build,
      modelDigest: createHash('sha256').update(model).digest('hex'),
      device: 'wasm32',
      flashAttention: settings.flashAttention,
      kvType: settings.kvType,
      unifiedKv: settings.unifiedKv,
      slots: settings.slots,
    };
  }

  ask(ask: Ask, signal: AbortSignal): Promise<Output> {
    return this.#turns.run(() => this.#send(ask, signal));
  }

  async stop(): Promise<void> {
    this.#post({ kind: 'end' });
    await this.#ended.promise;
    await this.#thread.terminate();
  }

  async #send(ask: Ask, signal: AbortSignal): Promise<Output> {
    signal.throwIfAborted();
    if (this.#lostBy !== undefined) throw this.#lostBy;
    this.#asks += 1;
    const id = this.#asks;
    const settle = Promise.withResolvers<Output>();
    const abort = (): void => {
      this.#post({ kind: 'abort', id });
      settle.reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    this.#open.set(id, { isStreamed: ask.isStreamed, settle });
    this.#post({ kind: 'ask', id, isStreamed: ask.isStreamed, body: completionBody(ask) });
    try {
      return await settle.promise;
    } finally {
      signal.removeEventListener('abort', abort);
      this.#open.delete(id);
    }
  }

  #post(message: ToThread): void {
    this.#thread.postMessage(message);
  }

  #hear(message: FromThread): void {
    switch (message.kind) {
      case 'ready':
        this.#ready.resolve(message.build);
        break;
      case 'lost':
        this.#lose(new Error(`${this.#name} did not start: ${message.why}`));
        break;
      case 'refused':
        this.#open.get(message.id)?.settle.reject(new Error(`${this.#name}: ${message.why}`));
        break;
      case 'answer':
        this.#answered(message.id, message.said);
        break;
      case 'ended':
        this.#ended.resolve();
        break;
      default:
        message satisfies never;
    }
  }

  #answered(id: number, said: readonly unknown[]): void {
    const open = this.#open.get(id);
    if (open === undefined) return;
    try {
      open.settle.resolve(outputOf(said, open.isStreamed));
    } catch (error) {
      open.settle.reject(error);
    }
  }

  #lose(error: Error): void {
    this.#lostBy ??= error;
    this.#ready.reject(this.#lostBy);
    for (const { settle } of this.#open.values()) settle.reject(this.#lostBy);
  }
}
