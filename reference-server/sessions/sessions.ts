import type { SessionInfo } from '#contracts';
import { OrchestratorError, type Timer } from '../kernel/index.ts';
import type { SessionRow } from '../tasks/index.ts';
import { GoneSessions } from './gone.ts';
import { Residency } from './residency.ts';
import {
  type EvictionReason,
  newSession,
  type Session,
  type SessionsOptions,
  type SessionTask,
  sessionKey,
  sessionOf,
  type Turn,
} from './session.ts';

const goneMaxDefault = 100_000;

export class Sessions {
  readonly #options: SessionsOptions;
  readonly #residency: Residency;
  readonly #gone: GoneSessions;
  readonly #live = new Map<string, Session>();
  /** Those without an open turn, the next to expire first. */
  readonly #idle = new Map<string, Session>();
  #timer: Timer | undefined;

  constructor(options: SessionsOptions) {
    this.#options = options;
    const { kv_bytes_max: bytesMax, kv_eviction: eviction } = options.config;
    this.#residency = new Residency({ bytesMax, eviction });
    this.#gone = new GoneSessions(options.goneMax ?? goneMaxDefault);
  }

  /** Bytes that sessions keep at engines, in all. */
  get kvBytes(): number {
    return this.#residency.bytes;
  }

  kvBytesOn(replicaId: string): number {
    return this.#residency.bytesOn(replicaId);
  }

