import type { AdmissionResponse, TaskRequest } from '#contracts';
import type { Caller } from './caller.ts';
import { bodyDigest } from './canonical.ts';
import { type Core, classLabels, noteEvent } from './core.ts';
import { pump, startsAtOnce } from './dispatcher.ts';
import {
  checkBudget,
  checkDeterminism,
  checkPool,
  checkSession,
  checkShape,
  checkSize,
  named,
  promptBytesOf,
  promptTokensOf,
  route,
} from './guards.ts';
import type { Pool } from './pool.ts';
import type { Need } from './quotas.ts';
import { Refusal } from './refusal.ts';
import type { Session } from './sessions.ts';
import { Task } from './task.ts';
import { endTask } from './task-end.ts';
import { taskFields } from './task-log-line.ts';
import type { Verdict } from './waiting-room.ts';

export interface Submission {
  readonly body: unknown;
  readonly caller: Caller;
  readonly correlationId: string;
  readonly traceId: string | undefined;
  readonly receivedMs: number;
  readonly receivedWallMs: number;
}

export interface Admitted {
  readonly response: AdmissionResponse;
  readonly isReplay: boolean;
}

const memberOf = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null && !Array.isArray(body) ? Reflect.get(body, name) : undefined;

const replayOf = (core: Core, submission: Submission, digest: string): Admitted | undefined => {
  const id = memberOf(submission.body, 'task_id');
  const known = typeof id === 'string' ? core.book.remembered(submission.caller.tenant.id, id) : undefined;
  if (known === undefined) return undefined;
  if (known.origin.bodyDigest !== digest) throw new Refusal('TASK_CONFLICT');
  return { response: { ...known.admission, state: known.state }, isReplay: true };
};

const authorize = (
  core: Core,
  caller: Caller,
  asked: { readonly pool: Pool | undefined; readonly need: Need },
): void => {
  const { pool, need } = asked;
  if (!caller.roles.includes('data')) throw new Refusal('FORBIDDEN');
  const quotas = core.quotas.of(caller.tenant.id);
  const waitMs = quotas.waitMs(caller.tenant, need, pool?.usualMs ?? 1000);
  const parts = pool === undefined ? {} : named(pool);
  if (waitMs > 0) throw new Refusal('QUOTA_EXCEEDED', { ...parts, hintMs: waitMs, policyLabel: 'quota' });
};

const needOf = (pool: Pool | undefined, request: TaskRequest): Need => ({
  tokens: (pool === undefined ? 0 : promptTokensOf(pool, request)) + request.max_tokens,
  memoryBytes: (pool?.config.model.kv_bytes_per_token ?? 0) * request.ctx,
});

const checkDeadline = (task: Task, predictedMs: number): void => {
  const service = task.pool.estimates.serviceMs(task.request);
  if (predictedMs + service > task.request.deadline_ms)
    throw new Refusal('DEADLINE_UNMET', {
      ...named(task.pool),
      details: { reason: 'predicted start and service are longer than deadline_ms' },
    });
};

interface Draft {
  readonly core: Core;
  readonly submission: Submission;
  readonly request: TaskRequest;
  readonly pool: Pool;
  readonly digest: string;
  readonly session: Session | undefined;
}

const draftTask = (draft: Draft): Task => {
  const { core, submission, request, pool } = draft;
  const job = `job-${core.clock.freshId()}`;
  const origin = {
    request,
    bodyDigest: draft.digest,
    tenant: submission.caller.tenant,
    keyId: submission.caller.keyId,
    correlationId: submission.correlationId,
    traceId: submission.traceId,
    receivedMs: submission.receivedMs,
    receivedWallMs: submission.receivedWallMs,
    arrival: core.book.nextArrival(),
    jobId: job,
    seed: request.seed ?? Number.parseInt(draft.digest.slice(7, 15), 16) % 4_294_967_295,
    promptTokens: promptTokensOf(pool, request),
    promptBytes: promptBytesOf(request),
    session: draft.session,
  };
  return new Task(origin, pool, {
    task_id: request.task_id,
    job_id: job,
    state: 'queued',
    queue_position: 0,
    predicted_start_ms: 0,
    backoff_ms: 0,
    received_ms: submission.receivedWallMs,
    streams: { sse: `/v1/tasks/${request.task_id}/stream` },
  });
};

