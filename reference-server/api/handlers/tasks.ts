// Submitting, reading, listing and canceling tasks.
import { type TaskRequest, validateRequestBody } from '#contracts';
import { OrchestratorError } from '../../kernel/index.ts';
import type { ApiParts } from '../api-parts.ts';
import { budgetHeaders } from '../budget-headers.ts';
import { callerOf, type OperationCall, type OperationHandlers } from '../operation-handler.ts';
import { pathId, taskQuery } from '../parameters.ts';
import { invalidParams, publicProblem } from '../public-problems.ts';
import { type Answer, emptyAnswer, jsonAnswer } from '../respond.ts';

const servedWorkload = 'completion';
const workloadPattern = /^[a-z][a-z0-9_-]{0,31}$/;

/** A workload of another version: what else its request would hold is unknown here. */
function isForeignWorkload(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || !('workload' in body)) return false;
  const { workload } = body;
  return typeof workload === 'string' && workloadPattern.test(workload) && workload !== servedWorkload;
}

/**
 * @implements ORCH-2001
 * @implements ASY-TASK-002
 */
function taskRequestOf(body: unknown): TaskRequest {
  if (isForeignWorkload(body)) throw new OrchestratorError('UNSUPPORTED_WORKLOAD');
  const validated = validateRequestBody('createTask', body);
  if (!validated.ok) throw invalidParams(validated.problems.map(publicProblem));
  return validated.value;
}

export function goneSignal(call: OperationCall): AbortSignal {
  const gone = new AbortController();
  const { response } = call.exchange;
  response.once('close', () => {
    if (!response.writableEnded) gone.abort();
  });
  return gone.signal;
}

export function taskHandlers({ orchestrator }: ApiParts): OperationHandlers {
  const create = async (call: OperationCall): Promise<Answer> => {
    const { correlationId, receivedMs, trace } = call.exchange;
    const request = taskRequestOf(call.body);
    call.exchange.target = request.task_id;
    call.exchange.isHandedOver = true;
    const { admission, replayed, budgets } = await orchestrator.submit(callerOf(call), request, {
      correlationId,
      traceparent: trace?.traceparent,
      parsed: call.body,
      receivedMs,
      signal: goneSignal(call),
    });
    const replay: Record<string, string> = replayed ? { 'Idempotency-Replayed': 'true' } : {};
    return jsonAnswer(202, admission, { ...replay, ...budgetHeaders(budgets) });
  };
  return {
    createTask: create,
    listTasks: async call => {
      const query = taskQuery(new URLSearchParams(call.search));
      return jsonAnswer(200, await orchestrator.list(callerOf(call), query));
    },
    getTask: async call => {
      const taskId = pathId('task_id', call.path.task_id);
      return jsonAnswer(200, await orchestrator.record(callerOf(call), taskId));
    },
    cancelTask: async call => {
      await orchestrator.cancel(callerOf(call), pathId('task_id', call.path.task_id));
      return emptyAnswer();
    },
  };
}
