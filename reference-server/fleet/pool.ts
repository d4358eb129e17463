import type { PoolConfig } from '#contracts';
import { type EngineCapabilities, EngineError, type EngineInput } from '#contracts/adapter';
import { type BreakerPermit, OrchestratorError, present } from '../kernel/index.ts';
import { cacheBytes, Leases, type PlacementDecision, type PlacementNeed, place } from '../placement/index.ts';
import { DrainClock } from './drain-clock.ts';
import type { AcquireResult, DrainOptions, PoolOptions, ReplicaLease } from './options.ts';
import { PoolFigures } from './pool-figures.ts';
import { capabilitiesOf, poolSnapshot } from './pool-snapshot.ts';
import { movePool, type PoolEvent, type PoolState } from './pool-state.ts';
import { describePool, type PoolDescription } from './pool-view.ts';
import { isServing, retryHintMs, unreadyReasonOf } from './readiness.ts';
import { Replica } from './replica.ts';
import { isOnTrial, trialPins } from './trial.ts';

const outcomes = { ok: 'succeeded', failed: 'failed', aborted: 'abandoned' } as const;

export class Pool {
  readonly id: string;
  #config: PoolConfig;
  readonly #options: PoolOptions;
  readonly #replicas: ReadonlyMap<string, Replica>;
  readonly #leases = new Leases();
  readonly #reservedBytes = new Map<string, number>();
  readonly #figures: PoolFigures;
  #state: PoolState = 'unready';
  readonly #drainClock: DrainClock;

