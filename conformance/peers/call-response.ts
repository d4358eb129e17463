import type { ServerResponse } from 'node:http';
import { type HeaderPair, resetSocket } from '#conformance/harness';
import type { Delivery } from './behaviour.ts';
import { Carrier } from './delivery.ts';
import type { Form, Generation } from './wire.ts';

export interface CallResponseOptions {
  readonly form: Form;
  readonly response: ServerResponse;
  /** As it is when the first bytes go. */
  readonly generation: () => Generation;
}

/** What goes back to whoever asked for a generation: a status once, bytes, and an end that may be none. */
export class CallResponse {
  readonly #options: CallResponseOptions;
  readonly #carrier: Carrier;
  #isStarted = false;
  #adorned: readonly HeaderPair[] = [];

  constructor(options: CallResponseOptions) {
    this.#options = options;
    this.#carrier = new Carrier(options.response);
  }

  get isStarted(): boolean {
    return this.#isStarted;
  }

  adorn(headers: readonly HeaderPair[]): void {
    this.#adorned = headers;
  }

  deliver(as: Delivery): void {
    this.#carrier.deliver(as);
  }

  flush(): void {
    this.#carrier.flush();
  }

  /** The status and what a stream begins with; later calls do nothing. */
  start(): void {
    const { form, response, generation } = this.#options;
    if (this.#isStarted || !form.isStream) return;
    this.#isStarted = true;
    response.writeHead(200, [...form.headers, ...this.#adorned].flat());
    response.flushHeaders();
    this.#carrier.write(form.start(generation()));
  }

  /** Resolves once what was written is on its way, or will never be. */
  async taken(): Promise<void> {
    const { response } = this.#options;
    if (!response.writableNeedDrain || response.destroyed) return;
    await new Promise<void>(resolve => {
      const settle = (): void => {
        response.off('drain', settle).off('close', settle);
        resolve();
      };
      response.on('drain', settle).on('close', settle);
    });
  }

  write(bytes: string): void {
    this.start();
    this.#carrier.write(bytes);
  }

  end(bytes: string): void {
    this.#carrier.end(bytes);
  }

  /** Ends it as no engine does that is well. */
  cut(kind: 'reset' | 'truncate' | 'close' | 'silent-end'): void {
    const { response } = this.#options;
    if (kind === 'silent-end') response.end();
    else if (kind !== 'reset') response.socket?.destroySoon();
    else if (response.socket !== null) resetSocket(response.socket);
  }
}
