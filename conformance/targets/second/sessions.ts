import type { Config } from '#contracts';
import type { Clock } from './clock.ts';
import type { Replica } from './replica.ts';
import type { Task } from './task.ts';

/** One conversation of a tenant. */
export class Session {
  readonly id: string;
  readonly tenantId: string;
  readonly tasks = new Set<Task>();
  turns = 0;
  kvBytes = 0;
  replica: Replica | undefined;
  generation = 0;
  slot: number | undefined;
  lastEndMs: number;
  goneMs: number | undefined;

  constructor(tenantId: string, id: string, nowMs: number) {
    this.tenantId = tenantId;
    this.id = id;
    this.lastEndMs = nowMs;
  }

  /** Whether the replica served it before and did not start anew since. */
  isWarmAt(replica: Replica | undefined): boolean {
    return replica !== undefined && this.replica === replica && this.generation === replica.generation;
  }

  /** One turn at a time, in the order of their admission. */
  mayRun(task: Task): boolean {
    for (const other of this.tasks) {
      if (other === task) return true;
      if (!other.isEnded) return false;
    }
    return true;
  }
}

export class Sessions {
  readonly #clock: Clock;
  readonly #config: () => Config;
  readonly #onExpired: () => void;
  readonly #byId = new Map<string, Session>();

  constructor(clock: Clock, config: () => Config, onExpired: () => void) {
    this.#clock = clock;
    this.#config = config;
    this.#onExpired = onExpired;
  }

  /** Undefined where the id was never used, or is no longer remembered. */
  find(tenantId: string, id: string): Session | undefined {
    const key = `${tenantId}/${id}`;
    const session = this.#byId.get(key);
    if (session === undefined) return undefined;
    this.#age(session);
    const window = this.#config().store.idempotency_window_ms;
    if (session.goneMs === undefined || session.goneMs + window > this.#clock.nowMs()) return session;
    this.#byId.delete(key);
    return undefined;
  }

  begin(tenantId: string, id: string): Session {
    const session = new Session(tenantId, id, this.#clock.nowMs());
    this.#byId.set(`${tenantId}/${id}`, session);
    return session;
  }

  remainingMs(session: Session): number {
    const ttl = this.#config().sessions.ttl_ms;
    if (session.tasks.size > 0) return ttl;
    return Math.max(0, Math.floor(session.lastEndMs + ttl - this.#clock.nowMs()));
  }

  sweep(): void {
    for (const session of [...this.#byId.values()]) this.find(session.tenantId, session.id);
  }

  #age(session: Session): void {
    if (session.goneMs !== undefined || session.tasks.size > 0) return;
    if (this.#clock.nowMs() - session.lastEndMs < this.#config().sessions.ttl_ms) return;
    session.goneMs = this.#clock.nowMs();
    this.#onExpired();
  }
}
