import { EngineError } from '#contracts/adapter';

/** The open calls of an adapter, so that closing it ends them. */
export class CallRegister {
  readonly #open = new Set<AbortController>();
  readonly #settled = new Set<Promise<unknown>>();
  #closed = false;

  get openCount(): number {
    return this.#open.size;
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  /** Runs a call with a signal that its caller's abort and `close` both abort. */
  async run(signal: AbortSignal, call: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (this.#closed) throw closed();
    const abort = new AbortController();
    const onAbort = (): void => abort.abort(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    this.#open.add(abort);
    const running = call(abort.signal).then(
      () => {
        if (abort.signal.aborted) throw this.#closed ? closed() : signal.reason;
      },
      (error: unknown) => {
        throw this.#closed ? closed() : error;
      },
    );
    this.#settled.add(running);
    try {
      await running;
    } finally {
      signal.removeEventListener('abort', onAbort);
      this.#open.delete(abort);
      this.#settled.delete(running);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const abort of this.#open) abort.abort(closed());
    await Promise.allSettled(this.#settled);
  }
}

function closed(): EngineError {
  return new EngineError('unavailable', 'the adapter is closed');
}
