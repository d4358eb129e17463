// One engine that serves a pool, watched: it is asked again and again, and its condition follows the answers.
import type { PoolConfig, ReplicaConfig } from '#contracts';
import type { EngineAdapter } from '#contracts/adapter';
import { invariant, type Timer } from '../kernel/index.ts';
import { sentenceOf } from './bounded.ts';
import { Circuit } from './circuit.ts';
import { Condition } from './condition.ts';
import { examine } from './examine.ts';
import type { PoolOptions } from './options.ts';
import { Pace } from './pace.ts';
import { type ReplicaHealth, type ReplicaState, shownState } from './replica-state.ts';
import { type RetiredAdapters, retiredAdaptersOf } from './retired-adapters.ts';
import { servedDigest } from './trial.ts';
import type { EngineFacts, UnreadyReason, Verdict } from './verdict.ts';

export interface ReplicaTold {
  moved(replica: Replica): void;
  lost(replica: Replica): void;
  started(replica: Replica, result: 'pass' | 'fail'): void;
  /** Attempts that hold a slot of it. */
  running(replica: Replica): number;
}

export class Replica {
  readonly config: ReplicaConfig;
  readonly circuit: Circuit;
  readonly condition: Condition;
  readonly #pool: PoolConfig;
  readonly #options: PoolOptions;
  readonly #told: ReplicaTold;
  readonly #pace: Pace;
  readonly #closer = new AbortController();
  readonly #retired: RetiredAdapters;
  #adapter: EngineAdapter | undefined;
  #owesSelfTest: boolean;
  /** Slots given up after the device's memory ran out; a reload makes a new replica, which has them all. */
  #slotsLost = 0;
  /** Rises with each reported fault. */
  #epoch = 0;
  /** What began before one is over. */
  #parkings = 0;
  #lookedAtMs = 0;
  #nextLookAtMs = 0;
  #timer: Timer | undefined;

  constructor(config: ReplicaConfig, options: PoolOptions, told: ReplicaTold) {
    this.config = config;
    this.#pool = options.config;
    this.#options = options;
    this.#told = told;
    this.#pace = new Pace(options.config);
    this.#owesSelfTest = options.config.self_test;
    this.circuit = new Circuit(options.config.breaker, options.world, () => told.moved(this));
    this.#retired = retiredAdaptersOf(config, options);
    this.condition = new Condition(
      {
        missedMax: options.config.heartbeat.missed_max,
        isOwn: (config.url ?? config.adapter?.url) === undefined,
      },
      {
        lost: () => told.lost(this),
        started: result => told.started(this, result),
        renew: old => this.#renew(old),
      },
    );
  }

  get id(): string {
    return this.config.id;
  }

  get health(): ReplicaHealth {
    return this.condition.health;
  }

  get state(): ReplicaState {
    return shownState(this.health, this.circuit.state);
  }

  get adapter(): EngineAdapter | undefined {
    return this.#adapter;
  }

  get facts(): EngineFacts {
    return this.condition.facts;
  }

