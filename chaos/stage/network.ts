import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Clock } from '#conformance/harness';
import { type Conditions, clear } from './conditions.ts';
import { Link } from './link.ts';

export interface NetworkOptions {
  readonly name: string;
  /** Where it leads; a port that is not known yet may come later. */
  readonly to: () => number;
  readonly clock: Clock;
}

/** A network between two sides whose conditions can be changed while bytes are on their way. */
export class Network {
  readonly name: string;
  readonly #options: NetworkOptions;
  readonly #server: Server;
  readonly #links = new Set<Link>();
  #conditions: Conditions = clear;
  #port = 0;
  /** Since it was opened, for witnesses. */
  readonly counts = { accepted: 0, refused: 0, reset: 0, delayedBytes: 0 };

  constructor(options: NetworkOptions) {
    this.name = options.name;
    this.#options = options;
    this.#server = createServer({ allowHalfOpen: true }, socket => this.#accept(socket));
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get open(): number {
    return this.#links.size;
  }

  get conditions(): Conditions {
    return this.#conditions;
  }

  async listen(): Promise<void> {
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address !== null && typeof address === 'object') this.#port = address.port;
  }

  /** From now on, for what stands and what comes. */
  set(conditions: Partial<Conditions>): void {
    this.#conditions = { ...clear, ...conditions };
    for (const link of this.#links) link.set(this.#conditions);
  }

  /** Cuts every connection that stands, with RST. */
  resetAll(): number {
    const cut = this.#links.size;
    for (const link of [...this.#links]) link.reset();
    this.counts.reset += cut;
    return cut;
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const link of [...this.#links]) link.reset();
    await closed;
  }

  #accept(near: Socket): void {
    if (this.#conditions.refuses) {
      this.counts.refused += 1;
      near.resetAndDestroy();
      return;
    }
    this.counts.accepted += 1;
    const far = connect({ port: this.#options.to(), host: '127.0.0.1', allowHalfOpen: true });
    const link = new Link({
      ...{ near, far, clock: this.#options.clock, conditions: this.#conditions },
      onDelayed: bytes => {
        this.counts.delayedBytes += bytes;
      },
      onEnd: () => this.#links.delete(link),
    });
    this.#links.add(link);
  }
}
