// One engine that serves a pool, watched: it is asked again and again, and moves as its table says.
import type { PoolConfig, ReplicaConfig } from '#contracts';
import type { EngineAdapter } from '#contracts/adapter';
import { invariant, present, type Timer } from '../kernel/index.ts';
import { sentenceOf } from './bounded.ts';
import { Circuit } from './circuit.ts';
import { examine } from './examine.ts';
import type { PoolOptions } from './options.ts';
import { Pace } from './pace.ts';
import {
  moveReplica,
  type ReplicaEvent,
  type ReplicaHealth,
  type ReplicaState,
  shownState,
} from './replica-state.ts';
import type { EngineFacts, UnreadyReason, Verdict } from './verdict.ts';

export interface ReplicaTold {
  moved(replica: Replica): void;
  /** What the engine kept is gone, or nobody can tell that it isn't. */
  lost(replica: Replica): void;
  started(replica: Replica, result: 'pass' | 'fail'): void;
}

export class Replica {
  readonly config: ReplicaConfig;
  readonly circuit: Circuit;
  readonly #pool: PoolConfig;
  readonly #options: PoolOptions;
  readonly #told: ReplicaTold;
  readonly #pace: Pace;
  readonly #closer = new AbortController();
  #adapter: EngineAdapter | undefined;
  #health: ReplicaHealth = 'starting';
  #facts: EngineFacts = {};
  #reason: UnreadyReason = 'starting';
  #lastError: string | undefined;
  #lastHeartbeatWallMs: number | undefined;
  #isLive = false;
  /** Rises with each reported fault. */
  #epoch = 0;
  #missed = 0;
  #failures = 0;
  #hasPassedSelfTest = false;
  #isDecided = false;
  #lookedAtMs = 0;
  #nextLookAtMs = 0;
  #timer: Timer | undefined;

  constructor(config: ReplicaConfig, options: PoolOptions, told: ReplicaTold) {
    this.config = config;
    this.#pool = options.config;
    this.#options = options;
    this.#told = told;
    this.#pace = new Pace(options.config);
    this.circuit = new Circuit(options.config.breaker, options.world, () => told.moved(this));
  }

  get id(): string {
    return this.config.id;
  }

  get health(): ReplicaHealth {
    return this.#health;
  }

