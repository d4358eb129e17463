// The main thread's end of the store's thread. A thread that died is started again by the next call.
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { storeUnavailable } from '../refusal.ts';
import type { Answer, Argument, CallName, Reply, WorkerSettings } from './calls.ts';

interface Pending {
  resolve(answer: Answer<CallName>): void;
  reject(error: Error): void;
}

/** Sources run as .ts, the built package as .js: the worker's file ends as this one does. */
export function workerUrl(besides: string): URL {
  return new URL(`./store-worker${extname(new URL(besides).pathname)}`, besides);
}

export class WorkerLink {
  readonly #settings: WorkerSettings;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #callsMade = 0;
  #closed: Promise<void> | undefined;

  constructor(settings: WorkerSettings) {
    this.#settings = settings;
  }

  call<Name extends CallName>(name: Name, argument: Argument<Name>): Promise<Answer<Name>> {
    if (this.#closed !== undefined) return Promise.reject(storeUnavailable('the store is closed'));
    return this.#post(name, argument);
  }

  close(): Promise<void> {
    this.#closed ??= this.#end();
    return this.#closed;
  }

  #post<Name extends CallName>(name: Name, argument: Argument<Name>): Promise<Answer<Name>> {
    const id = ++this.#callsMade;
    return new Promise<Answer<Name>>((resolve, reject) => {
      // The reply to a call is of that call's kind; the channel between threads can't say so.
      this.#pending.set(id, { resolve: answer => resolve(answer as Answer<Name>), reject });
      try {
        this.#worker ??= this.#start();
        this.#worker.postMessage({ id, name, argument });
      } catch (error) {
        this.#pending.delete(id);
        reject(storeUnavailable(error instanceof Error ? error.message : String(error)));
      }
    });
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    await this.#post('close', undefined);
    await worker.terminate();
  }

  #start(): Worker {
    const worker = new Worker(workerUrl(import.meta.url), { name: 'store', workerData: this.#settings });
    let reason = 'the thread of the store ended';
    worker.on('message', (reply: Reply) => this.#take(reply));
    worker.on('error', error => {
      reason = error instanceof Error ? error.message : String(error);
    });
    worker.on('exit', () => {
      if (this.#worker === worker) this.#lose(reason);
    });
    return worker;
  }

  #take(reply: Reply): void {
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if ('failure' in reply) pending?.reject(storeUnavailable(reply.failure));
    else pending?.resolve(reply.answer);
  }

  #lose(reason: string): void {
    this.#worker = undefined;
    const lost = [...this.#pending.values()];
    this.#pending.clear();
    for (const pending of lost) pending.reject(storeUnavailable(reason));
  }
}
