// The operations of the OpenAI surface. Each asks the orchestrator for a task and reads it to its end.
import type { ServerResponse } from 'node:http';
import { type OpenaiPart, type OpenaiParts, type TaskRequest, validateOpenaiPart } from '#contracts';
import { OrchestratorError, present } from '../../kernel/index.ts';
import type { Reader } from '../../streams/index.ts';
import type { ApiParts } from '../api-parts.ts';
import { budgetHeaders } from '../budget-headers.ts';
import { goneSignal } from '../handlers/tasks.ts';
import { callerOf, type OperationCall, type OperationHandlers } from '../operation-handler.ts';
import type { Submitted } from '../orchestrator-api.ts';
import { invalidParams, publicProblem } from '../public-problems.ts';
import { type Answer, jsonAnswer } from '../respond.ts';
import type { OpenStreams, Seat } from '../sse/open-streams.ts';
import { AnswerForm, type Counts, closingOf } from './answer-form.ts';
import { failureAnswer } from './error-form.ts';
import { type OutputTaker, outputSink } from './output-sink.ts';
import { refusedMembers, refuseUnkept } from './refused-members.ts';
import { StreamedAnswer } from './streamed-answer.ts';
import { type Asked, inputOf, roomFor, servedModel, taskOf, tokensAsked } from './task-of.ts';
import type { Unbegun } from './unbegun.ts';
import { WholeAnswer } from './whole-answer.ts';

function bodyAs<Part extends OpenaiPart>(part: Part, { body }: OperationCall): OpenaiParts[Part] {
  const validated = validateOpenaiPart(part, body);
  if (!validated.ok) throw invalidParams(validated.problems.map(publicProblem));
  return validated.value;
}

function askedOf(call: OperationCall): Asked {
  const asked: Asked =
    call.operation === 'createChatCompletion'
      ? { kind: 'chat', body: bodyAs('ChatCompletionRequest', call) }
      : { kind: 'text', body: bodyAs('OpenaiCompletionRequest', call) };
  refuseUnkept({ ...asked.body }, refusedMembers[asked.kind]);
  return asked;
}

/** A task that was admitted for a request, and what is left to say of it. */
interface Conversation {
  readonly call: OperationCall;
  readonly asked: Asked;
  readonly task: TaskRequest;
  readonly submitted: Submitted;
  readonly seat: Seat;
}

class Facade {
  readonly #parts: ApiParts;
  readonly #open: OpenStreams;
  readonly #startedMs: number;

  constructor(parts: ApiParts, open: OpenStreams) {
    this.#parts = parts;
    this.#open = open;
    this.#startedMs = parts.world.wallMs();
  }

  models(): Answer {
    const served = this.#parts.orchestrator.served().filter(({ takesWork }) => takesWork);
    const created = Math.floor(this.#startedMs / 1_000);
    const data = served.map(({ modelRef: id, engine }) => ({
      id,
      object: 'model',
      created,
      owned_by: engine,
    }));
    return jsonAnswer(200, { object: 'list', data });
  }

  async complete(call: OperationCall): Promise<Answer | undefined> {
    const caller = callerOf(call);
    const asked = askedOf(call);
    const task = await this.#taskFor(call, asked);
    const { request } = call.exchange;
    const seat = this.#open.take(caller.keyId ?? caller.tenantId, request.socket.remoteAddress ?? '');
    try {
      const submitted = await this.#submit(call, task);
      const conversation = { call, asked, task, submitted, seat };
      return asked.body.stream === true ? await this.#stream(conversation) : await this.#whole(conversation);
    } catch (error) {
      seat.release();
      throw error;
    }
  }

  async #taskFor({ exchange }: OperationCall, asked: Asked): Promise<TaskRequest> {
    const { orchestrator, world } = this.#parts;
    const model = servedModel(orchestrator.served(), asked.body.model);
    const input = inputOf(asked, model);
    const tokens = tokensAsked(asked, model) ?? roomFor(await orchestrator.promptTokens(input), model);
    const { 'x-priority': priority, 'x-deadline-ms': deadlineMs } = exchange.request.headers;
    return taskOf(asked, { taskId: world.uuid(), input, model, tokens, priority, deadlineMs });
  }

  #submit(call: OperationCall, task: TaskRequest): Promise<Submitted> {
    const { correlationId, receivedMs, trace } = call.exchange;
    call.exchange.target = task.task_id;
    call.exchange.isHandedOver = true;
    return this.#parts.orchestrator.submit(callerOf(call), task, {
      correlationId,
      traceparent: trace?.traceparent,
      parsed: task,
      receivedMs,
      signal: goneSignal(call),
    });
  }

  async #attach({ call, task }: Conversation, taker: OutputTaker): Promise<Reader> {
    const request = { taskId: task.task_id, afterId: -1, sink: outputSink(taker) };
    const attached = await this.#parts.orchestrator.attach(callerOf(call), request);
    const reader = attached.kind === 'attached' ? attached.reader : undefined;
    return present(reader, 'who has read nothing of a task has something to read');
  }

  async #stream(conversation: Conversation): Promise<Answer | undefined> {
    const { world } = this.#parts;
    const { call, asked, seat, submitted } = conversation;
    const { response } = call.exchange;
    const includeUsage = asked.body.stream_options?.include_usage === true;
    const answer = new StreamedAnswer({ response, seat, world, includeUsage, ...this.#formOf(conversation) });
    const reader = await this.#attach(conversation, answer);
    answer.fill(reader);
    onGone(response, () => answer.begin());
    const beginning = await answer.beginning;
    if (beginning.kind !== 'begins') return unbegun(beginning, seat);
    answer.open(reader, budgetHeaders(submitted.budgets));
    return undefined;
  }

  async #whole(conversation: Conversation): Promise<Answer | undefined> {
    const { call, seat, submitted } = conversation;
    const { form, counts } = this.#formOf(conversation);
    const answer = new WholeAnswer();
    const reader = await this.#attach(conversation, answer);
    answer.fill(reader);
    seat.fill(answer);
    onGone(call.exchange.response, () => answer.left());
    const whole = await answer.whole;
    if (whole.kind === 'failed' || whole.kind === 'closed') return unbegun(whole, seat);
    seat.release();
    if (whole.kind === 'gone') return undefined;
    const body = form.whole(whole.text, closingOf(whole.end, counts));
    return jsonAnswer(200, body, budgetHeaders(submitted.budgets));
  }

  #formOf({ asked, task, submitted }: Conversation): { form: AnswerForm; counts: Counts } {
    const createdMs = submitted.admission.received_ms;
    const head = { taskId: task.task_id, createdMs, model: task.model_ref };
    const counts = { promptTokens: submitted.promptTokens, tokensMax: task.max_tokens };
    return { form: new AnswerForm(asked.kind, head), counts };
  }
}

function onGone(response: ServerResponse, then: () => void): void {
  if (response.destroyed) then();
  else response.once('close', then);
}

/** Nothing was sent: what went wrong is the answer. */
function unbegun(outcome: Unbegun, seat: Seat): Answer {
  seat.release();
  if (outcome.kind === 'closed') throw new OrchestratorError(outcome.code);
  return failureAnswer(outcome.failure);
}

export function openaiHandlers(parts: ApiParts, open: OpenStreams): OperationHandlers {
  const facade = new Facade(parts, open);
  return {
    listOpenaiModels: () => facade.models(),
    createChatCompletion: call => facade.complete(call),
    createOpenaiCompletion: call => facade.complete(call),
  };
}
