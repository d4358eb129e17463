// The spans of a task, read off its record once it has ended: one for itself, one for each call of an engine, by the
// names of OpenTelemetry's conventions for generative AI. No text that a client or a model wrote is in them.
import { createHash } from 'node:crypto';
import type { AttemptRecord, Outcome, Task } from '../../tasks/index.ts';
import type { Attributes, Span } from './span.ts';
import { formatTraceparent, parseTraceparent, type TraceContext } from './trace-context.ts';

const spanIdDigits = 16;

/** From the task, so that the engine can be told the id of a span that is written later, after a restart too. */
function spanIdOf(...parts: readonly (string | number)[]): string {
  const digest = createHash('sha256').update(parts.join('/')).digest('hex');
  // An id of zeros is none.
  return `${digest.slice(0, spanIdDigits - 1)}1`;
}

/** What the engine is told during the attempt that runs. */
export function attemptTraceparent({ jobId, attempts }: Task, context: TraceContext): string {
  return formatTraceparent({ ...context, spanId: spanIdOf(jobId, attempts.length) });
}

function requestAttributes({ request }: Task): Attributes {
  return {
    'gen_ai.operation.name': operationOf(request),
    'gen_ai.provider.name': request.engine,
    'gen_ai.request.model': request.model_ref,
  };
}

function operationOf(request: Task['request']): string {
  return request.messages === undefined ? 'text_completion' : 'chat';
}

function outcomeAttributes(outcome: Outcome): Attributes {
  if (outcome.state !== 'completed') return { 'error.type': outcome.failure.code };
  return {
    'gen_ai.response.finish_reasons': [outcome.finishReason],
    'gen_ai.usage.input_tokens': outcome.usage?.prompt_tokens,
    'gen_ai.usage.output_tokens': outcome.usage?.completion_tokens,
  };
}

function taskAttributes(task: Task, outcome: Outcome): Attributes {
  const { request } = task;
  return {
    ...requestAttributes(task),
    'gen_ai.output.type': 'text',
    'gen_ai.conversation.id': request.session_id,
    'gen_ai.request.max_tokens': request.max_tokens,
    'gen_ai.request.seed': task.seed,
    'gen_ai.request.temperature': request.sampler?.temperature,
    'gen_ai.request.top_p': request.sampler?.top_p,
    'gen_ai.request.top_k': request.sampler?.top_k,
    ...outcomeAttributes(outcome),
    'assay.job_id': task.jobId,
    'assay.task_id': task.taskId,
    'assay.tenant_id': task.tenantId,
    'assay.correlation_id': task.correlationId,
    'assay.pool_id': task.poolId,
    'assay.priority': request.priority,
    'assay.state': outcome.state,
    'assay.pieces': task.pieces,
  };
}

function attemptAttributes(task: Task, attempt: AttemptRecord): Attributes {
  return {
    ...requestAttributes(task),
    'gen_ai.provider.name': attempt.engine,
    'assay.attempt': attempt.n,
    'assay.pool_id': attempt.pool_id,
    'assay.replica_id': attempt.replica_id,
    'assay.engine_version': attempt.engine_version,
    'assay.outcome': attempt.outcome,
    'error.type': attempt.error_code,
  };
}

/** Empty where the task belongs to no trace that is recorded. */
export function taskSpans(task: Task, outcome: Outcome): readonly Span[] {
  const context = parseTraceparent(task.traceparent);
  if (context?.isSampled !== true) return [];
  const { traceId } = context;
  const spanId = spanIdOf(task.jobId);
  const endWallMs = task.endedWallMs ?? task.receivedWallMs;
  const name = `${operationOf(task.request)} ${task.request.model_ref}`;
  const own: Span = {
    traceId,
    spanId,
    parentSpanId: context.spanId,
    name,
    kind: 'internal',
    startWallMs: task.receivedWallMs,
    endWallMs,
    attributes: taskAttributes(task, outcome),
    isFailure: outcome.state === 'failed',
  };
  const attempts = task.attempts.map<Span>(attempt => ({
    traceId,
    spanId: spanIdOf(task.jobId, attempt.n),
    parentSpanId: spanId,
    name: `attempt ${attempt.engine}`,
    kind: 'client',
    startWallMs: attempt.started_ms ?? task.receivedWallMs,
    endWallMs: attempt.ended_ms ?? endWallMs,
    attributes: attemptAttributes(task, attempt),
    isFailure: attempt.outcome === 'failed',
  }));
  return [own, ...attempts];
}
