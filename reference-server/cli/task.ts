// `assay task …`: submit, read, list and cancel tasks of a server anywhere.
import type { AdmissionResponse, TaskList, TaskRecord } from '#contracts';
import { type Ask, ask, jsonOf, sayRefusal, type Target } from './http-client.ts';
import type { ExitCode, Io } from './io.ts';

export interface Shown {
  readonly json: boolean;
}

export interface SubmitArguments extends Shown {
  readonly prompt: string;
  readonly id: string;
  readonly model: string;
  readonly engine: string;
  readonly ctx: number;
  readonly maxTokens: number;
  readonly deadlineMs: number;
  readonly priority: string;
  readonly session?: string | undefined;
  readonly seed?: number | undefined;
}

/** The answer's body where it was a success; otherwise the refusal is said. */
export async function answerOf<Body>(
  target: Target,
  asked: Ask,
  io: Io,
): Promise<{ body: Body } | undefined> {
  const response = await ask(target, asked);
  const body = await jsonOf(response);
  if (response.ok) return { body: body as Body };
  sayRefusal(body, response.status, io);
  return undefined;
}

function requestOf(args: SubmitArguments): object {
  const { session, seed } = args;
  return {
    task_id: args.id,
    workload: 'completion',
    model_ref: args.model,
    engine: args.engine,
    ctx: args.ctx,
    priority: args.priority,
    max_tokens: args.maxTokens,
    deadline_ms: args.deadlineMs,
    prompt: args.prompt,
    ...(session === undefined ? {} : { session_id: session }),
    ...(seed === undefined ? {} : { seed }),
  };
}

export async function submitTask(args: SubmitArguments, io: Io, target: Target): Promise<ExitCode> {
  const asked: Ask = { method: 'POST', path: '/v1/tasks', body: requestOf(args) };
  const answer = await answerOf<AdmissionResponse>(target, asked, io);
  if (answer === undefined) return 1;
  const { task_id, state, queue_position, predicted_start_ms } = answer.body;
  if (args.json) io.out(JSON.stringify(answer.body));
  else
    io.out(
      `task ${task_id}: ${state}, ${queue_position} ahead of it, starts in about ${predicted_start_ms} ms`,
    );
  return 0;
}

function describe(record: TaskRecord): string[] {
  const { request, error } = record;
  return [
    `task ${record.task_id}: ${record.state}`,
    `  job        ${record.job_id}`,
    `  request    ${request.workload} of ${request.model_ref} by ${request.engine}, ${request.priority}`,
    ...(record.served_by === undefined ? [] : [`  served by  ${record.served_by}`]),
    ...(record.placement === undefined
      ? []
      : [`  placed     ${record.placement.winner}: ${record.placement.reason}`]),
    ...record.attempts.map(attempt => `  attempt ${attempt.n}  ${attempt.replica_id}: ${attempt.outcome}`),
    `  pieces     ${record.tokens_out}`,
    ...(error === undefined ? [] : [`  error      ${error.code}: ${error.message}`]),
    ...(record.output === undefined || record.output === '' ? [] : ['', record.output]),
  ];
}

export async function getTask(
  args: Shown & { readonly id: string },
  io: Io,
  target: Target,
): Promise<ExitCode> {
  const answer = await answerOf<TaskRecord>(target, { path: `/v1/tasks/${args.id}` }, io);
  if (answer === undefined) return 1;
  if (args.json) io.out(JSON.stringify(answer.body));
  else for (const line of describe(answer.body)) io.out(line);
  return 0;
}

export interface ListArguments extends Shown {
  readonly state?: string | undefined;
  readonly limit: number;
}

export async function listTasks(args: ListArguments, io: Io, target: Target): Promise<ExitCode> {
  const query = new URLSearchParams({ limit: String(args.limit) });
  if (args.state !== undefined) query.set('state', args.state);
  const answer = await answerOf<TaskList>(target, { path: `/v1/tasks?${query}` }, io);
  if (answer === undefined) return 1;
  const { items } = answer.body;
  if (args.json) io.out(JSON.stringify(answer.body));
  else if (items.length === 0) io.out('No tasks.');
  else
    for (const task of items)
      io.out(`${task.task_id}  ${task.state.padEnd(9)}  ${task.priority}  ${task.model_ref}`);
  return 0;
}

export async function cancelTask(
  args: Shown & { readonly id: string },
  io: Io,
  target: Target,
): Promise<ExitCode> {
  const answer = await answerOf<undefined>(
    target,
    { method: 'POST', path: `/v1/tasks/${args.id}/cancel` },
    io,
  );
  if (answer === undefined) return 1;
  io.out(args.json ? JSON.stringify({ task_id: args.id, ended: true }) : `task ${args.id} has ended`);
  return 0;
}
