import type { AdmissionResponse, TaskList } from '#contracts';
import { submit } from '../admission.ts';
import type { Core } from '../core.ts';
import { type Answer, type Call, noteAnswer } from '../http/exchange.ts';
import type { OpenStreams } from '../http/open-streams.ts';
import type { Quotas } from '../quotas.ts';
import { invalid, Refusal } from '../refusal.ts';
import type { Task } from '../task.ts';
import { endTask } from '../task-end.ts';
import { recordOf, summaryOf } from '../task-record.ts';
import { afterCursor, limitOf, nextCursor } from './paging.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const traceParent = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;
const states = ['queued', 'running', 'completed', 'failed', 'canceled', 'evicted', 'expired'];

export const idIn = (call: Call, name: string): string => {
  const id = call.exchange.parameters[name] ?? '';
  if (!uuid.test(id)) throw invalid(`/${name}`, 'a UUID in lower case');
  return id;
};

const taskOf = (call: Call): Task => {
  const id = idIn(call, 'task_id');
  const task = call.exchange.core.book.shown(call.caller.tenant.id, id);
  if (task === undefined) throw new Refusal('TASK_NOT_FOUND');
  return task;
};

export const budgetHeaders = (core: Core, call: Call): Record<string, string> => {
  const quotas: Quotas = core.quotas.of(call.caller.tenant.id);
  const { tokens, timeMs, cost } = quotas.remaining(call.caller.tenant);
  return {
    ...(tokens === undefined ? {} : { 'X-Budget-Tokens-Remaining': String(tokens) }),
    ...(timeMs === undefined ? {} : { 'X-Budget-Time-Remaining-Ms': String(timeMs) }),
    ...(cost === undefined ? {} : { 'X-Budget-Cost-Remaining': String(cost) }),
  };
};

const traceIdOf = (call: Call): string | undefined => {
  const header = call.exchange.request.headers.traceparent;
  return typeof header === 'string' ? traceParent.exec(header)?.[1] : undefined;
};

export const createTask = (call: Call): Answer => {
  const { core, correlationId, receivedMs, receivedWallMs } = call.exchange;
  const traceId = traceIdOf(call);
  const { response, isReplay } = submit(core, {
    body: call.body,
    caller: call.caller,
    correlationId,
    traceId,
    receivedMs,
    receivedWallMs,
  });
  const body: AdmissionResponse = response;
  const replayed: Record<string, string> = isReplay ? { 'Idempotency-Replayed': 'true' } : {};
  return { status: 202, body, headers: { ...budgetHeaders(core, call), ...replayed } };
};

export const listTasks = (call: Call): Answer => {
  const { core, query } = call.exchange;
  const state = query.get('state');
  if (state !== null && !states.includes(state)) throw invalid('/state', `one of ${states.join(', ')}`);
  const limit = limitOf(query);
  const before = afterCursor(query) ?? Number.POSITIVE_INFINITY;
  const wanted = core.book
    .listed(call.caller.tenant.id)
    .filter(task => task.origin.arrival < before && (state === null || task.state === state));
  const page = wanted.slice(0, limit);
  const last = page.at(-1);
  const body: TaskList = { items: page.map(summaryOf) };
  if (wanted.length > limit && last !== undefined) body.next_cursor = nextCursor(last.origin.arrival);
  return { status: 200, body };
};

export const getTask = (call: Call): Answer => ({
  status: 200,
  body: recordOf(taskOf(call), call.caller.roles.includes('operator')),
});

export const cancelTask = (call: Call): Answer => {
  endTask(call.exchange.core, taskOf(call), { state: 'canceled', reason: 'client' });
  return { status: 204 };
};

const lastIdOf = (call: Call, task: Task): number => {
  const header = call.exchange.request.headers['last-event-id'];
  if (header === undefined) return -1;
  const text = String(header);
  if (!/^(0|[1-9][0-9]{0,9})$/.test(text)) throw invalid('/Last-Event-ID', 'a whole number, 0 or more');
  const id = Number(text);
  if (id > task.log.lastId) throw invalid('/Last-Event-ID', 'at most the id of the last frame');
  return id;
};

export const makeStreamTask =
  (streams: OpenStreams) =>
  (call: Call): Answer | undefined => {
    const { core, request, response, correlationId } = call.exchange;
    const task = taskOf(call);
    if (core.book.isStreamGone(task)) throw new Refusal('STREAM_GONE');
    const lastId = lastIdOf(call, task);
    if (task.log.isEnded && lastId === task.log.lastId) return { status: 204 };
    const address = request.socket.remoteAddress ?? '';
    const { keyId } = call.caller;
    streams.check(keyId, address, task.pool.usualMs);
    noteAnswer(call.exchange, 200);
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
      'X-Content-Type-Options': 'nosniff',
      'X-Correlation-Id': correlationId,
      ...budgetHeaders(core, call),
    });
    response.flushHeaders();
    streams.open({ core, task, response, keyId, address }, lastId);
    return undefined;
  };
