import type { EngineState, WireName } from './wire.ts';

export interface EngineOptions {
  readonly wire: WireName;
  readonly model: string;
  readonly version: string;
  readonly slots: number;
  readonly ctx: number;
}

interface Waiting {
  readonly call: string;
  readonly start: (slot: number) => void;
}

const bytesPerToken = 4;

/** The slots and counters of a scripted engine; calls beyond its slots wait in the order of their arrival. */
export class Engine implements EngineState {
  readonly wire: WireName;
  model: string;
  version: string;
  ctx: number;
  isReady = true;
  promptTokens = 0;
  predictedTokens = 0;
  /** Told in its metrics, where it is set. */
  kvUsage: number | undefined;
  /** Overrides the engine's own count of every text. */
  tokenCount: number | undefined;
  #busy: (string | undefined)[];
  #waiting: Waiting[] = [];

  constructor(options: EngineOptions) {
    this.wire = options.wire;
    this.model = options.model;
    this.version = options.version;
    this.ctx = options.ctx;
    this.#busy = Array.from({ length: options.slots }, () => undefined);
  }

  get slots(): number {
    return this.#busy.length;
  }

  get busy(): readonly (string | undefined)[] {
    return this.#busy;
  }

  get deferred(): number {
    return this.#waiting.length;
  }

  countTokens(text: string): number {
    return this.tokenCount ?? Math.ceil(Buffer.byteLength(text) / bytesPerToken);
  }

  /** More take effect at once; fewer only where they are free. */
  setSlots(slots: number): void {
    while (this.#busy.length < slots) this.#busy.push(undefined);
    while (this.#busy.length > slots && this.#busy.at(-1) === undefined) this.#busy.pop();
    this.#fill();
  }

  enter(call: string, start: (slot: number) => void): void {
    this.#waiting.push({ call, start });
    this.#fill();
  }

  /** Also of a call that never got a slot. */
  leave(call: string): void {
    this.#waiting = this.#waiting.filter(waiting => waiting.call !== call);
    const slot = this.#busy.indexOf(call);
    if (slot >= 0) this.#busy[slot] = undefined;
    this.#fill();
  }

  #fill(): void {
    for (let slot = this.#busy.indexOf(undefined); slot >= 0; slot = this.#busy.indexOf(undefined)) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#busy[slot] = next.call;
      next.start(slot);
    }
  }
}
