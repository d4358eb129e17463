import type { SessionInfo } from '#contracts';
import { OrchestratorError } from '../kernel/index.ts';
import type { SessionRow } from '../tasks/index.ts';
import { Residency } from './residency.ts';
import {
  type EvictionReason,
  newSession,
  type Session,
  type SessionsOptions,
  type SessionTask,
  sessionKey,
  type Turn,
} from './session.ts';
import { SessionBook } from './session-book.ts';
import { sessionInfo } from './session-view.ts';

export class Sessions {
  readonly #options: SessionsOptions;
  readonly #residency: Residency;
  readonly #book: SessionBook;

  constructor(options: SessionsOptions) {
    this.#options = options;
    const { world, config, goneForMs, goneMax } = options;
    this.#residency = new Residency({ bytesMax: config.kv_bytes_max, eviction: config.kv_eviction });
    this.#book = new SessionBook({
      world,
      goneForMs,
      goneMax,
      ttlMs: config.ttl_ms,
      expired: session => this.#evict(session, 'expired'),
    });
  }

  /** Bytes that sessions keep at engines, in all. */
  get kvBytes(): number {
    return this.#residency.bytes;
  }

  kvBytesOn(replicaId: string): number {
    return this.#residency.bytesOn(replicaId);
  }

  /** Throws SESSION_GONE or SESSION_EXHAUSTED where no task of that session could be admitted. */
  open(tenantId: string, sessionId: string): void {
    this.#book.sweep();
    const key = sessionKey(tenantId, sessionId);
    if (this.#book.isGone(key)) throw new OrchestratorError('SESSION_GONE');
    const { turns_max } = this.#options.config;
    const turns = this.#book.find(key)?.turns ?? 0;
    if (turns >= turns_max)
      throw new OrchestratorError('SESSION_EXHAUSTED', { details: { turns, turns_max } });
  }

  /** Whether it has begun and not ended. */
  has(tenantId: string, sessionId: string): boolean {
    this.#book.sweep();
    return this.#book.find(sessionKey(tenantId, sessionId)) !== undefined;
  }

  /** Counts the turn, and begins the session with its first one. Undefined for a task without a session. */
  takeTurn(task: SessionTask): Turn | undefined {
    const sessionId = task.request.session_id;
    if (sessionId === undefined) return undefined;
    this.open(task.tenantId, sessionId);
    const session = this.#find(task) ?? newSession(task.tenantId, sessionId);
    const mustWait = session.openTaskIds.size > 0;
    session.turns += 1;
    this.#book.hold(session, task.taskId);
    return { turn: session.turns, mustWait };
  }

  /** As if it had never been taken, for a task that was refused after all; nothing once the turn has ended. */
  giveBackTurn(task: SessionTask): void {
    const session = this.#find(task);
    if (!session?.openTaskIds.delete(task.taskId)) return;
    session.turns -= 1;
    if (session.openTaskIds.size > 0) return;
    if (session.endedTurns > 0) this.#book.rest(session);
    else this.#book.forget(session);
  }

  /** A task of the last process that goes on: its turn is counted already, and its session does not expire. */
  resumeTurn(task: SessionTask): void {
    const session = this.#find(task) ?? this.#book.revive(keyOf(task));
    if (session !== undefined) this.#book.hold(session, task.taskId);
  }

  /** Starts the session's time anew. The row to keep, or undefined where there is no session any more. */
  turnEnded(task: SessionTask): SessionRow | undefined {
    const session = this.#find(task);
    if (session === undefined) return undefined;
    const { world, config } = this.#options;
    session.openTaskIds.delete(task.taskId);
    session.endedTurns += 1;
    session.expiresAtMs = world.monotonicMs() + config.ttl_ms;
    if (sentNothing(task)) session.turns = Math.max(0, session.turns - 1);
    if (session.openTaskIds.size === 0) this.#book.rest(session);
    if (task.outcome?.state === 'completed' && task.attempts.length > 0) this.#servedBy(session, task);
    return this.#book.row(session);
  }

  /** Throws SESSION_NOT_FOUND or SESSION_GONE. Does not prolong it. */
  describe(tenantId: string, sessionId: string): SessionInfo {
    const session = this.#book.known(sessionKey(tenantId, sessionId));
    return sessionInfo(session, this.#options.config.turns_max, this.#book.remainingMs(session));
  }

  /** Ends it; its tasks are the caller's to cancel. Throws as `describe` does. */
  remove(tenantId: string, sessionId: string): SessionRow {
    const session = this.#book.known(sessionKey(tenantId, sessionId));
    this.#evict(session, 'deleted');
    return this.#book.remove(session);
  }

  /** Tasks of the session that have not ended. */
  openTaskIds(tenantId: string, sessionId: string): readonly string[] {
    return [...(this.#book.find(sessionKey(tenantId, sessionId))?.openTaskIds ?? [])];
  }

  /** The one that served the session's last turn well. */
  lastReplica(tenantId: string, sessionId: string): string | undefined {
    return this.#book.find(sessionKey(tenantId, sessionId))?.replicaId;
  }

  /** Whether that one holds the session's cache as far as anybody knows. */
  isWarm(tenantId: string, sessionId: string): boolean {
    return this.#book.find(sessionKey(tenantId, sessionId))?.isWarm ?? false;
  }

  /** The engine restarted, or nobody can tell that it did not: its caches are gone. */
  replicaLost(replicaId: string): void {
    this.#residency.lose(replicaId);
  }

  row(task: SessionTask): SessionRow | undefined {
    const session = this.#find(task);
    return session && this.#book.row(session);
  }

  rows(): readonly SessionRow[] {
    return this.#book.rows();
  }

  /** Open turns are not in rows: `resumeTurn` follows for each task that goes on. */
  restore(rows: readonly SessionRow[]): void {
    this.#book.restore(rows);
  }

  close(): void {
    this.#book.close();
  }

  #find(task: SessionTask): Session | undefined {
    return this.#book.find(keyOf(task));
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

  #evict(session: Session, reason: EvictionReason): void {
    if (this.#residency.drop(session)) this.#tellEvicted(session, reason);
  }

  #tellEvicted({ tenantId, sessionId, replicaId }: Session, reason: EvictionReason): void {
    this.#options.onEvicted?.(reason, { tenantId, sessionId, replicaId });
  }
}

/** No session has the empty key. */
function keyOf({ tenantId, request }: SessionTask): string {
  return request.session_id === undefined ? '' : sessionKey(tenantId, request.session_id);
}

/** Pieces that were sent and lost count as sent. */
function sentNothing({ pieces, outcome }: SessionTask): boolean {
  const areLost =
    outcome !== undefined && outcome.state !== 'completed' && outcome.failure.tokensLost === true;
  return pieces === 0 && !areLost;
}