  get modelDigest(): string | undefined {
    return servedDigest(this.#pool, this.facts.version);
  }

  /** Those configured, or what the engine tells where that is less. */
  get slots(): number {
    const slots = Math.min(this.config.slots, this.facts.slots ?? this.config.slots);
    return Math.max(1, slots - this.#slotsLost);
  }

  /** The same load must not exhaust the device's memory again: one slot fewer, though never none. */
  reduceCapacity(): void {
    if (this.slots > 1) this.#slotsLost += 1;
  }

  get running(): number {
    return this.#told.running(this);
  }

  get devices(): readonly number[] {
    return this.config.devices ?? this.#pool.devices;
  }

  get unreadyReason(): UnreadyReason | undefined {
    if (this.health !== 'ready') return this.condition.reason;
    return this.circuit.state === 'open' ? 'circuit-open' : undefined;
  }

  /** Until something may have become better. */
  get waitMs(): number {
    if (this.health === 'ready') return this.circuit.waitMs;
    const leftMs = this.#nextLookAtMs - this.#options.world.monotonicMs();
    return this.#timer === undefined ? this.#pace.lookingMs(leftMs) : Math.max(0, leftMs);
  }

  start(): void {
    invariant(this.#timer === undefined, 'a replica is started once');
    this.#lookAfter(0);
  }

  /** Asks it now, where it wasn't asked just now: a failed call is a reason to. */
  lookSoon(): void {
    if (this.health !== 'ready' || this.#timer === undefined) return;
    const sinceMs = this.#options.world.monotonicMs() - this.#lookedAtMs;
    this.#lookAfter(Math.max(0, this.#pace.answerMs - sinceMs));
  }

  /** Takes it out at once; `restart` starts it anew, self-test included. */
  reportFault(detail: string, reaction: 'wait' | 'restart'): void {
    this.#epoch += 1;
    this.condition.fault(detail, reaction);
    if (this.#timer !== undefined) {
      const faultMs = this.#pace.faultMs(this.health, this.condition.failures);
      this.#lookAfter(Math.max(faultMs, this.#startWaitMs()));
    }
    this.#told.moved(this);
  }

  /** It is not looked after until `unpark`, and its engine is ended where it was started here. */
  park(): void {
    this.#epoch += 1;
    this.#parkings += 1;
    this.#timer?.cancel();
    this.#timer = undefined;
    this.condition.park('its model is retired');
    this.#told.moved(this);
    void this.#options.park?.(this.id);
  }

  unpark(): void {
    this.#lookAfter(0);
  }

  async close(): Promise<void> {
    this.#closer.abort(new Error('the pool is closed'));
    this.#timer?.cancel();
    this.circuit.close();
    await Promise.all([this.#adapter?.close(), this.#retired.close()]);
    await this.#options.dismiss?.(this.id);
  }

  /** An engine that is started here waits for its turn, and while its circuit is open. */
  #startWaitMs(): number {
    if (this.health !== 'backoff') return 0;
    const waitMs = this.#options.startWaitMs?.(this.id) ?? 0;
    return this.config.command === undefined ? waitMs : Math.max(waitMs, this.circuit.waitMs);
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
    this.condition.startAgain();
    this.#nextLookAtMs = this.#lookedAtMs + this.#pace.answerLimitMs(this.health);
    const epoch = this.#epoch;
    const parkings = this.#parkings;
    const verdict = await this.#examine();
    if (this.#closer.signal.aborted || parkings !== this.#parkings) return;
    // Where a fault was reported meanwhile, what was seen is about the past.
    if (epoch === this.#epoch) this.condition.judge(verdict, world.wallMs());
    const { missed, failures } = this.condition;
    const nextMs = this.#pace.nextMs({ health: this.health, verdict, missed, failures });
    this.#lookAfter(Math.max(0, this.#lookedAtMs + nextMs - world.monotonicMs(), this.#startWaitMs()));
    this.#told.moved(this);
  }

  async #examine(): Promise<Verdict> {
    const { world, devices } = this.#options;
    const { signal } = this.#closer;
    const epoch = this.#epoch;
    const isOnDevices = this.#pool.accelerator === 'nvidia';
    const unusable = isOnDevices ? await devices?.unusable?.(this.devices) : undefined;
    if (unusable !== undefined) return { kind: 'barred', reason: 'no-device', detail: unusable };
    try {
      if (this.health === 'starting') await this.#prepare();
      signal.throwIfAborted();
      this.#adapter ??= this.#options.createAdapter(this.config, this.#pool);
    } catch (error) {
      return { kind: 'barred', reason: 'fault', detail: sentenceOf(error) };
    }
    const needsSelfTest = this.#owesSelfTest;
    const own = { pool: this.#pool, replica: this.config, limitMs: this.#pace.answerLimitMs(this.health) };
    const verdict = await examine(this.#adapter, { ...own, world, signal, needsSelfTest });
    if (verdict.kind === 'well' && epoch === this.#epoch) this.#owesSelfTest = false;
    return verdict;
  }

  async #prepare(): Promise<void> {
    const epoch = this.#epoch;
    await this.#options.prepare?.(this.config, this.#pool, {
      signal: this.#closer.signal,
      missed: this.condition.missed,
      loading: detail => {
        if (epoch === this.#epoch) this.condition.loading(detail);
      },
    });
    if (this.config.command !== undefined) await this.#retired.close();
  }

  /** The next start makes a new adapter, and owes a self-test. */
  #renew(old: 'draining' | 'gone'): void {
    this.#owesSelfTest = this.#pool.self_test;
    if (this.#adapter !== undefined) this.#retired.add(this.#adapter);
    this.#adapter = undefined;
    // The calls of an engine that is started here end with its process.
    if ((old === 'gone' && this.config.command === undefined) || this.running === 0)
      void this.#retired.close();
  }

  /** An attempt gave its slot back. */
  released(outcome: 'ok' | 'failed' | 'aborted'): void {
    if (this.running === 0) void this.#retired.close();
    if (outcome === 'failed') this.lookSoon();
  }
}
