import type { PoolConfig } from '#contracts';
import type { EngineCapabilities, EngineInput } from '#contracts/adapter';
import { present } from '../kernel/index.ts';
import { type Leases, type PlacementDecision, type PlacementNeed, place } from '../placement/index.ts';
import { LeaseDesk } from './lease-desk.ts';
import type { AcquireResult, DrainOptions, PoolOptions } from './options.ts';
import { Parking } from './parking.ts';
import { canBeStrict, knownCapabilities, tokenizeOn } from './pool-engines.ts';
import { PoolFigures } from './pool-figures.ts';
import { PoolLife } from './pool-life.ts';
import { poolSnapshot } from './pool-snapshot.ts';
import type { PoolState } from './pool-state.ts';
import { describePool, type PoolDescription } from './pool-view.ts';
import { freeSlots, isServing, lackDevices, retryHintMs, unreadyReasonOf } from './readiness.ts';
import { Replica } from './replica.ts';
import { isOnTrial } from './trial.ts';

export class Pool {
  readonly id: string;
  #config: PoolConfig;
  readonly #options: PoolOptions;
  readonly #replicas: ReadonlyMap<string, Replica>;
  readonly #desk: LeaseDesk;
  readonly #leases: Leases;
  readonly #figures: PoolFigures;
  readonly #life: PoolLife;
  readonly #parking = new Parking(() => this.#all());

