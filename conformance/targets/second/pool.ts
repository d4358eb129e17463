import type { Config, PoolConfig } from '#contracts';
import type { Clock, Timer } from './clock.ts';
import { makeWire } from './engines/wires.ts';
import { Estimates } from './estimates.ts';
import { type Preload, Replica } from './replica.ts';
import type { Task } from './task.ts';
import { WaitingRoom } from './waiting-room.ts';

export interface PoolOptions {
  readonly clock: Clock;
  readonly config: () => Config;
  readonly credentialOf: (name: string) => string | undefined;
  readonly onChange: (pool: Pool) => void;
  readonly onPreload: (pool: Pool, preload: Preload) => void;
}

/** The replicas that serve one model and share a queue. */
export class Pool {
  config: PoolConfig;
  readonly replicas: readonly Replica[];
  readonly room: WaitingRoom;
  readonly estimates: Estimates;
  readonly running = new Set<Task>();
  /** Differs from the configured one after a reload. */
  model: string;
  isDraining = false;
  isReloading = false;
  drainEndMs = 0;
  drainTimer: Timer | undefined;
  readonly #clock: Clock;

  constructor(config: PoolConfig, options: PoolOptions) {
    this.config = config;
    this.model = config.model.ref;
    this.#clock = options.clock;
    this.room = new WaitingRoom(() => this.config, options.config);
    this.estimates = new Estimates(() => this.config);
    this.replicas = config.replicas.map(replica => this.#makeReplica(replica, options));
  }

  get id(): string {
    return this.config.id;
  }

  get readyReplicas(): Replica[] {
    return this.replicas.filter(replica => replica.isReady);
  }

  get isReady(): boolean {
    return this.takesWork && this.readyReplicas.length > 0;
  }

  get takesWork(): boolean {
    return !this.isDraining && !this.isReloading;
  }

  get isDecided(): boolean {
    return this.replicas.every(replica => replica.isDecided) || this.isReady;
  }

  /** Never served yet, as opposed to having lost what served. */
  get everServed(): boolean {
    return this.replicas.some(replica => replica.everServed);
  }

  get slots(): number {
    return this.readyReplicas.reduce((sum, replica) => sum + replica.slots, 0);
  }

  get drainRemainingMs(): number {
    return Math.max(0, Math.ceil(this.drainEndMs - this.#clock.nowMs()));
  }

  /** When it is worth coming back to a pool that can't serve. */
  get unavailableHintMs(): number {
    if (this.isDraining && this.drainRemainingMs > 0) return this.drainRemainingMs;
    if (this.isReloading) return this.usualMs;
    const waits = this.replicas.map(replica =>
      replica.breaker.state === 'open' ? replica.breaker.remainingMs : replica.untilProbeMs,
    );
    return Math.max(1, Math.min(...waits));
  }

  get usualMs(): number {
    return this.estimates.usualMs([...this.room.waiting, ...this.running].map(task => task.request));
  }

  /** The hint of a full queue: the time in which half of it drains. */
  get fullHintMs(): number {
    const half = Math.floor(this.config.queue.capacity / 2);
    const turns = Math.max(1, this.room.places.length - half) / Math.max(1, this.slots);
    return Math.min(86_400_000, Math.max(1, Math.ceil(this.usualMs * turns)));
  }

  get backoffMs(): number {
    return this.room.places.length * 2 < this.config.queue.capacity ? 0 : this.fullHintMs;
  }

  get hasFreeSlot(): boolean {
    return this.replicas.some(replica => replica.isLoaded && replica.breaker.admits && replica.freeSlots > 0);
  }

  remainingMsOf(task: Task): number {
    const elapsed = this.#clock.nowMs() - (task.decodeStartMs ?? this.#clock.nowMs());
    const service = this.estimates.serviceMs(task.request);
    return Math.max(service * 0.05, service - elapsed);
  }

  /** From now until a task with these ahead of it would start. */
  predictStartMs(ahead: readonly Task[]): number {
    const busy = [...this.running].map(task => this.remainingMsOf(task));
    const slots = Math.max(1, this.slots, busy.length);
    const free = [...busy, ...Array<number>(slots - busy.length).fill(0)].sort((a, b) => a - b);
    for (const task of ahead) {
      free[0] = (free[0] ?? 0) + this.estimates.serviceMs(task.request);
      free.sort((a, b) => a - b);
    }
    return Math.min(86_400_000, Math.round(free[0] ?? 0));
  }

  #makeReplica(config: PoolConfig['replicas'][number], options: PoolOptions): Replica {
    const wire = makeWire({
      clock: options.clock,
      replica: config,
      url: config.url ?? '',
      pool: () => this.config,
      credential: config.api_key_env === undefined ? undefined : options.credentialOf(config.api_key_env),
      privateRanges: () => options.config().network.private_addresses,
      fileOf: ref => options.config().pools.find(({ model }) => model.ref === ref)?.model.path,
    });
    return new Replica({
      clock: options.clock,
      config,
      pool: () => this.config,
      model: () => this.model,
      wire,
      onChange: () => options.onChange(this),
      onPreload: preload => options.onPreload(this, preload),
    });
  }
}
