import type { PoolConfig, ReplicaConfig } from '#contracts';
import { Breaker } from './breaker.ts';
import type { Clock, Timer } from './clock.ts';
import type { EngineFacts, EngineWire } from './engines/engine-wire.ts';
import { selfTest } from './engines/self-test.ts';

export interface Preload {
  readonly replica: Replica;
  readonly result: 'pass' | 'fail';
  readonly cause?: string;
}

export interface ReplicaOptions {
  readonly clock: Clock;
  readonly config: ReplicaConfig;
  readonly pool: () => PoolConfig;
  /** The model that the pool serves now. */
  readonly model: () => string;
  readonly wire: EngineWire;
  readonly onChange: () => void;
  readonly onPreload: (preload: Preload) => void;
}

const causeOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 1000);

/** One engine that serves a pool: whether it lives, is loaded, fits what is pinned, and how busy it is. */
export class Replica {
  readonly options: ReplicaOptions;
  readonly breaker: Breaker;
  /** Rises with each preload: what was cached before is not counted on. */
  generation = 0;
  leases = 0;
  isLive = false;
  isLoaded = false;
  isDecided = false;
  everServed = false;
  lastError: string | undefined;
  facts: EngineFacts = {};
  figures: Readonly<Record<string, number>> = {};
  lastBeatWallMs: number | undefined;
  nextProbeAtMs = 0;
  #failures = 0;
  #wasTested = false;
  #isStopped = false;
  #timer: Timer | undefined;
  #silence: Timer | undefined;
  #isProbing = false;

  constructor(options: ReplicaOptions) {
    this.options = options;
    this.breaker = new Breaker(options.clock, () => options.pool().breaker);
  }

  get id(): string {
    return this.options.config.id;
  }

  get isReady(): boolean {
    return this.isLoaded && this.breaker.state !== 'open';
  }

  get slots(): number {
    return Math.min(this.options.config.slots, this.facts.slots ?? this.options.config.slots);
  }

  get freeSlots(): number {
    return Math.max(0, this.slots - this.leases);
  }

  get untilProbeMs(): number {
    return Math.max(1, Math.ceil(this.nextProbeAtMs - this.options.clock.nowMs()));
  }

  start(): void {
    void this.#probe();
  }

  stop(): void {
    this.#isStopped = true;
    this.#timer?.cancel();
    this.#silence?.cancel();
  }

  /** Ask now instead of at the next beat. */
  hurry(): void {
    if (this.#isStopped || this.#isProbing) return;
    this.#timer?.cancel();
    void this.#probe();
  }

  /** A fault that only a new preload mends. */
  takeOut(cause: string): void {
    this.#fall(cause);
    this.hurry();
  }

  /** For a reload: does the engine serve this model? Throws the cause where it does not. */
  async prove(model: string): Promise<void> {
    const timeoutMs = this.#patienceMs();
    if ((await this.options.wire.health(timeoutMs)) === 'loading') throw new Error('the engine is loading');
    this.#accept(await this.options.wire.facts(model, timeoutMs));
    if (this.options.pool().self_test) await this.#test(model);
    this.#settle();
  }

  async #probe(): Promise<void> {
    this.#isProbing = true;
    const wasReady = this.isReady;
    const delayMs = this.isLoaded ? await this.#beat() : await this.#load();
    this.#isProbing = false;
    if (this.#isStopped) return;
    this.nextProbeAtMs = this.options.clock.nowMs() + delayMs;
    this.#timer = this.options.clock.after(delayMs, () => void this.#probe());
    if (wasReady || this.isReady) this.options.onChange();
  }

  async #load(): Promise<number> {
    const { wire, pool, model, onPreload } = this.options;
    try {
      const health = await wire.health(this.#patienceMs());
      this.#alive();
      if (health === 'loading')
        return Math.max(10, Math.min(pool().restart.base_ms, pool().heartbeat.interval_ms));
      if (pool().preload) this.#accept(await wire.facts(model(), this.#patienceMs()));
      if (pool().self_test && !this.#wasTested) await this.#test(model());
      this.#settle();
      onPreload({ replica: this, result: 'pass' });
      return this.#intervalMs();
    } catch (error) {
      this.isDecided = true;
      this.lastError = causeOf(error);
      onPreload({ replica: this, result: 'fail', cause: this.lastError });
      this.#failures += 1;
      const { base_ms: base, cap_ms: cap } = pool().restart;
      return Math.max(10, Math.min(cap, base * 2 ** Math.min(20, this.#failures - 1)));
    } finally {
      if (this.isDecided) this.options.onChange();
    }
  }

  #settle(): void {
    this.isDecided = true;
    this.isLoaded = true;
    this.everServed = true;
    this.generation += 1;
    this.#failures = 0;
    this.lastError = undefined;
    this.#armSilence();
  }

  async #test(model: string): Promise<void> {
    const { wire, clock, pool } = this.options;
    await selfTest({ wire, clock, model, timeoutMs: pool().timeouts.idle_ms });
    this.#wasTested = true;
  }

  async #beat(): Promise<number> {
    const { wire, pool, model } = this.options;
    const { generation } = this;
    try {
      if ((await wire.health(this.#patienceMs())) === 'loading') this.#fall('the engine is loading');
      else {
        this.#alive();
        this.#armSilence();
        if (pool().preload) this.#accept(await wire.facts(model(), this.#patienceMs()));
        this.lastError = undefined;
        this.figures = await wire.figures(this.#patienceMs()).catch(() => ({}));
      }
    } catch (error) {
      // What it was asked before a reload says nothing of what it has now.
      if (this.generation !== generation) return this.#intervalMs();
      const cause = causeOf(error);
      if (cause.startsWith('pinned: ') || /ECONNREFUSED|ECONNRESET/.test(cause)) this.#fall(cause);
      else this.lastError = cause;
    }
    return this.isLoaded ? this.#intervalMs() : Math.max(10, pool().restart.base_ms);
  }

  #accept(facts: EngineFacts): void {
    const pins = this.options.pool().replica_set;
    const isDigest = facts.digest?.startsWith('sha256:') ?? false;
    if (facts.mismatch !== undefined) throw new Error(`pinned: ${facts.mismatch}`);
    if (
      pins.engine_version !== undefined &&
      facts.version !== undefined &&
      facts.version !== pins.engine_version
    )
      throw new Error(`pinned: engine version ${facts.version} instead of ${pins.engine_version}`);
    if (pins.model_digest !== undefined && isDigest && facts.digest !== pins.model_digest)
      throw new Error('pinned: another model digest than the configured one');
    this.facts = facts;
  }

  #alive(): void {
    this.isLive = true;
    this.lastBeatWallMs = this.options.clock.wallMs();
  }

  #fall(cause: string): void {
    this.lastError = cause;
    if (!cause.startsWith('pinned: ') && cause !== 'the engine is loading') this.isLive = false;
    if (!this.isLoaded) return;
    this.isLoaded = false;
    this.#silence?.cancel();
    this.options.onChange();
  }

  #armSilence(): void {
    const { interval_ms: interval, missed_max: missed } = this.options.pool().heartbeat;
    this.#silence?.cancel();
    this.#silence = this.options.clock.after(interval * missed, () =>
      this.#fall('no answer to the health question'),
    );
  }

  #intervalMs(): number {
    const { interval_ms: interval, missed_max: missed } = this.options.pool().heartbeat;
    return missed === 1 ? interval / 2 : interval;
  }

  #patienceMs(): number {
    const { connect_ms: connect } = this.options.pool().timeouts;
    return this.isLoaded ? Math.min(connect, this.options.pool().heartbeat.interval_ms) : connect;
  }
}
