// The task that a request of the OpenAI surface stands for.
import { type OpenaiParts, type Sampler, type TaskRequest, validateRequestBody } from '#contracts';
import { OrchestratorError } from '../../kernel/index.ts';
import type { ServedModel } from '../orchestrator-api.ts';
import { invalidParams, publicProblem } from '../public-problems.ts';
import { messagesOf, promptOf } from './input-of.ts';

export type ChatRequest = OpenaiParts['ChatCompletionRequest'];
export type TextRequest = OpenaiParts['OpenaiCompletionRequest'];
export type Asked =
  | { readonly kind: 'chat'; readonly body: ChatRequest }
  | { readonly kind: 'text'; readonly body: TextRequest };

export type Input = Pick<TaskRequest, 'engine' | 'model_ref' | 'messages' | 'prompt'>;

/** What the headers of a request say of its task. */
export interface Terms {
  readonly priority: unknown;
  readonly deadlineMs: unknown;
}

/** After so long official clients give up by themselves. */
const plainDeadlineMs = 600_000;
/** As the OpenAI API has it for texts; chats go on to the end of the context. */
const plainTextTokens = 16;

export function servedModel(models: readonly ServedModel[], name: string): ServedModel {
  const found = models.find(({ modelRef }) => modelRef === name);
  if (found === undefined) throw new OrchestratorError('MODEL_NOT_FOUND');
  return found;
}

export function inputOf({ kind, body }: Asked, { engine, modelRef }: ServedModel): Input {
  const input = kind === 'chat' ? { messages: messagesOf(body.messages) } : { prompt: promptOf(body.prompt) };
  return { engine, model_ref: modelRef, ...input };
}

/** As many as were asked for; undefined where as many as there is room for are wanted. */
export function tokensAsked(asked: Asked, { tokensMax }: ServedModel): number | undefined {
  if (asked.kind === 'text') return asked.body.max_tokens ?? Math.min(plainTextTokens, tokensMax);
  return asked.body.max_completion_tokens ?? asked.body.max_tokens ?? undefined;
}

export function roomFor(promptTokens: number, { contextMax, tokensMax }: ServedModel): number {
  return Math.max(1, Math.min(tokensMax, contextMax - promptTokens));
}

/** What servers of this API take beyond it; what the engine of the pool has no name for is refused at admission. */
const ownSamplers = ['top_k', 'min_p', 'repetition_penalty'] as const;

function samplerOf({ body }: Asked): { sampler?: Sampler } {
  const all: Readonly<Record<string, unknown>> = { ...body };
  const stops = typeof body.stop === 'string' ? [body.stop] : body.stop;
  const given = [
    ['temperature', body.temperature],
    ['top_p', body.top_p],
    ...ownSamplers.map(name => [name, all[name]] as const),
    ['stop', stops === undefined || stops === null ? undefined : [...new Set(stops)]],
  ].filter(([, value]) => value !== undefined && value !== null);
  return given.length === 0 ? {} : { sampler: Object.fromEntries(given) };
}

export interface TaskTerms extends Terms {
  readonly taskId: string;
  readonly input: Input;
  readonly model: ServedModel;
  readonly tokens: number;
}

/** Judged by the contract of a task, so that what a task refuses is refused here too. */
export function taskOf(asked: Asked, { input, model, ...terms }: TaskTerms): TaskRequest {
  const { seed } = asked.body;
  const task = {
    task_id: terms.taskId,
    workload: 'completion',
    ...input,
    ctx: model.contextMax,
    priority: terms.priority ?? 'interactive',
    max_tokens: terms.tokens,
    deadline_ms: terms.deadlineMs === undefined ? plainDeadlineMs : Number(terms.deadlineMs),
    ...(seed === undefined || seed === null ? {} : { seed }),
    ...samplerOf(asked),
  };
  const validated = validateRequestBody('createTask', task);
  if (!validated.ok) throw invalidParams(validated.problems.map(publicProblem));
  return validated.value;
}