/** Position and start as the queue will stand once the verdict is carried out. */
const foresee = (core: Core, task: Task, verdict: Verdict | 'at-once'): void => {
  const isAtOnce = verdict === 'at-once';
  const victim = verdict !== 'at-once' && verdict.kind === 'displace' ? verdict.victim : undefined;
  const ahead = isAtOnce ? [] : task.pool.room.ahead(task).filter(other => other !== victim);
  const spent = core.clock.nowMs() - task.origin.receivedMs;
  const startMs = isAtOnce ? 0 : task.pool.predictStartMs(ahead);
  task.admission = {
    ...task.admission,
    queue_position: ahead.length,
    predicted_start_ms: Math.round(startMs + spent),
  };
};

const displace = (core: Core, verdict: Verdict): void => {
  if (verdict.kind !== 'displace') return;
  const { victim, code } = verdict;
  const policy = victim.pool.config.queue.full_policy;
  endTask(core, victim, {
    state: 'evicted',
    code,
    hintMs: victim.pool.fullHintMs,
    ...(code === 'QUEUE_SHARE_RECLAIMED' ? {} : { policyLabel: policy }),
  });
};

const enter = (core: Core, task: Task): void => {
  const { pool, origin, request } = task;
  pool.room.enter(task);
  task.admission = { ...task.admission, backoff_ms: pool.backoffMs };
  core.metrics.add('tasks_admitted_total', classLabels(core, task));
  core.metrics.add('tasks_enqueued_total', classLabels(core, task));
  const { queue_position, predicted_start_ms } = task.admission;
  task.log.append('started', {
    task_id: request.task_id,
    job_id: origin.jobId,
    queue_position,
    predicted_start_ms,
  });
  noteEvent(core, task, { type: 'admitted' });
  core.log.write('info', 'task admitted', {
    ...taskFields(core, task),
    event: 'task.admitted',
    queue_position,
    predicted_start_ms,
  });
  const expire = (): void => {
    const state = task.state === 'running' ? 'failed' : 'expired';
    endTask(core, task, { state, code: 'DEADLINE_UNMET' });
  };
  task.setTimer('deadline', core.clock.after(Math.ceil(task.deadlineMs - core.clock.nowMs()), expire));
};

const admit = (draft: Draft): Task => {
  const { core, submission, request, pool } = draft;
  const { tenant } = submission.caller;
  const mayRun = (draft.session?.tasks.size ?? 0) === 0;
  const isAtOnce = startsAtOnce(core, pool) && mayRun;
  const newcomer = { priority: request.priority, tenantId: tenant.id };
  const verdict: Verdict = isAtOnce ? { kind: 'admit' } : pool.room.judge(newcomer);
  const probe = draftTask(draft);
  foresee(core, probe, isAtOnce ? 'at-once' : verdict);
  checkDeadline(probe, probe.admission.predicted_start_ms);
  if (verdict.kind === 'refuse') {
    const policyLabel = pool.config.queue.full_policy;
    throw new Refusal('ADMISSION_REJECT', { ...named(pool), hintMs: pool.fullHintMs, policyLabel });
  }
  const { session_id: sessionId } = request;
  const session =
    draft.session ?? (sessionId === undefined ? undefined : core.sessions.begin(tenant.id, sessionId));
  const task = new Task({ ...probe.origin, session }, pool, probe.admission);
  if (session !== undefined) {
    session.turns += 1;
    session.tasks.add(task);
  }
  core.quotas.of(tenant.id).countRequest(tenant);
  task.reservation = core.quotas.of(tenant.id).reserve(tenant, needOf(pool, request));
  core.book.add(task);
  displace(core, verdict);
  enter(core, task);
  return task;
};

/** The way of one submission: replay, shape, role and quota, route, guards, queue. Throws what refuses it. */
export const submit = (core: Core, submission: Submission): Admitted => {
  const { caller } = submission;
  const digest = bodyDigest(submission.body);
  const replay = replayOf(core, submission, digest);
  if (replay !== undefined) return replay;
  if (core.stopAtMs !== undefined)
    throw new Refusal('SHUTTING_DOWN', { hintMs: core.stopAtMs - core.clock.nowMs() });
  const request = checkShape(submission.body);
  const pool = route(core, request);
  authorize(core, caller, { pool, need: needOf(pool, request) });
  if (pool === undefined) throw new Refusal('MODEL_NOT_FOUND');
  checkSize(pool, request);
  checkDeterminism(pool, request);
  const session = checkSession(core, caller.tenant, request);
  checkBudget(core, caller.tenant);
  checkPool(core, pool);
  const task = admit({ core, submission, request, pool, digest, session });
  pump(core, pool);
  return { response: { ...task.admission, state: task.state }, isReplay: false };
};
