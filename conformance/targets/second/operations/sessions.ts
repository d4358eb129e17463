import type { SessionInfo } from '#contracts';
import type { Answer, Call } from '../http/exchange.ts';
import { Refusal } from '../refusal.ts';
import type { Session } from '../sessions.ts';
import { endTask } from '../task-end.ts';
import { budgetHeaders, idIn } from './tasks.ts';

const sessionOf = (call: Call): Session => {
  const id = idIn(call, 'session_id');
  const session = call.exchange.core.sessions.find(call.caller.tenant.id, id);
  if (session === undefined) throw new Refusal('SESSION_NOT_FOUND');
  if (session.goneMs !== undefined) throw new Refusal('SESSION_GONE');
  return session;
};

export const getSession = (call: Call): Answer => {
  const { core } = call.exchange;
  const session = sessionOf(call);
  const { replica } = session;
  const left = core.quotas.of(call.caller.tenant.id).remaining(call.caller.tenant);
  const pool = [...core.pools.values()].find(
    candidate => replica !== undefined && candidate.replicas.includes(replica),
  );
  const body: SessionInfo = {
    session_id: session.id,
    turns: session.turns,
    turns_max: core.config().sessions.turns_max,
    ttl_ms_remaining: core.sessions.remainingMs(session),
    kv_bytes: session.kvBytes,
    kv_warmth: replica?.isReady === true && session.isWarmAt(replica),
    kv_migrated: false,
    pool_id: pool?.id,
    replica_id: replica?.id,
    tokens_budget_remaining: left.tokens,
    time_budget_remaining_ms: left.timeMs,
    cost_budget_remaining: left.cost,
  };
  return { status: 200, body, headers: budgetHeaders(core, call) };
};

export const deleteSession = (call: Call): Answer => {
  const { core } = call.exchange;
  const session = sessionOf(call);
  session.goneMs = core.clock.nowMs();
  for (const task of [...session.tasks].reverse())
    endTask(core, task, { state: 'canceled', reason: 'session-deleted' });
  core.metrics.add('session_evictions_total', { reason: 'deleted' });
  const { replica, slot } = session;
  if (replica !== undefined && slot !== undefined && session.isWarmAt(replica)) {
    const { connect_ms: bound } = replica.options.pool().timeouts;
    replica.options.wire.forget(slot, bound).catch((error: unknown) => {
      core.log.write('warn', 'the cache of a session was not dropped', { reason: String(error) });
    });
  }
  session.kvBytes = 0;
  return { status: 204 };
};
