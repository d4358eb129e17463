// The iterable that every adapter hands out. A generator would not do: its return() waits behind a pending
// next(), so that a reader could not let go of an engine that is silent.
import { type EngineEnd, EngineError, type EngineEvent } from '#contracts/adapter';
import { StopGate } from './stop-gate.ts';

/** Resolves where the reader has fallen behind, once it has caught up. */
export type Emit = (event: EngineEvent) => Promise<void> | undefined;

export interface EngineStreamOptions {
  signal: AbortSignal;
  /** Runs the engine call until its end; must settle soon after its signal is aborted. */
  produce(emit: Emit, signal: AbortSignal): Promise<void>;
  /** Events that may wait for the reader before `emit` asks the call to pause. */
  bufferMax?: number;
  /** Texts that end the call, also where the engine doesn't know of them. */
  stops?: readonly string[] | undefined;
}

const BUFFER_MAX = 64;

type Result = IteratorResult<EngineEvent, undefined>;

interface Waiter {
  resolve(result: Result): void;
  reject(reason: unknown): void;
}

const DONE: Result = { done: true, value: undefined };

export function engineStream(options: EngineStreamOptions): AsyncIterable<EngineEvent> {
  return { [Symbol.asyncIterator]: () => new EngineStream(options) };
}

class EngineStream implements AsyncIterator<EngineEvent, undefined> {
  readonly #options: EngineStreamOptions;
  readonly #bufferMax: number;
  readonly #abort = new AbortController();
  readonly #buffer: EngineEvent[] = [];
  readonly #waiters: Waiter[] = [];
  readonly #gate: StopGate;
  #call: Promise<void> | undefined;
  #onDrain: (() => void) | undefined;
  #end: EngineEnd | undefined;
  #ended = false;
  #failure: { reason: unknown } | undefined;

  constructor(options: EngineStreamOptions) {
    this.#options = options;
    this.#bufferMax = options.bufferMax ?? BUFFER_MAX;
    this.#gate = new StopGate(options.stops ?? []);
  }

  next(): Promise<Result> {
    this.#start();
    const event = this.#buffer.shift();
    if (event !== undefined) {
      if (this.#buffer.length < this.#bufferMax) this.#drained();
      return Promise.resolve({ done: false, value: event });
    }
    if (this.#failure !== undefined) {
      const { reason } = this.#failure;
      this.#failure = undefined;
      return Promise.reject(reason);
    }
    if (this.#ended) return Promise.resolve(DONE);
    return new Promise((resolve, reject) => this.#waiters.push({ resolve, reject }));
  }

  async return(): Promise<Result> {
    this.#call ??= Promise.resolve();
    this.#stop(undefined);
    await this.#call;
    return DONE;
  }

  #start(): void {
    if (this.#call !== undefined) return;
    const { signal } = this.#options;
    if (signal.aborted) {
      this.#call = Promise.resolve();
      this.#stop({ reason: signal.reason });
      return;
    }
    const onAbort = (): void => this.#stop({ reason: signal.reason });
    signal.addEventListener('abort', onAbort, { once: true });
    this.#call = this.#run().finally(() => signal.removeEventListener('abort', onAbort));
  }

  async #run(): Promise<void> {
    try {
      await this.#options.produce(event => this.#emit(event), this.#abort.signal);
      this.#settle(undefined);
    } catch (error) {
      this.#settle(error);
    }
  }

  /** The end is told once the call is over, so that whoever reads it finds the slot free. */
  #settle(error: unknown): void {
    for (const piece of this.#gate.rest()) this.#push(piece);
    if (this.#end !== undefined) this.#push(this.#end);
    else if (!this.#ended) this.#fail(failureOf(error));
  }

  #emit(event: EngineEvent): Promise<void> | undefined {
    if (this.#ended) return undefined;
    if (event.kind === 'end') {
      // A stop that was found here is what ended it; the engine's counts may still come with the same event.
      this.#end = { ...event, ...this.#end };
      return undefined;
    }
    if (this.#end !== undefined) return undefined;
    const { pieces, stoppedBy } = this.#gate.take(event);
    for (const piece of pieces) this.#push(piece);
    if (stoppedBy !== undefined) {
      this.#end = { kind: 'end', finishReason: 'stop', stoppedBy };
      this.#abort.abort();
    }
    if (this.#buffer.length < this.#bufferMax) return undefined;
    return new Promise(resolve => {
      this.#onDrain = resolve;
    });
  }

  #push(event: EngineEvent): void {
    if (this.#ended) return;
    this.#ended = event.kind === 'end';
    const waiter = this.#waiters.shift();
    if (waiter === undefined) this.#buffer.push(event);
    else waiter.resolve({ done: false, value: event });
    if (this.#ended) this.#release();
  }

  /** A failure of the engine: what it brought before is still read. */
  #fail(reason: EngineError): void {
    this.#ended = true;
    this.#failure = { reason };
    this.#release();
  }

  /** The reader let go: nothing that waits for it is of use any more. */
  #stop(failure: { reason: unknown } | undefined): void {
    if (!this.#ended) this.#failure = failure;
    this.#ended = true;
    this.#buffer.length = 0;
    this.#abort.abort(failure?.reason);
    this.#drained();
    this.#release();
  }

  #release(): void {
    for (let waiter = this.#waiters.shift(); waiter !== undefined; waiter = this.#waiters.shift()) {
      if (this.#failure === undefined) {
        waiter.resolve(DONE);
        continue;
      }
      waiter.reject(this.#failure.reason);
      this.#failure = undefined;
    }
  }

  #drained(): void {
    this.#onDrain?.();
    this.#onDrain = undefined;
  }
}

function failureOf(error: unknown): EngineError {
  if (error === undefined) return new EngineError('reset', 'the engine call stopped without an end');
  if (error instanceof EngineError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new EngineError('internal', message, { cause: error });
}