  /** Whether a task of that session could be admitted; an unknown one could. */
  open(tenantId: string, sessionId: string): void {
    this.#sweep();
    const key = sessionKey(tenantId, sessionId);
    if (this.#gone.has(key)) throw new OrchestratorError('SESSION_GONE');
    const { turns_max } = this.#options.config;
    const turns = this.#live.get(key)?.turns ?? 0;
    if (turns >= turns_max)
      throw new OrchestratorError('SESSION_EXHAUSTED', { details: { turns, turns_max } });
  }

  /** Counts the turn, and begins the session with its first one. Undefined for a task without a session. */
  takeTurn(task: SessionTask): Turn | undefined {
    const sessionId = task.request.session_id;
    if (sessionId === undefined) return undefined;
    this.open(task.tenantId, sessionId);
    const session = this.#find(task) ?? newSession(task.tenantId, sessionId);
    const mustWait = session.openTaskIds.size > 0;
    session.turns += 1;
    this.#hold(session, task.taskId);
    return { turn: session.turns, mustWait };
  }

  /** As if it had never been taken, for a task that was refused after all; nothing once the turn has ended. */
  giveBackTurn(task: SessionTask): void {
    const session = this.#find(task);
    if (!session?.openTaskIds.delete(task.taskId)) return;
    session.turns -= 1;
    if (session.openTaskIds.size > 0) return;
    if (session.endedTurns > 0) this.#rest(session, session.expiresAtMs);
    else this.#live.delete(session.key);
  }

  /** A task of the last process that goes on: its turn is counted already, and its session does not expire. */
  resumeTurn(task: SessionTask): void {
    const gone = this.#gone.get(this.#keyOf(task) ?? '');
    const session = this.#find(task) ?? (gone?.isExpired ? gone.session : undefined);
    if (session === undefined) return;
    this.#gone.delete(session.key);
    this.#hold(session, task.taskId);
  }

  /** Starts the session's time anew. The row to keep, or undefined where there is no session any more. */
  turnEnded(task: SessionTask): SessionRow | undefined {
    const session = this.#find(task);
    if (session === undefined) return undefined;
    const { world, config } = this.#options;
    session.openTaskIds.delete(task.taskId);
    session.endedTurns += 1;
    if (sentNothing(task)) session.turns = Math.max(0, session.turns - 1);
    const expiresAtMs = world.monotonicMs() + config.ttl_ms;
    session.expiresAtMs = expiresAtMs;
    if (session.openTaskIds.size === 0) this.#rest(session, expiresAtMs);
    if (task.outcome?.state === 'completed' && task.attempts.length > 0) this.#servedBy(session, task);
    return this.#row(session);
  }

  /** Throws SESSION_NOT_FOUND or SESSION_GONE. Does not prolong it. */
  describe(tenantId: string, sessionId: string): SessionInfo {
    const session = this.#known(tenantId, sessionId);
    return {
      session_id: sessionId,
      turns: session.turns,
      turns_max: this.#options.config.turns_max,
      ttl_ms_remaining: Math.max(0, Math.ceil(this.#remainingMs(session))),
      kv_bytes: session.kvBytes,
      kv_warmth: session.isWarm,
      kv_migrated: false,
      ...(session.poolId === undefined ? {} : { pool_id: session.poolId }),
      ...(session.replicaId === undefined ? {} : { replica_id: session.replicaId }),
    };
  }

  /** Ends it; its tasks are the caller's to cancel. Throws as `describe` does. */
  remove(tenantId: string, sessionId: string): SessionRow {
    const session = this.#known(tenantId, sessionId);
    const untilMs = this.#options.world.monotonicMs() + this.#options.goneForMs;
    this.#evict(session, 'deleted');
    this.#bury(session, untilMs, false);
    return this.#row(session, untilMs);
  }

  /** Tasks of the session that have not ended. */
  openTaskIds(tenantId: string, sessionId: string): readonly string[] {
    return [...(this.#live.get(sessionKey(tenantId, sessionId))?.openTaskIds ?? [])];
  }

  /** The one that served the session's last turn well. */
  lastReplica(tenantId: string, sessionId: string): string | undefined {
    return this.#live.get(sessionKey(tenantId, sessionId))?.replicaId;
  }

  /** Whether that one holds the session's cache as far as anybody knows. */
  isWarm(tenantId: string, sessionId: string): boolean {
    return this.#live.get(sessionKey(tenantId, sessionId))?.isWarm ?? false;
  }

  /** The engine restarted, or nobody can tell that it did not: its caches are gone. */
  replicaLost(replicaId: string): void {
    this.#residency.lose(replicaId);
  }

  row(task: SessionTask): SessionRow | undefined {
    const session = this.#find(task);
    return session && this.#row(session);
  }

  rows(): readonly SessionRow[] {
    this.#sweep();
    const gone = this.#gone.values().map(({ session, untilMs }) => this.#row(session, untilMs));
    return [...this.#live.values()].map(session => this.#row(session)).concat(gone);
  }

  /** Open turns are not in rows: `resumeTurn` follows for each task that goes on. */
  restore(rows: readonly SessionRow[]): void {
    const { world, config, goneForMs } = this.#options;
    const atMs = (wallMs: number, restMaxMs: number): number =>
      world.monotonicMs() + Math.min(wallMs - world.wallMs(), restMaxMs);
    const gone = rows.flatMap(row =>
      row.goneUntilWallMs === null ? [] : [{ row, wallMs: row.goneUntilWallMs }],
    );
    for (const { row, wallMs } of gone.sort((a, b) => a.wallMs - b.wallMs)) {
      const session = sessionOf(row, 0);
      this.#gone.add({ session, untilMs: atMs(wallMs, goneForMs), isExpired: false });
    }
    const live = rows.filter(({ goneUntilWallMs }) => goneUntilWallMs === null);
    for (const row of [...live].sort((a, b) => a.expiresWallMs - b.expiresWallMs)) {
      const session = sessionOf(row, atMs(row.expiresWallMs, config.ttl_ms));
      this.#live.set(session.key, session);
      this.#idle.set(session.key, session);
    }
    this.#arm();
  }

  close(): void {
    this.#timer?.cancel();
  }

  #keyOf(task: SessionTask): string | undefined {
    const sessionId = task.request.session_id;
    return sessionId === undefined ? undefined : sessionKey(task.tenantId, sessionId);
  }

  #find(task: SessionTask): Session | undefined {
    return this.#live.get(this.#keyOf(task) ?? '');
  }

  #known(tenantId: string, sessionId: string): Session {
    this.#sweep();
    const key = sessionKey(tenantId, sessionId);
    const session = this.#live.get(key);
    if (session !== undefined) return session;
    throw new OrchestratorError(this.#gone.has(key) ? 'SESSION_GONE' : 'SESSION_NOT_FOUND');
  }

  #hold(session: Session, taskId: string): void {
    session.openTaskIds.add(taskId);
    this.#live.set(session.key, session);
    this.#idle.delete(session.key);
  }

  #rest(session: Session, expiresAtMs: number): void {
    session.expiresAtMs = expiresAtMs;
    this.#idle.delete(session.key);
    this.#idle.set(session.key, session);
    this.#arm();
  }

  #servedBy(session: Session, task: SessionTask): void {
    const replicaId = task.placement?.winner;
    if (replicaId === undefined) return;
    session.poolId = task.poolId;
    session.uses += 1;
    session.lastUsedMs = this.#options.world.monotonicMs();
    const bytes = this.#options.kvBytesOf?.(task) ?? 0;
    const { isKept, evicted } = this.#residency.keep(session, bytes);
    session.replicaId = replicaId;
    for (const other of isKept ? evicted : [session]) this.#tellEvicted(other, 'kv_limit');
  }

  #remainingMs(session: Session): number {
    const { world, config } = this.#options;
    return session.openTaskIds.size > 0 ? config.ttl_ms : session.expiresAtMs - world.monotonicMs();
  }

