import type { Config } from '#contracts';
import type { World } from '../kernel/index.ts';
import type { SessionRow, Task } from '../tasks/index.ts';

/** What a session reads of a task. */
export interface SessionTask
  extends Pick<
    Task,
    'tenantId' | 'taskId' | 'poolId' | 'promptTokens' | 'pieces' | 'outcome' | 'placement' | 'attempts'
  > {
  readonly request: Pick<Task['request'], 'session_id'>;
}

export type EvictionReason = 'kv_limit' | 'expired' | 'deleted';

export interface SessionsOptions {
  readonly world: World;
  readonly config: Config['sessions'];
  /** How long a session that is gone answers so. */
  readonly goneForMs: number;
  /** How many of them are remembered; the oldest is forgotten first. */
  readonly goneMax?: number | undefined;
  /** What the engine keeps for the session after this task; without it nothing is known to be kept. */
  kvBytesOf?: ((task: SessionTask) => number) | undefined;
  onEvicted?: ((reason: EvictionReason, session: EvictedSession) => void) | undefined;
}

export interface EvictedSession {
  readonly tenantId: string;
  readonly sessionId: string;
  readonly replicaId: string | undefined;
}

export interface Turn {
  /** 1 for the first. */
  readonly turn: number;
  /** Another turn of the session has not ended. */
  readonly mustWait: boolean;
}

export interface Session {
  readonly tenantId: string;
  readonly sessionId: string;
  readonly key: string;
  turns: number;
  /** Tasks of it that have not ended. */
  readonly openTaskIds: Set<string>;
  /** Turns that ended, whether they counted or not: then it has begun for good. */
  endedTurns: number;
  expiresAtMs: number;
  poolId: string | undefined;
  /** The last one that served it well. */
  replicaId: string | undefined;
  kvBytes: number;
  /** Its last replica holds its cache as far as anybody knows. */
  isWarm: boolean;
  uses: number;
  lastUsedMs: number;
}

export function sessionKey(tenantId: string, sessionId: string): string {
  return `${tenantId}/${sessionId}`;
}

export function newSession(tenantId: string, sessionId: string): Session {
  return {
    tenantId,
    sessionId,
    key: sessionKey(tenantId, sessionId),
    turns: 0,
    openTaskIds: new Set(),
    endedTurns: 0,
    expiresAtMs: 0,
    poolId: undefined,
    replicaId: undefined,
    kvBytes: 0,
    isWarm: false,
    uses: 0,
    lastUsedMs: 0,
  };
}

/** A cache that an engine kept before a restart of this process is not known to be there. */
export function sessionOf(row: SessionRow, expiresAtMs: number): Session {
  return {
    ...newSession(row.tenantId, row.sessionId),
    turns: row.turns,
    endedTurns: 1,
    expiresAtMs,
    replicaId: row.replicaId ?? undefined,
  };
}
