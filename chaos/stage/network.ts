import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { type Clock, resetSocket } from '#conformance/harness';
import { type Conditions, clear } from './conditions.ts';
import { Link } from './link.ts';

export interface NetworkOptions {
  readonly name: string;
  /** Where it leads; a port that is not known yet may come later. */
  readonly to: () => number;
  /** On this machine where not said. */
  readonly host?: () => string;
  readonly clock: Clock;
  /** What jitter is drawn from: the same connections meet the same network. */
  readonly seed?: number;
}

/** A network between two sides whose conditions can be changed while bytes are on their way. */
export class Network {
  readonly name: string;
  readonly #options: NetworkOptions;
  readonly #server: Server;
  readonly #links = new Set<Link>();
  #conditions: Conditions = clear;
  readonly #cuts: (() => void)[] = [];
  #port = 0;
  /** Since it was opened, for witnesses. */
  readonly counts = { accepted: 0, refused: 0, reset: 0, halfClosed: 0, delayedBytes: 0, slices: 0 };

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

  get isListening(): boolean {
    return this.#server.listening;
  }

  get open(): number {
    return this.#links.size;
  }

  get conditions(): Conditions {
    return this.#conditions;
  }

  /** Also after `refuse`, where it was. */
  async listen(): Promise<void> {
    if (this.#server.listening) return;
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address !== null && typeof address === 'object') this.#port = address.port;
  }

  /** From now on, for what stands and what comes; what is not named stays as it is. */
  set(conditions: Partial<Conditions>): void {
    this.#conditions = { ...this.#conditions, ...conditions };
    for (const link of this.#links) link.set(this.#conditions);
    this.#cutAgain();
  }

  /** Nobody listens any more: new connections are refused, those that stand go on. */
  refuse(): void {
    if (this.#server.listening) this.#server.close();
  }

  /** Of every connection that stands, what comes from the far side ends; the other way stays open. */
  halfCloseAll(): number {
    for (const link of this.#links) link.halfClose();
    this.counts.halfClosed += this.#links.size;
    return this.#links.size;
  }

  /** Cuts every connection that stands, with RST. */
  resetAll(): number {
    const cut = this.#links.size;
    for (const link of [...this.#links]) link.reset();
    this.counts.reset += cut;
    return cut;
  }

  async close(): Promise<void> {
    this.set(clear);
    this.refuse();
    const links = [...this.#links];
    const closed = links.map(link => link.over);
    for (const link of links) link.reset();
    await Promise.all(closed);
  }

  #cutAgain(): void {
    for (const cancel of this.#cuts.splice(0)) cancel();
    const { resetEveryMs, halfCloseEveryMs } = this.#conditions;
    this.#every(resetEveryMs, () => this.resetAll());
    this.#every(halfCloseEveryMs, () => this.halfCloseAll());
  }

  /** Anew after each change of the conditions. */
  #every(everyMs: number, cut: () => void): void {
    if (everyMs === 0) return;
    const at = this.#cuts.length;
    const again = (): void => {
      this.#cuts[at] = this.#options.clock.after(everyMs, () => {
        again();
        cut();
      });
    };
    again();
  }

  #accept(near: Socket): void {
    if (this.#conditions.refuses) {
      this.counts.refused += 1;
      resetSocket(near);
      return;
    }
    this.counts.accepted += 1;
    const { to, host = () => '127.0.0.1' } = this.#options;
    const far = connect({ port: to(), host: host(), allowHalfOpen: true });
    const link = new Link({
      ...{ near, far, clock: this.#options.clock, conditions: this.#conditions },
      seed: (this.#options.seed ?? 0) + 2 * this.counts.accepted,
      onDelayed: bytes => {
        this.counts.delayedBytes += bytes;
      },
      onSlice: () => {
        this.counts.slices += 1;
      },
      onEnd: () => this.#links.delete(link),
    });
    this.#links.add(link);
  }
}