  #evict(session: Session, reason: EvictionReason): void {
    if (this.#residency.drop(session)) this.#tellEvicted(session, reason);
  }

  #tellEvicted({ tenantId, sessionId, replicaId }: Session, reason: EvictionReason): void {
    this.#options.onEvicted?.(reason, { tenantId, sessionId, replicaId });
  }

  #bury(session: Session, untilMs: number, isExpired: boolean): void {
    this.#live.delete(session.key);
    this.#idle.delete(session.key);
    this.#gone.add({ session, untilMs, isExpired });
  }

  #sweep(): void {
    const nowMs = this.#options.world.monotonicMs();
    for (const session of this.#idle.values()) {
      if (session.expiresAtMs > nowMs) break;
      this.#evict(session, 'expired');
      this.#bury(session, session.expiresAtMs + this.#options.goneForMs, true);
    }
    this.#gone.forgetUntil(nowMs);
  }

  /** So that caches of expired sessions go although nobody asks. */
  #arm(): void {
    this.#timer?.cancel();
    const [next] = this.#idle.values();
    if (next === undefined) return;
    const { world } = this.#options;
    const ring = (): void => {
      this.#sweep();
      this.#arm();
    };
    this.#timer = world.after(next.expiresAtMs - world.monotonicMs(), ring, { background: true });
  }

  #row(session: Session, goneUntilMs?: number): SessionRow {
    const { world } = this.#options;
    const wallAt = (atMs: number): number => Math.round(world.wallMs() + atMs - world.monotonicMs());
    return {
      tenantId: session.tenantId,
      sessionId: session.sessionId,
      turns: session.turns,
      kvBytes: session.kvBytes,
      replicaId: session.replicaId ?? null,
      expiresWallMs: Math.round(world.wallMs() + this.#remainingMs(session)),
      goneUntilWallMs: goneUntilMs === undefined ? null : wallAt(goneUntilMs),
    };
  }
}

/** Pieces that were sent and lost count as sent. */
function sentNothing({ pieces, outcome }: SessionTask): boolean {
  const areLost =
    outcome !== undefined && outcome.state !== 'completed' && outcome.failure.tokensLost === true;
  return pieces === 0 && !areLost;
}
