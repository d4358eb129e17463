import {
  type EndPayload,
  type ErrorEnvelope,
  type ErrorPayload,
  errorEntry,
  type PolicyLabel,
  type TaskRecord,
  type TaskState,
} from '#contracts';
import { type Core, classLabels, noteEvent, poolLabels } from './core.ts';
import { pump } from './dispatcher.ts';
import type { Completion } from './engines/engine-wire.ts';
import { planningOf } from './planning.ts';
import type { Task } from './task.ts';
import { endFields } from './task-log-line.ts';

export type Ending =
  | { readonly state: 'completed'; readonly completion: Completion }
  | { readonly state: 'canceled'; readonly reason: NonNullable<TaskRecord['cancel_reason']> }
  | {
      readonly state: 'failed' | 'evicted' | 'expired';
      readonly code: ErrorPayload['code'];
      readonly details?: ErrorEnvelope['details'];
      readonly hintMs?: number;
      readonly policyLabel?: PolicyLabel;
    };

type InBandError = ErrorEnvelope & { readonly code: ErrorPayload['code'] };

const errorOf = (task: Task, ending: Exclude<Ending, { readonly state: 'completed' }>): InBandError => {
  const code = ending.state === 'canceled' ? 'CANCELED' : ending.code;
  const parts = ending.state === 'canceled' ? { details: { reason: ending.reason } } : ending;
  return {
    code,
    message: errorEntry(code).message,
    retriable: errorEntry(code).retriable,
    correlation_id: task.origin.correlationId,
    engine: task.pool.config.engine,
    pool_id: task.pool.id,
    retry_after_ms: 'hintMs' in parts ? parts.hintMs : undefined,
    policy_label: 'policyLabel' in parts ? parts.policyLabel : undefined,
    details: parts.details,
  };
};

const countEnd = (core: Core, task: Task): void => {
  const labels = classLabels(core, task);
  const reason = task.error?.code ?? '';
  const counts: Partial<Record<TaskState, () => void>> = {
    completed: () => core.metrics.add('tasks_completed_total', labels),
    failed: () => core.metrics.add('tasks_failed_total', { ...labels, reason }),
    evicted: () => core.metrics.add('tasks_evicted_total', { ...labels, reason }),
    expired: () => core.metrics.add('tasks_expired_total', labels),
    canceled: () =>
      core.metrics.add('tasks_canceled_total', {
        ...poolLabels(core, task.pool),
        reason: task.cancelReason ?? 'client',
      }),
  };
  counts[task.state]?.();
  core.observations.ended(task);
  if (task.firstPieceMs === undefined || task.decodeMs === undefined) return;
  const version = task.attempts.at(-1)?.engine_version ?? task.pool.config.wire;
  core.metrics.observe('latency_decode_ms', { ...labels, engine_version: version }, task.decodeMs);
};

/** What the tenant held is free, and what it used is spent. */
const settle = (core: Core, task: Task): void => {
  const { tenant, promptTokens } = task.origin;
  const input = task.usage?.prompt_tokens ?? promptTokens;
  const output = task.usage?.completion_tokens ?? task.pieces.length;
  const didRun = task.firstPieceMs !== undefined || task.usage !== undefined;
  const used = didRun ? input + output : 0;
  const { input_per_million: inPrice, output_per_million: outPrice } = task.pool.config.prices;
  if (didRun) {
    const cost = (input * inPrice + output * outPrice) / 1_000_000;
    core.quotas.of(tenant.id).spend(used, task.decodeMs ?? 0, cost);
  }
  task.reservation?.release(used);
  const { session } = task.origin;
  if (session === undefined) return;
  session.tasks.delete(task);
  session.lastEndMs = core.clock.nowMs();
  if (task.pieces.length === 0) session.turns = Math.max(0, session.turns - 1);
};

const take = (task: Task, ending: Ending): void => {
  task.state = ending.state;
  if (ending.state === 'completed') {
    task.usage = ending.completion.usage;
    task.finishReason = ending.completion.finishReason;
    return;
  }
  if (ending.state === 'canceled') task.cancelReason = ending.reason;
  task.error = errorOf(task, ending);
};

const terminal = (task: Task): void => {
  const tokens_out = task.pieces.length;
  if (task.error !== undefined) {
    task.log.append('error', { ...task.error, tokens_out });
    return;
  }
  const payload: EndPayload = {
    tokens_out,
    usage: task.usage,
    finish_reason: task.finishReason ?? 'unknown',
    decode_ms: task.decodeMs ?? 0,
  };
  task.log.append('end', payload);
};

const attemptOutcomes = { completed: 'completed', canceled: 'canceled', failed: 'failed' } as const;

/** The one way out of a task. False where it had ended before. */
export const endTask = (core: Core, task: Task, ending: Ending): boolean => {
  if (task.isEnded) return false;
  const lastPlanning = task.log.readers.size > 0 ? planningOf(core, task) : undefined;
  task.cancelTimers();
  const outcome =
    attemptOutcomes[ending.state === 'completed' || ending.state === 'canceled' ? ending.state : 'failed'];
  task.call?.abort(outcome, 'code' in ending ? ending.code : undefined);
  task.pool.room.leave(task);
  task.endedMs = core.clock.nowMs();
  task.endedWallMs = core.clock.wallMs();
  if (task.decodeStartMs !== undefined) task.decodeMs = Math.floor(task.endedMs - task.decodeStartMs);
  take(task, ending);
  settle(core, task);
  countEnd(core, task);
  noteEvent(core, task, {
    type: ending.state,
    error_code: task.error?.code,
    reason: task.cancelReason,
    tokens_out: task.pieces.length,
  });
  core.log.write('info', 'task ended', endFields(core, task));
  if (lastPlanning !== undefined) task.log.metrics(lastPlanning);
  terminal(task);
  pump(core, task.pool);
  for (const turn of task.origin.session?.tasks ?? []) pump(core, turn.pool);
  return true;
};