  constructor(options: PoolOptions) {
    const { config } = options;
    this.id = config.id;
    this.#config = config;
    this.#options = options;
    this.#drainClock = new DrainClock(options.world);
    this.#figures = new PoolFigures(config, options.telemetry);
    const told = {
      moved: (replica: Replica) => this.#replicaMoved(replica),
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
    this.#drainClock.stop();
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
    return this.#state;
  }

  isReady(): boolean {
    return this.#state === 'ready';
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

  /** When it may be worth to come again: the next probe, the breaker's trial, the drain's end. */
  retryHintMs(): number {
    const drainMs = this.#drainClock.remainingMs;
    return drainMs === undefined ? retryHintMs(this.#all()) : Math.max(1, Math.ceil(drainMs));
  }

  slotsTotal(): number {
    return this.#serving().reduce((sum, replica) => sum + replica.slots, 0);
  }

  slotsFree(): number {
    const free = (replica: Replica): number =>
      Math.max(0, Math.min(replica.slots - this.#leases.count(replica.id), replica.circuit.room));
    return this.#serving().reduce((sum, replica) => sum + free(replica), 0);
  }

  /** Leases held now. */
  get running(): number {
    return this.#leases.total;
  }

  acquire(need: PlacementNeed): AcquireResult {
    const decision = this.#place(need);
    this.#figures.decision(decision);
    if (decision.kind === 'placed') return { kind: 'leased', lease: this.#lease(decision, need) };
    return decision.kind === 'busy' ? { kind: 'busy' } : { kind: 'none', reason: decision.reason };
  }

  /** Whether `acquire` could succeed now or once something that runs has ended. */
  hasCandidate(need: PlacementNeed): boolean {
    return this.#place(need).kind !== 'none';
  }

  /** Only where the replica set is pinned in all its parts and an engine that promises repetition is known. */
  supportsStrict(): boolean {
    const { engine_version, model_digest, sampler_profile_version } = this.config.replica_set;
    const isPinned = [engine_version, model_digest, sampler_profile_version].every(pin => pin !== undefined);
    return isPinned && this.#all().some(replica => capabilitiesOf(replica).determinism !== 'none');
  }

  /** Of the first replica by id whose engine is known. */
  capabilities(): EngineCapabilities | undefined {
    const known = this.#all().find(replica => replica.adapter !== undefined);
    return known && capabilitiesOf(known);
  }

  /** Undefined where no ready engine counts tokens. */
  tokenize(input: EngineInput, signal: AbortSignal): Promise<number> | undefined {
    const counter = this.#serving().find(({ adapter }) => adapter?.tokenize !== undefined);
    return counter?.adapter?.tokenize?.(input, signal);
  }

  get draining(): boolean {
    return this.#state === 'draining' || this.#state === 'drained';
  }

  /** Nothing new is placed; it is drained once nothing runs, or at the deadline. */
  drain(options: DrainOptions = {}): void {
    const isNew = !this.draining;
    this.#control('drain');
    const deadlineMs = options.deadlineMs ?? this.config.drain_deadline_ms;
    this.#drainClock.start(deadlineMs, () => this.#drainOver(options));
    if (isNew) this.#figures.drainBegan(options.reason ?? 'operator');
    if (this.#leases.total === 0) this.#drainOver({});
    this.#settle();
  }

  resume(): void {
    this.#control('resume');
    this.#drainClock.stop();
    this.#settle();
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

  /** Newcomers are turned away while what waits and runs goes on, until another pool has taken this one's place. */
  beginReload(): void {
    this.#control('reload');
    this.#figures.drainBegan('reload');
    this.#settle();
  }

  /** Everything stays as it was. */
  giveUpReload(): void {
    this.#control('reload-failed');
    this.#settle();
  }

  /** Takes a replica out at once; `restart` starts it anew, with a new adapter and self-test. */
  reportFault(replicaId: string, detail: string, reaction: 'wait' | 'restart'): void {
    this.replica(replicaId).reportFault(detail, reaction);
  }

  replica(replicaId: string): Replica {
    return present(this.#replicas.get(replicaId), 'the replica is one of this pool');
  }

  /** Whether a trial is configured that tells its replicas from the others. */
  get hasTrial(): boolean {
    return trialPins(this.#config) !== undefined;
  }

  /** Undefined where nobody knows the replica's engine. */
  sideOf(replicaId: string): 'stable' | 'canary' | undefined {
    const version = this.#replicas.get(replicaId)?.facts.version;
    if (version === undefined) return undefined;
    return isOnTrial(this.#config, version) ? 'canary' : 'stable';
  }

  describe(): PoolDescription {
    const [replicas, leases, devices] = [this.#all(), this.#leases, this.#options.devices];
    return describePool(this, { replicas, leases, devices, drainRemainingMs: this.#drainClock.remainingMs });
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
      poolSnapshot({ ...parts, reservedBytes: this.#reservedBytes, isDraining: this.draining }),
      need,
    );
  }

  #lease(decision: PlacementDecision & { kind: 'placed' }, need: PlacementNeed): ReplicaLease {
    const { replicaId, record, isWarm } = decision;
    const replica = this.replica(replicaId);
    const adapter = present(replica.adapter, 'a ready replica has an adapter');
    const permit = replica.circuit.permit();
    const { version } = replica.facts;
    const bytes = cacheBytes(need, this.config.model.kv_bytes_per_token);
    const lease = this.#leases.take(replicaId);
    this.#reserve(replicaId, bytes);
    return {
      replicaId,
      adapter,
      ...(version === undefined ? {} : { engineVersion: version.engineVersion }),
      ...(version?.modelDigest === undefined ? {} : { modelDigest: version.modelDigest }),
      capabilities: capabilitiesOf(replica),
      record,
      warm: isWarm,
      release: (outcome, error) => {
        lease.release();
        this.#reserve(replicaId, -bytes);
        if (error instanceof EngineError) this.#options.onEngineFailure?.(replicaId, error);
        this.#released(replica, permit, outcome);
      },
    };
  }

  #reserve(replicaId: string, bytes: number): void {
    this.#reservedBytes.set(replicaId, (this.#reservedBytes.get(replicaId) ?? 0) + bytes);
    this.#figures.leases(replicaId, this.#leases.count(replicaId));
  }

  #released(replica: Replica, permit: BreakerPermit, outcome: keyof typeof outcomes): void {
    replica.circuit.report(permit, outcomes[outcome]);
    replica.released(outcome);
    if (this.#state === 'draining' && this.#leases.total === 0) this.#drainOver({});
    this.#settle();
  }

  #drainOver(options: DrainOptions): void {
    this.#drainClock.stop();
    if (this.#state !== 'draining') return;
    this.#control('emptied');
    options.onDeadline?.();
  }

  #replicaMoved(replica: Replica): void {
    this.#figures.replica(replica);
    this.#settle();
  }

  /** The pool follows its replicas; whoever waits for a slot is told. */
  #settle(): void {
    const event = this.#all().some(isServing) ? 'replica-ready' : 'none-ready';
    this.#state = movePool(this.#state, event) ?? this.#state;
    this.#figures.poolReady(this.isReady());
    this.#options.onChange();
  }

  #control(event: PoolEvent): void {
    const next = movePool(this.#state, event);
    if (next === undefined) {
      const message = `A pool that is ${this.#state} refuses ${event}.`;
      throw new OrchestratorError('STATE_CONFLICT', { poolId: this.id, message });
    }
    this.#state = next;
  }
}
