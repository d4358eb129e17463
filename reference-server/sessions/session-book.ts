// Which sessions live, which are gone, and when that changes.
import { OrchestratorError, type Timer, type World } from '../kernel/index.ts';
import type { SessionRow } from '../tasks/index.ts';
import { GoneSessions } from './gone.ts';
import { type Session, sessionOf } from './session.ts';
import { sessionRow, sortRows } from './session-view.ts';

const goneMaxDefault = 100_000;

export interface SessionBookOptions {
  readonly world: World;
  readonly ttlMs: number;
  readonly goneForMs: number;
  readonly goneMax: number | undefined;
  expired(session: Session): void;
}

export class SessionBook {
  readonly #options: SessionBookOptions;
  readonly #gone: GoneSessions;
  readonly #live = new Map<string, Session>();
  /** Those without an open turn, the next to expire first. */
  readonly #idle = new Map<string, Session>();
  #timer: Timer | undefined;

  constructor(options: SessionBookOptions) {
    this.#options = options;
    this.#gone = new GoneSessions(options.goneMax ?? goneMaxDefault);
  }

  find(key: string): Session | undefined {
    return this.#live.get(key);
  }

  isGone(key: string): boolean {
    return this.#gone.get(key, this.#nowMs()) !== undefined;
  }

  /** Throws SESSION_NOT_FOUND or SESSION_GONE. */
  known(key: string): Session {
    this.sweep();
    const session = this.#live.get(key);
    if (session !== undefined) return session;
    throw new OrchestratorError(this.isGone(key) ? 'SESSION_GONE' : 'SESSION_NOT_FOUND');
  }

  /** Until it expires; the whole time while a turn is open. */
  remainingMs(session: Session): number {
    return session.openTaskIds.size > 0 ? this.#options.ttlMs : session.expiresAtMs - this.#nowMs();
  }

  hold(session: Session, taskId: string): void {
    session.openTaskIds.add(taskId);
    this.#live.set(session.key, session);
    this.#idle.delete(session.key);
  }

  /** No turn is open any more. */
  rest(session: Session): void {
    this.#idle.delete(session.key);
    this.#idle.set(session.key, session);
    this.#arm();
  }

  forget(session: Session): void {
    this.#live.delete(session.key);
    this.#idle.delete(session.key);
  }

  remove(session: Session): SessionRow {
    const untilMs = this.#nowMs() + this.#options.goneForMs;
    this.#bury(session, untilMs, false);
    return this.row(session, untilMs);
  }

  /** One that expired although a task of it goes on. */
  revive(key: string): Session | undefined {
    const gone = this.#gone.get(key, this.#nowMs());
    if (!gone?.isExpired) return undefined;
    this.#gone.delete(key);
    return gone.session;
  }

  sweep(): void {
    const nowMs = this.#nowMs();
    for (const session of this.#idle.values()) {
      if (session.expiresAtMs > nowMs) break;
      this.#options.expired(session);
      this.#bury(session, session.expiresAtMs + this.#options.goneForMs, true);
    }
    this.#gone.forgetUntil(nowMs);
  }

  row(session: Session, goneUntilMs?: number): SessionRow {
    const remainingMs = this.remainingMs(session);
    return sessionRow(session, this.#options.world, { remainingMs, goneUntilMs });
  }

  rows(): readonly SessionRow[] {
    this.sweep();
    const gone = this.#gone.values().map(({ session, untilMs }) => this.row(session, untilMs));
    return [...this.#live.values()].map(session => this.row(session)).concat(gone);
  }

  restore(rows: readonly SessionRow[]): void {
    const { world, ttlMs, goneForMs } = this.#options;
    const atMs = (wallMs: number, restMaxMs: number): number =>
      this.#nowMs() + Math.min(wallMs - world.wallMs(), restMaxMs);
    const { gone, live } = sortRows(rows);
    for (const row of gone) {
      const untilMs = atMs(row.goneUntilWallMs, goneForMs);
      this.#gone.add({ session: sessionOf(row, 0), untilMs, isExpired: false });
    }
    for (const row of live) {
      const session = sessionOf(row, atMs(row.expiresWallMs, ttlMs));
      this.#live.set(session.key, session);
      this.#idle.set(session.key, session);
    }
    this.#arm();
  }

  close(): void {
    this.#timer?.cancel();
  }

  #nowMs(): number {
    return this.#options.world.monotonicMs();
  }

  #bury(session: Session, untilMs: number, isExpired: boolean): void {
    this.forget(session);
    this.#gone.add({ session, untilMs, isExpired });
  }

  /** So that caches of expired sessions go although nobody asks. */
  #arm(): void {
    this.#timer?.cancel();
    const [next] = this.#idle.values();
    if (next === undefined) return;
    const ring = (): void => {
      this.sweep();
      this.#arm();
    };
    this.#timer = this.#options.world.after(next.expiresAtMs - this.#nowMs(), ring, { background: true });
  }
}
