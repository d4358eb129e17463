// What /v1/completions and /v1/chat/completions stream, in the form that many servers imitate.
import {
  type EngineEnd,
  EngineError,
  type EngineEvent,
  type EnginePiece,
  type EngineUsage,
  type FinishReason,
} from '#contracts/adapter';
import { type FailureRow, failureInStream } from '../../http/failure-table.ts';
import { count, isJsonObject, type JsonObject, jsonObject } from '../../http/json.ts';
import type { SseEvent } from '../../http/sse-reader.ts';
import type { StreamReading } from '../streamed-calls.ts';

/** A reason that is told and has no row, such as a call of a tool, is `unknown`. */
const FINISH: ReadonlyMap<string, FinishReason> = new Map([
  ['stop', 'stop'],
  ['length', 'length'],
  ['content_filter', 'content_filter'],
]);

/** The finish mark and the usage come in different chunks, and the end of the body after both. */
export class CompletionReading implements StreamReading {
  readonly #failures: readonly FailureRow[];
  #end: EngineEnd | undefined;
  #usage: EngineUsage | undefined;

  constructor(failures: readonly FailureRow[]) {
    this.#failures = failures;
  }

  take({ data }: SseEvent): EngineEvent[] {
    // It may be missing, and it follows errors too.
    if (data.trim() === '[DONE]') return [];
    const body = jsonObject(data);
    if (body === undefined) throw new EngineError('malformed', 'an event of the stream is not a JSON object');
    if (body.error !== undefined && body.error !== null) throw failureInStream(this.#failures, body);
    this.#usage = usageOf(body.usage) ?? this.#usage;
    const choice = firstOf(body.choices);
    if (choice === undefined) return [];
    if (typeof choice.finish_reason === 'string') this.#end = endOf(choice, choice.finish_reason);
    return piecesOf(choice);
  }

  end(): EngineEnd {
    if (this.#end === undefined) throw new EngineError('reset', 'the stream stopped without a finish reason');
    return this.#usage === undefined ? this.#end : { ...this.#end, usage: this.#usage };
  }
}

function firstOf(choices: unknown): JsonObject | undefined {
  if (!Array.isArray(choices)) throw new EngineError('malformed', 'an event of the stream has no choices');
  return choices.find(isJsonObject);
}

function piecesOf({ text, delta, logprobs }: JsonObject): EnginePiece[] {
  const words = isJsonObject(delta) ? delta.content : text;
  if (typeof words !== 'string' || words === '') return [];
  const told = logprobsOf(logprobs);
  return [{ kind: 'piece', text: words, ...(told.length === 0 ? {} : { logprobs: told }) }];
}

/** Plain completions list numbers, chats list objects. */
function logprobsOf(logprobs: unknown): number[] {
  if (!isJsonObject(logprobs)) return [];
  const listed = logprobs.token_logprobs ?? logprobs.content;
  if (!Array.isArray(listed)) return [];
  const values = listed.map((entry: unknown) => (isJsonObject(entry) ? entry.logprob : entry));
  return values.filter(value => typeof value === 'number');
}

/** vLLM ends so what it did not finish: aborted from elsewhere, or broken. */
function endOf(choice: JsonObject, reason: string): EngineEnd {
  if (reason === 'abort') throw new EngineError('reset', 'the engine gave the generation up');
  if (reason === 'error') throw new EngineError('internal', 'the engine broke the generation off');
  const { stop_reason: stop } = choice;
  return {
    kind: 'end',
    finishReason: FINISH.get(reason) ?? 'unknown',
    ...(typeof stop === 'string' ? { stoppedBy: stop } : {}),
  };
}

/** Cached tokens are a part of those of the prompt, and reasoning is a part of what was completed. */
function usageOf(usage: unknown): EngineUsage | undefined {
  if (!isJsonObject(usage)) return undefined;
  const [prompt_tokens, completion_tokens] = [count(usage.prompt_tokens), count(usage.completion_tokens)];
  if (prompt_tokens === undefined || completion_tokens === undefined) return undefined;
  const details = usage.prompt_tokens_details;
  const cached_tokens = isJsonObject(details) ? count(details.cached_tokens) : undefined;
  return { prompt_tokens, completion_tokens, ...(cached_tokens === undefined ? {} : { cached_tokens }) };
}
