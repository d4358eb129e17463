import { Worker } from 'node:worker_threads';
import { EngineError, type EngineEvent } from '#contracts/adapter';
import { actionFailure } from './action-relay.ts';
import type { EngineThreadData, FromEngineThread, ThreadCall, ToEngineThread } from './messages.ts';

type ThreadState = { kind: 'loading' } | { kind: 'ready' } | { kind: 'dead'; message: string };

interface OpenCall {
  tell(event: EngineEvent): void;
  settle(failure?: EngineError): void;
  failure?: EngineError;
}

/** The server's end of the engine's thread: its state, and its open calls by id. */
export class EngineThread {
  readonly #open = new Map<number, OpenCall>();
  readonly #start: Promise<void>;
  readonly ready: Promise<string>;
  #settleReady: { resolve(version: string): void; reject(reason: EngineError): void };
  #worker: Worker | undefined;
  #lastId = 0;
  state: ThreadState = { kind: 'loading' };

  constructor(load: () => Promise<EngineThreadData>) {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    this.ready = promise;
    this.#settleReady = { resolve, reject };
    // Whoever asks sees the failure; until then it is not an unhandled one.
    promise.catch(() => undefined);
    this.#start = load().then(
      data => this.#spawn(data),
      (error: unknown) => this.#die(error instanceof Error ? error.message : String(error)),
    );
  }

  /** Resolves once the engine has freed the call's slot. */
  async run(call: ThreadCall, tell: (event: EngineEvent) => void, signal: AbortSignal): Promise<void> {
    if (this.state.kind !== 'ready') {
      const detail = this.state.kind === 'dead' ? this.state.message : 'the model is loading';
      throw new EngineError('unavailable', detail);
    }
    if (signal.aborted) throw signal.reason;
    this.#lastId += 1;
    const id = this.#lastId;
    const onAbort = (): void => this.#post({ kind: 'abort', id });
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      await new Promise<void>((resolve, reject) => {
        const settle = (failure?: EngineError): void => (failure === undefined ? resolve() : reject(failure));
        this.#open.set(id, { tell, settle });
        this.#post({ kind: 'call', id, call });
      });
    } finally {
      signal.removeEventListener('abort', onAbort);
      this.#open.delete(id);
    }
  }

  async close(): Promise<void> {
    await this.#start;
    this.#die('the adapter is closed');
    await this.#worker?.terminate();
  }

  #post(message: ToEngineThread): void {
    this.#worker?.postMessage(message);
  }

  #spawn(data: EngineThreadData): void {
    if (this.state.kind === 'dead') return;
    // Built, the file beside this one is JavaScript.
    const name = import.meta.url.endsWith('.ts') ? './engine-thread.ts' : './engine-thread.js';
    const worker = new Worker(new URL(name, import.meta.url), { workerData: data });
    worker.on('message', (message: FromEngineThread) => this.#hear(message));
    worker.on('error', error => this.#die(error instanceof Error ? error.message : String(error)));
    worker.on('exit', code => this.#die(`the engine's thread ended with ${code}`));
    this.#worker = worker;
  }

  #hear(message: FromEngineThread): void {
    switch (message.kind) {
      case 'ready':
        if (this.state.kind !== 'loading') break;
        this.state = { kind: 'ready' };
        this.#settleReady.resolve(message.version);
        break;
      case 'dead':
        this.#die(message.message);
        break;
      case 'failed': {
        const call = this.#open.get(message.id);
        if (call !== undefined) call.failure = failureOf(message.message);
        break;
      }
      case 'settled': {
        const call = this.#open.get(message.id);
        call?.settle(call.failure);
        break;
      }
      case 'piece':
      case 'end': {
        const { id, ...event } = message;
        this.#open.get(id)?.tell(event);
        break;
      }
      default:
        message satisfies never;
    }
  }

  #die(message: string): void {
    if (this.state.kind === 'dead') return;
    this.state = { kind: 'dead', message };
    this.#settleReady.reject(new EngineError('unavailable', message));
    for (const call of this.#open.values()) call.settle(new EngineError('reset', message));
  }
}

function failureOf(message: string): EngineError {
  if (message.includes('exceeds the available context size')) {
    return new EngineError('context-overflow', message);
  }
  const isRefusal = message.startsWith(`${actionFailure}completion`);
  return new EngineError(isRefusal ? 'invalid-request' : 'internal', message);
}