  constructor(options: PoolOptions) {
    const { config } = options;
    this.id = config.id;
    this.#config = config;
    this.#options = options;
    this.#life = new PoolLife(config.id, options.world);
    this.#figures = new PoolFigures(config, options.telemetry);
    this.#desk = new LeaseDesk({
      count: (replicaId, count) => this.#figures.leases(replicaId, count),
      failed: (replicaId, error) => options.onEngineFailure?.(replicaId, error),
      released: () => this.#leaseOver(),
    });
    this.#leases = this.#desk.leases;
    const told = {
      moved: (replica: Replica) => {
        this.#figures.replica(replica);
        this.#settle();
      },
      lost: (replica: Replica) => options.onReplicaLost?.(replica.id),
      started: (replica: Replica, result: 'pass' | 'fail') => this.#figures.started(replica, result),
      running: ({ id }: Replica) => this.#leases.count(id),
    };
    this.#replicas = new Map(config.replicas.map(entry => [entry.id, new Replica(entry, options, told)]));
  }

  /** Probing begins; readiness comes when it is proven. */
  start(): void {
    this.#figures.poolReady(false);
    for (const replica of this.#replicas.values()) {
      this.#figures.leases(replica.id, 0);
      this.#figures.replica(replica);
      replica.start();
    }
  }

  async close(): Promise<void> {
    this.#life.stopClock();
    await Promise.all(this.#all().map(replica => replica.close()));
  }

  get config(): PoolConfig {
    return this.#config;
  }

  /** Other rules for the same workers: what concerns the workers themselves asks for a new pool. */
  reconfigure(config: PoolConfig): void {
    this.#config = config;
    this.#settle();
  }

  get state(): PoolState {
    return this.#life.state;
  }

  isReady(): boolean {
    return this.#life.state === 'ready';
  }

  /** Every replica's first start passed or failed. */
  get isDecided(): boolean {
    return this.#all().every(replica => replica.condition.isDecided);
  }

  /** A word of a closed list; undefined while the pool is ready. */
  unreadyReason(): string | undefined {
    if (this.isReady()) return undefined;
    return this.draining ? 'draining' : unreadyReasonOf(this.#all());
  }

  /** It served and has lost every replica, or the devices that it runs on are gone. */
  get isLost(): boolean {
    return this.state === 'unready' && (this.#life.hasServed || lackDevices(this.#all()));
  }

  /** When it may be worth to come again: the next probe, the breaker's trial, the drain's end. */
  retryHintMs(): number {
    const drainMs = this.#life.drainRemainingMs;
    return drainMs === undefined ? retryHintMs(this.#all()) : Math.max(1, Math.ceil(drainMs));
  }

  slotsTotal(): number {
    return this.#serving().reduce((sum, replica) => sum + replica.slots, 0);
  }

  slotsFree(): number {
    return freeSlots(this.#serving(), this.#leases);
  }

  get running(): number {
    return this.#leases.total;
  }

  acquire(need: PlacementNeed): AcquireResult {
    const decision = this.#place(need);
    this.#figures.decision(decision);
    if (decision.kind === 'placed') {
      const memory = { need, bytesPerToken: this.#config.model.kv_bytes_per_token };
      return { kind: 'leased', lease: this.#desk.lend(this.replica(decision.replicaId), decision, memory) };
    }
    return decision.kind === 'busy' ? { kind: 'busy' } : { kind: 'none', reason: decision.reason };
  }

  /** What `acquire` would say, with nothing taken and nothing counted. */
  outlook(need: PlacementNeed): PlacementDecision {
    return this.#place(need);
  }

  supportsStrict(): boolean {
    return canBeStrict(this.#config, this.#all());
  }

  capabilities(): EngineCapabilities | undefined {
    return knownCapabilities(this.#all());
  }

  /** Undefined where no ready engine counts tokens. */
  tokenize(input: EngineInput, signal: AbortSignal): Promise<number> | undefined {
    return tokenizeOn(this.#serving(), input, signal);
  }

  get draining(): boolean {
    return this.#life.isDraining;
  }

  /** Nothing new is placed; it is drained once nothing runs, or at the deadline. */
  drain(options: DrainOptions = {}): void {
    const isNew = !this.draining;
    const deadlineMs = options.deadlineMs ?? this.config.drain_deadline_ms;
    this.#life.drain(deadlineMs, () => this.#drainOver(options));
    if (isNew) this.#figures.drainBegan(options.reason ?? 'operator');
    if (options.unloads) this.#parking.order();
    if (this.#leases.total === 0) this.#drainOver({});
    this.#settle();
  }

  resume(): void {
    this.#life.move('resume');
    this.#life.stopClock();
    this.#parking.undo();
    this.#settle();
  }

  /** The share of its key-value memory that the engine says is in use. */
  cacheUsage(replicaId: string): number | undefined {
    return this.#replicas.get(replicaId)?.facts.kvUsage;
  }

  /** Of two pools with one id, one before the other, only one is in the gauges. */
  show(isShown: boolean): void {
    this.#figures.isShown = isShown;
    this.#figures.poolReady(this.isReady());
    for (const replica of this.#all()) {
      this.#figures.leases(replica.id, this.#leases.count(replica.id));
      this.#figures.circuit(replica);
    }
  }

  /** While it reloads newcomers are turned away, and what waits and runs goes on; after a failure all is as it was. */
  reload(event: 'reload' | 'reload-failed'): void {
    this.#life.move(event);
    if (event === 'reload') this.#figures.drainBegan('reload');
    this.#settle();
  }

  /** Takes a replica out at once; `restart` starts it anew, with a new adapter and self-test. */
  reportFault(replicaId: string, detail: string, reaction: 'wait' | 'restart'): void {
    this.replica(replicaId).reportFault(detail, reaction);
  }

  replica(replicaId: string): Replica {
    return present(this.#replicas.get(replicaId), 'the replica is one of this pool');
  }

  /** Undefined where nobody knows the replica's engine. */
  sideOf(replicaId: string): 'stable' | 'canary' | undefined {
    const version = this.#replicas.get(replicaId)?.facts.version;
    if (version === undefined) return undefined;
    return isOnTrial(this.#config, version) ? 'canary' : 'stable';
  }

  describe(): PoolDescription {
    const { drainRemainingMs } = this.#life;
    const { devices } = this.#options;
    return describePool(this, { replicas: this.#all(), leases: this.#leases, devices, drainRemainingMs });
  }

  #all(): readonly Replica[] {
    return [...this.#replicas.values()];
  }

  #serving(): readonly Replica[] {
    return this.draining ? [] : this.#all().filter(isServing);
  }

  #place(need: PlacementNeed): PlacementDecision {
    const options = { ...this.#options, config: this.#config };
    const parts = { options, replicas: this.#all(), leases: this.#leases, side: need.side };
    return place(
      poolSnapshot({ ...parts, reservedBytes: this.#desk.reservedBytes, isDraining: this.draining }),
      need,
    );
  }

  #leaseOver(): void {
    if (this.state === 'draining' && this.#leases.total === 0) this.#drainOver({});
    this.#settle();
  }

  #drainOver(options: DrainOptions): void {
    if (this.#life.endDrain()) options.onDeadline?.();
  }

  /** The pool follows its replicas; whoever waits for a slot is told. */
  #settle(): void {
    this.#life.follow(this.#all().some(isServing));
    this.#figures.poolReady(this.isReady());
    this.#parking.settle(this.state === 'drained' && this.#leases.total === 0);
    this.#options.onChange();
  }
}
