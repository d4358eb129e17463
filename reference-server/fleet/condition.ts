// What is known of a replica's engine, and how each look at it moves its health.
import { present } from '../kernel/index.ts';
import { moveReplica, type ReplicaEvent, type ReplicaHealth } from './replica-state.ts';
import type { EngineFacts, UnreadyReason, Verdict } from './verdict.ts';

export interface ConditionTold {
  /** What the engine kept is gone, or nobody can tell that it isn't. */
  lost(): void;
  started(result: 'pass' | 'fail'): void;
  /** The next start needs a new adapter; `gone`: no call of the old one can come to an end. */
  renew(old: 'draining' | 'gone'): void;
}

export interface ConditionRules {
  /** Answers missed in a row that take a ready replica out. */
  readonly missedMax: number;
  /** The engine is started here, not found at a url. */
  readonly isOwn: boolean;
}

export class Condition {
  readonly #rules: ConditionRules;
  readonly #told: ConditionTold;
  #health: ReplicaHealth = 'starting';
  #missed = 0;
  #failures = 0;
  facts: EngineFacts = {};
  reason: UnreadyReason = 'starting';
  lastError: string | undefined;
  lastHeartbeatWallMs: number | undefined;
  isLive = false;
  /** Its first start passed or failed. */
  isDecided = false;

  constructor(rules: ConditionRules, told: ConditionTold) {
    this.#rules = rules;
    this.#told = told;
  }

  get health(): ReplicaHealth {
    return this.#health;
  }

  /** Answers missed in a row. */
  get missed(): number {
    return this.#missed;
  }

  /** Starts that failed in a row. */
  get failures(): number {
    return this.#failures;
  }

  startAgain(): void {
    if (this.#health === 'backoff') this.#move('wait-over');
  }

  fault(detail: string, reaction: 'wait' | 'restart'): void {
    this.lastError = detail;
    this.reason = 'fault';
    if (this.#health === 'ready') this.#leaveReady();
    if (reaction !== 'restart') return;
    if (this.#health === 'unready') this.#restart('draining');
    if (this.#health !== 'starting') return;
    this.#startFailed();
    this.#told.renew('draining');
  }

  /** Its engine is ended, and not for a fault; what starts it again begins anew. */
  park(detail: string): void {
    this.lastError = detail;
    this.reason = 'draining';
    this.isLive = false;
    if (this.#health === 'ready') this.#leaveReady();
    if (this.#health !== 'unready') return;
    this.#move('restart-needed');
    this.#told.renew('draining');
  }

  /** What is being started answers, and is not ready yet. */
  loading(detail: string): void {
    this.isLive = true;
    this.#wasLoading(detail);
  }

  judge(verdict: Verdict, wallMs: number): void {
    if (verdict.kind !== 'silent' && verdict.kind !== 'barred') {
      this.isLive = true;
      this.lastHeartbeatWallMs = wallMs;
    }
    switch (verdict.kind) {
      case 'well':
        this.#wasWell(verdict.facts);
        break;
      case 'loading':
        this.#wasLoading(verdict.detail);
        break;
      case 'unfit':
        this.#learn(verdict.facts);
        this.#wasBad(verdict.reason, verdict.detail);
        break;
      case 'barred':
        this.#wasBad(verdict.reason, verdict.detail);
        break;
      case 'silent':
        this.#wasSilent(verdict.detail);
        break;
      default:
        verdict satisfies never;
    }
  }

  #wasWell(facts: EngineFacts): void {
    this.#learn(facts);
    this.#missed = 0;
    this.#failures = 0;
    this.lastError = undefined;
    if (this.#health === 'ready') return;
    if (this.#health === 'starting') this.#decided('pass');
    this.#move('proven');
  }

  #wasLoading(detail: string): void {
    this.#missed = 0;
    if (this.#health !== 'starting') {
      this.#wasBad('not-ready', detail);
      return;
    }
    this.reason = 'loading';
    this.lastError = detail;
  }

  #wasBad(reason: UnreadyReason, detail: string): void {
    this.reason = reason;
    this.lastError = detail;
    if (this.#health === 'ready') this.#leaveReady();
    if (this.#health === 'starting') this.#startFailed();
  }

  #startFailed(): void {
    this.#failures += 1;
    this.#decided('fail');
    this.#move('preload-failed');
  }

  #wasSilent(detail: string): void {
    this.#missed += 1;
    this.lastError = detail;
    if (this.#health === 'ready' && this.#missed < this.#rules.missedMax) return;
    this.isLive = false;
    if (this.#health === 'unready' && this.#rules.isOwn) this.#restart('gone');
    const wasStarting = this.#health === 'starting';
    this.#wasBad('unreachable', detail);
    if (wasStarting && this.#rules.isOwn) this.#told.renew('gone');
  }

  #decided(result: 'pass' | 'fail'): void {
    this.isDecided = true;
    this.#told.started(result);
  }

  #leaveReady(): void {
    this.#move('fault');
    this.facts = {};
    this.#told.lost();
  }

  #restart(old: 'draining' | 'gone'): void {
    this.#move('restart-needed');
    this.#failures += 1;
    this.#told.renew(old);
  }

  /** Facts that were told once stay until others are told, or the replica is lost. */
  #learn(facts: EngineFacts): void {
    const known = this.facts.version;
    const next = facts.version ?? known;
    const isOther = next?.engineVersion !== known?.engineVersion || next?.modelDigest !== known?.modelDigest;
    if (known !== undefined && isOther) this.#told.lost();
    this.facts = { version: next, slots: facts.slots ?? this.facts.slots, kvUsage: facts.kvUsage };
  }

  #move(event: ReplicaEvent): void {
    const next = moveReplica(this.#health, event);
    this.#health = present(next, `a replica moves from ${this.#health} by ${event}`);
  }
}
