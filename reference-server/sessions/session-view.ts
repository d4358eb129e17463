// A session as its row and as the contract shows it.
import type { SessionInfo } from '#contracts';
import type { World } from '../kernel/index.ts';
import type { SessionRow } from '../tasks/index.ts';
import type { Session } from './session.ts';

export interface RowTimes {
  readonly remainingMs: number;
  /** On the monotonic clock; absent while it lives. */
  readonly goneUntilMs?: number | undefined;
}

export function sessionRow(session: Session, world: World, times: RowTimes): SessionRow {
  const { remainingMs, goneUntilMs } = times;
  const wallMs = world.wallMs();
  return {
    tenantId: session.tenantId,
    sessionId: session.sessionId,
    turns: session.turns,
    kvBytes: session.kvBytes,
    replicaId: session.replicaId ?? null,
    expiresWallMs: Math.round(wallMs + remainingMs),
    goneUntilWallMs:
      goneUntilMs === undefined ? null : Math.round(wallMs + goneUntilMs - world.monotonicMs()),
  };
}

export function sessionInfo(session: Session, turnsMax: number, remainingMs: number): SessionInfo {
  return {
    session_id: session.sessionId,
    turns: session.turns,
    turns_max: turnsMax,
    ttl_ms_remaining: Math.max(0, Math.ceil(remainingMs)),
    kv_bytes: session.kvBytes,
    kv_warmth: session.isWarm,
    kv_migrated: false,
    ...(session.poolId === undefined ? {} : { pool_id: session.poolId }),
    ...(session.replicaId === undefined ? {} : { replica_id: session.replicaId }),
  };
}

export interface RestoredSessions<Row> {
  /** The next to be forgotten first. */
  readonly gone: readonly (Row & { readonly goneUntilWallMs: number })[];
  /** The next to expire first. */
  readonly live: readonly Row[];
}

export function sortRows(rows: readonly SessionRow[]): RestoredSessions<SessionRow> {
  const gone = rows.flatMap(row =>
    row.goneUntilWallMs === null ? [] : [{ ...row, goneUntilWallMs: row.goneUntilWallMs }],
  );
  const live = rows.filter(row => row.goneUntilWallMs === null);
  return {
    gone: gone.sort((a, b) => a.goneUntilWallMs - b.goneUntilWallMs),
    live: live.sort((a, b) => a.expiresWallMs - b.expiresWallMs),
  };
}