  get state(): ReplicaState {
    return shownState(this.#health, this.circuit.state);
  }

  /** Its first start passed or failed. */
  get isDecided(): boolean {
    return this.#isDecided;
  }

  get isLive(): boolean {
    return this.#isLive;
  }

  get adapter(): EngineAdapter | undefined {
    return this.#adapter;
  }

  get facts(): EngineFacts {
    return this.#facts;
  }

  /** Those configured, or what the engine tells where that is less. */
  get slots(): number {
    return Math.min(this.config.slots, this.#facts.slots ?? this.config.slots);
  }

  get devices(): readonly number[] {
    return this.config.devices ?? this.#pool.devices;
  }

  get lastError(): string | undefined {
    return this.#lastError;
  }

  get lastHeartbeatWallMs(): number | undefined {
    return this.#lastHeartbeatWallMs;
  }

  get unreadyReason(): UnreadyReason | undefined {
    if (this.#health !== 'ready') return this.#reason;
    return this.circuit.state === 'open' ? 'circuit-open' : undefined;
  }

  /** Until something may have become better. */
  get waitMs(): number {
    if (this.#health === 'ready') return this.circuit.waitMs;
    return Math.max(0, this.#nextLookAtMs - this.#options.world.monotonicMs());
  }

  start(): void {
    invariant(this.#timer === undefined, 'a replica is started once');
    this.#lookAfter(0);
  }

  /** Asks it now, where it wasn't asked just now: a failed call is a reason to. */
  lookSoon(): void {
    if (this.#health !== 'ready' || this.#timer === undefined) return;
    const sinceMs = this.#options.world.monotonicMs() - this.#lookedAtMs;
    this.#lookAfter(Math.max(0, this.#pace.answerMs - sinceMs));
  }

  /** Takes it out at once; `restart` starts it anew, self-test included. */
  reportFault(detail: string, reaction: 'wait' | 'restart'): void {
    this.#epoch += 1;
    this.#lastError = detail;
    this.#reason = 'fault';
    if (this.#health === 'ready') this.#leaveReady();
    if (reaction === 'restart' && this.#health === 'unready') this.#restart();
    if (this.#timer !== undefined) this.#lookAfter(this.#pace.faultMs(this.#health, this.#failures));
    this.#told.moved(this);
  }

  async close(): Promise<void> {
    this.#closer.abort(new Error('the pool is closed'));
    this.#timer?.cancel();
    this.circuit.close();
    await this.#adapter?.close();
  }

  #lookAfter(delayMs: number): void {
    this.#timer?.cancel();
    const { world } = this.#options;
    this.#nextLookAtMs = world.monotonicMs() + delayMs;
    this.#timer = world.after(delayMs, () => void this.#look(), { background: true });
  }

  async #look(): Promise<void> {
    const { world } = this.#options;
    this.#timer = undefined;
    this.#lookedAtMs = world.monotonicMs();
    if (this.#health === 'backoff') this.#move('wait-over');
    const epoch = this.#epoch;
    const verdict = await this.#examine();
    if (this.#closer.signal.aborted) return;
    // Where a fault was reported meanwhile, what was seen is about the past.
    if (epoch === this.#epoch) this.#judge(verdict);
    const [health, missed, failures] = [this.#health, this.#missed, Math.max(1, this.#failures)];
    const nextMs = this.#pace.nextMs({ health, verdict, missed, failures });
    this.#lookAfter(Math.max(0, this.#lookedAtMs + nextMs - world.monotonicMs()));
    this.#told.moved(this);
  }

  async #examine(): Promise<Verdict> {
    const { world, prepare } = this.#options;
    const { signal } = this.#closer;
    try {
      if (this.#health === 'starting') await prepare?.(this.config, this.#pool, signal);
      this.#adapter ??= this.#options.createAdapter(this.config, this.#pool);
    } catch (error) {
      return { kind: 'silent', detail: sentenceOf(error) };
    }
    const needsSelfTest = this.#pool.self_test && !this.#hasPassedSelfTest;
    const limitMs = this.#pace.answerLimitMs(this.#health);
    const examination = { world, signal, limitMs, pool: this.#pool, needsSelfTest };
    const verdict = await examine(this.#adapter, examination);
    if (verdict.kind === 'well') this.#hasPassedSelfTest = true;
    return verdict;
  }

  #judge(verdict: Verdict): void {
    if (verdict.kind !== 'silent') {
      this.#isLive = true;
      this.#lastHeartbeatWallMs = this.#options.world.wallMs();
    }
    switch (verdict.kind) {
      case 'well':
        return this.#wasWell(verdict.facts);
      case 'loading':
        return this.#wasNotReady(verdict.detail);
      case 'unfit':
        this.#learn(verdict.facts);
        return this.#wasBad(verdict.reason, verdict.detail);
      case 'silent':
        return this.#wasSilent(verdict.detail);
    }
  }

  #wasWell(facts: EngineFacts): void {
    this.#learn(facts);
    this.#missed = 0;
    this.#failures = 0;
    this.#lastError = undefined;
    if (this.#health === 'ready') return;
    if (this.#health === 'starting') this.#startDecided('pass');
    this.#move('proven');
  }

  #wasNotReady(detail: string): void {
    this.#missed = 0;
    if (this.#health === 'starting') {
      this.#reason = 'loading';
      this.#lastError = detail;
    } else this.#wasBad('not-ready', detail);
  }

  #wasBad(reason: UnreadyReason, detail: string): void {
    this.#reason = reason;
    this.#lastError = detail;
    if (this.#health === 'ready') this.#leaveReady();
    else if (this.#health === 'starting') this.#startFailed();
  }

  #wasSilent(detail: string): void {
    this.#missed += 1;
    if (this.#health === 'ready' && this.#missed < this.#pool.heartbeat.missed_max) {
      this.#lastError = detail;
      return;
    }
    this.#isLive = false;
    // An engine that lives in or under this process doesn't come back by itself.
    const isOwn = this.config.url === undefined;
    if (this.#health === 'unready' && isOwn) this.#restart();
    this.#wasBad('unreachable', detail);
    if (this.#health === 'backoff' && isOwn) this.#dropAdapter();
  }

  #startFailed(): void {
    this.#failures += 1;
    this.#startDecided('fail');
    this.#move('preload-failed');
  }

  #startDecided(result: 'pass' | 'fail'): void {
    this.#isDecided = true;
    this.#told.started(this, result);
  }

  #leaveReady(): void {
    this.#move('fault');
    this.#facts = {};
    this.#told.lost(this);
  }

  #restart(): void {
    this.#move('restart-needed');
    this.#failures += 1;
    this.#hasPassedSelfTest = false;
    this.#dropAdapter();
  }

  #dropAdapter(): void {
    void this.#adapter?.close();
    this.#adapter = undefined;
  }

  /** Facts that were told once stay until others are told, or the replica is lost. */
  #learn(facts: EngineFacts): void {
    const known = this.#facts.version;
    const hasChanged =
      known !== undefined &&
      facts.version !== undefined &&
      (facts.version.engineVersion !== known.engineVersion ||
        facts.version.modelDigest !== known.modelDigest);
    if (hasChanged) this.#told.lost(this);
    this.#facts = { version: facts.version ?? known, slots: facts.slots ?? this.#facts.slots };
  }

  #move(event: ReplicaEvent): void {
    this.#health = present(
      moveReplica(this.#health, event),
      `a replica may move from ${this.#health} by ${event}`,
    );
  }
}
