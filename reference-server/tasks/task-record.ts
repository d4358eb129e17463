// The record of a task as its readers see it: what happened, in the contract's shape, with a hash an auditor can repeat.
import { createHash } from 'node:crypto';
import { type DataSchemas, errorEntry } from '#contracts';
import { canonicalJson } from './canonical-digest.ts';
import type { Outcome, PlacementRecord, Task, TaskFailure } from './task.ts';
import { isTerminal } from './task-state.ts';

export type TaskRecord = DataSchemas['TaskRecord'];
export type TaskSummary = DataSchemas['TaskSummary'];
export type RecordView = 'tenant' | 'operator';
type TaskError = DataSchemas['TaskError'];

function promptBytes(task: Task): number {
  const texts = task.request.messages?.map(message => message.content) ?? [task.request.prompt ?? ''];
  return texts.reduce((total, text) => total + Buffer.byteLength(text), 0);
}

function requestSummary(task: Task): DataSchemas['RequestSummary'] {
  const { prompt, messages, task_id, session_id, seed, ...summary } = task.request;
  return { ...summary, determinism: task.determinism, prompt_bytes: promptBytes(task) };
}

/** The engine of the route that ran last; a fallback pool may have another than the client asked for. */
export function engineOf({ attempts, poolId, request }: Task): string {
  const last = attempts.at(-1);
  return last?.pool_id === poolId ? last.engine : request.engine;
}

/** @implements OC-CTRL-2031 */
export function failureEnvelope(task: Task, failure: TaskFailure): TaskError {
  const entry = errorEntry(failure.code);
  return {
    code: failure.code,
    message: failure.message ?? entry.message,
    retriable: entry.retriable,
    correlation_id: task.correlationId,
    engine: engineOf(task),
    pool_id: task.poolId,
    ...(failure.retryAfterMs === undefined ? {} : { retry_after_ms: Math.ceil(failure.retryAfterMs) }),
    ...(failure.policyLabel === undefined
      ? {}
      : { policy_label: failure.policyLabel as TaskError['policy_label'] }),
    ...(failure.details === undefined ? {} : { details: failure.details }),
    ...(failure.tokensLost ? { tokens_lost: true } : {}),
  };
}

function placementFor(placement: PlacementRecord | undefined, view: RecordView): PlacementRecord | undefined {
  if (placement === undefined || view === 'operator') return placement;
  const { candidates, ...seen } = placement;
  return seen;
}

function outcomeFields(task: Task, outcome: Outcome | undefined): Partial<TaskRecord> {
  if (outcome === undefined) return {};
  if (outcome.state !== 'completed') {
    const reason = outcome.reason === undefined ? {} : { cancel_reason: outcome.reason };
    return { error: failureEnvelope(task, outcome.failure), ...reason };
  }
  const { finishReason, usage, decodeMs, servedBy } = outcome;
  const counts = usage === undefined ? {} : { usage };
  return { finish_reason: finishReason, decode_ms: Math.round(decodeMs), served_by: servedBy, ...counts };
}

function instants(task: Task): Pick<TaskRecord, 'received_ms' | 'started_ms' | 'ended_ms'> {
  return {
    received_ms: Math.round(task.receivedWallMs),
    ...(task.startedWallMs === undefined ? {} : { started_ms: Math.round(task.startedWallMs) }),
    ...(task.endedWallMs === undefined ? {} : { ended_ms: Math.round(task.endedWallMs) }),
  };
}

/**
 * The hash covers what identifies the task, who asked, and how it ended; it is over the record's own members,
 * so that whoever holds the record can compute it again.
 *
 * @implements PERS-004
 */
export function auditHash(
  record: Omit<TaskRecord, 'audit'>,
  audit: Omit<TaskRecord['audit'], 'hash'>,
): string {
  const { task_id, job_id, state, received_ms, tokens_out, output, error } = record;
  const covered = { task_id, job_id, state, received_ms, tokens_out, output, code: error?.code, audit };
  return `sha256:${createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(covered))))
    .digest('hex')}`;
}

function auditOf(task: Task): Omit<TaskRecord['audit'], 'hash'> {
  return {
    tenant_id: task.tenantId,
    ...(task.keyId === undefined ? {} : { key_id: task.keyId }),
    correlation_id: task.correlationId,
    request_digest: task.requestDigest,
  };
}

export function taskRecord(task: Task, view: RecordView): TaskRecord {
  const placement = placementFor(task.placement, view);
  const record: Omit<TaskRecord, 'audit'> = {
    task_id: task.taskId,
    job_id: task.jobId,
    ...(task.request.session_id === undefined ? {} : { session_id: task.request.session_id }),
    state: task.state,
    ...instants(task),
    request: requestSummary(task),
    queue_position: task.admission.queuePosition,
    predicted_start_ms: task.admission.predictedStartMs,
    phases: [...task.phases],
    plugins: [...task.plugins],
    attempts: [...task.attempts],
    events: [...task.events],
    ...(placement === undefined ? {} : { placement }),
    output: task.output,
    tokens_out: task.pieces,
    ...outcomeFields(task, task.outcome),
    preempted: task.preempted,
    seed: task.seed,
    durable: isTerminal(task.state) ? task.durable : true,
  };
  const audit = auditOf(task);
  return { ...record, audit: { ...audit, hash: auditHash(record, audit) } };
}

export function taskSummary(task: Task): TaskSummary {
  const { request, outcome } = task;
  const failed =
    outcome !== undefined && outcome.state !== 'completed' ? { error_code: outcome.failure.code } : {};
  const { received_ms, ended_ms } = instants(task);
  return {
    task_id: task.taskId,
    job_id: task.jobId,
    ...(request.session_id === undefined ? {} : { session_id: request.session_id }),
    state: task.state,
    workload: request.workload,
    engine: request.engine,
    model_ref: request.model_ref,
    pool_id: task.poolId,
    priority: request.priority,
    received_ms,
    ...(ended_ms === undefined ? {} : { ended_ms }),
    ...failed,
  };
}
