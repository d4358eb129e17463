import type { PhaseRecord, RequestSummary, TaskRecord, TaskSummary } from '#contracts';
import { digestOf } from './audit.ts';
import type { Task } from './task.ts';

const summaryOfRequest = (task: Task): RequestSummary => {
  const { request } = task;
  return {
    workload: request.workload,
    engine: request.engine,
    model_ref: request.model_ref,
    ctx: request.ctx,
    priority: request.priority,
    max_tokens: request.max_tokens,
    deadline_ms: request.deadline_ms,
    determinism: request.determinism ?? task.pool.config.determinism,
    sampler_profile_version: request.sampler_profile_version,
    sampler: request.sampler,
    expected_tokens: request.expected_tokens,
    kv_hint: request.kv_hint,
    override: request.override,
    prompt_bytes: task.origin.promptBytes,
    labels: request.labels,
  };
};

const before = ['PRE_VALIDATE', 'VALIDATE', 'AUTHORIZE', 'ROUTE', 'PRE_INFERENCE'] as const;
const after = ['POST_INFERENCE', 'OBSERVABILITY', 'CLEANUP'] as const;

const phasesOf = (task: Task): PhaseRecord[] => {
  const { receivedWallMs } = task.origin;
  const admittedMs = task.events[0]?.at_ms ?? receivedWallMs;
  const visited = { outcome: 'visited', started_ms: receivedWallMs, ended_ms: admittedMs } as const;
  const phases: PhaseRecord[] = before.map(phase => ({ phase, ...visited }));
  const startMs = task.startedWallMs;
  if (startMs !== undefined) {
    const outcome = task.state === 'failed' ? 'failed' : 'visited';
    phases.push({ phase: 'INFERENCE', outcome, started_ms: startMs, ended_ms: task.endedWallMs });
  } else if (task.isEnded) phases.push({ phase: 'INFERENCE', outcome: 'skipped' });
  if (!task.isEnded) return phases;
  const at = { started_ms: task.endedWallMs, ended_ms: task.endedWallMs };
  return [...phases, ...after.map(phase => ({ phase, outcome: closing(task, phase), ...at }))];
};

const closing = (task: Task, phase: (typeof after)[number]): PhaseRecord['outcome'] =>
  phase === 'POST_INFERENCE' && task.state !== 'completed' ? 'skipped' : 'visited';

const placementOf = (task: Task, showsAll: boolean): TaskRecord['placement'] => {
  if (task.placement === undefined || showsAll) return task.placement;
  const { winner, pool_id, reason } = task.placement;
  return { winner, pool_id, reason };
};

/** The record; candidates, scores and loads are for operators. */
export const recordOf = (task: Task, showsAll: boolean): TaskRecord => {
  const { origin } = task;
  const body = {
    task_id: task.request.task_id,
    job_id: origin.jobId,
    session_id: task.request.session_id,
    state: task.state,
    received_ms: origin.receivedWallMs,
    started_ms: task.startedWallMs,
    ended_ms: task.endedWallMs,
    request: summaryOfRequest(task),
    queue_position: task.admission.queue_position,
    predicted_start_ms: task.admission.predicted_start_ms,
    phases: phasesOf(task),
    plugins: [],
    attempts: task.attempts.map(attempt => ({ ...attempt })),
    events: [...task.events],
    placement: placementOf(task, showsAll),
    output: task.pieces.join(''),
    usage: task.usage,
    finish_reason: task.finishReason,
    tokens_out: task.pieces.length,
    decode_ms: task.decodeMs,
    error: task.error,
    cancel_reason: task.cancelReason,
    served_by: task.state === 'completed' ? task.attempts.at(-1)?.replica_id : undefined,
    preempted: false,
    seed: origin.seed,
    durable: true,
  };
  const audit = {
    tenant_id: origin.tenant.id,
    key_id: origin.keyId,
    correlation_id: origin.correlationId,
    request_digest: origin.bodyDigest,
  };
  return { ...body, audit: { ...audit, hash: digestOf(JSON.stringify({ body, audit })) } };
};

export const summaryOf = (task: Task): TaskSummary => ({
  task_id: task.request.task_id,
  job_id: task.origin.jobId,
  session_id: task.request.session_id,
  state: task.state,
  workload: task.request.workload,
  engine: task.pool.config.engine,
  model_ref: task.request.model_ref,
  pool_id: task.pool.id,
  priority: task.request.priority,
  received_ms: task.origin.receivedWallMs,
  ended_ms: task.endedWallMs,
  error_code: task.error?.code,
});
