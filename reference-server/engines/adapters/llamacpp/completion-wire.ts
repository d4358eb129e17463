// What POST /completion takes and streams.
import {
  EngineError,
  type EngineEvent,
  type EnginePiece,
  type EngineRequest,
  type EngineUsage,
  type FinishReason,
  fullSampler,
} from '#contracts/adapter';
import { type FailureRow, failureInStream } from '../../http/failure-table.ts';
import { count, isJsonObject, type JsonObject, jsonObject } from '../../http/json.ts';
import type { SseEvent } from '../../http/sse-reader.ts';
import { type StreamReading, withoutEnd } from '../streamed-calls.ts';

/** Its status for a full context is that of any bad request. */
export const llamacppFailures: readonly FailureRow[] = [
  { says: /exceeds? the available context size|exceed_context_size/i, kind: 'context-overflow' },
  { status: 400, kind: 'invalid-request' },
  { status: 404, kind: 'invalid-request' },
  { status: 413, kind: 'invalid-request' },
  { status: 422, kind: 'invalid-request' },
];

export function completionBody(request: EngineRequest, prompt: string): JsonObject {
  const sampler = fullSampler(request.sampler);
  return {
    prompt,
    stream: true,
    n_predict: request.maxTokens,
    temperature: sampler.temperature,
    top_p: sampler.topP,
    top_k: sampler.topK,
    min_p: sampler.minP,
    repeat_penalty: sampler.repetitionPenalty,
    stop: sampler.stop,
    cache_prompt: request.reusePrompt ?? false,
    return_tokens: true,
    ...(request.seed === undefined ? {} : { seed: request.seed }),
    ...(request.ignoreEnd ? { ignore_eos: true } : {}),
    ...(request.logprobs ? { n_probs: 1 } : {}),
  };
}

/** The end is the event that says `stop`, there is no `[DONE]`. */
export const llamacppReading: StreamReading = {
  take: ({ data }: SseEvent) => readEvent(data),
  end: withoutEnd,
};

/** A piece where the event has text, the end where it says `stop`; both where the last one still brings text. */
function readEvent(data: string): EngineEvent[] {
  const body = jsonObject(data);
  if (body === undefined) throw new EngineError('malformed', 'an event of the stream is not a JSON object');
  if (body.error !== undefined) throw failureInStream(llamacppFailures, body);
  if (typeof body.content !== 'string' || typeof body.stop !== 'boolean') {
    throw new EngineError('malformed', 'an event of the stream lacks its content');
  }
  const events: EngineEvent[] = body.content === '' ? [] : [piece(body, body.content)];
  return body.stop ? [...events, end(body)] : events;
}

function piece(body: JsonObject, text: string): EnginePiece {
  const tokenIds = Array.isArray(body.tokens) ? body.tokens.filter(id => count(id) !== undefined) : [];
  const logprobs = Array.isArray(body.completion_probabilities)
    ? body.completion_probabilities.flatMap(entry =>
        isJsonObject(entry) && typeof entry.logprob === 'number' ? [entry.logprob] : [],
      )
    : [];
  return {
    kind: 'piece',
    text,
    ...(tokenIds.length === 0 ? {} : { tokenIds }),
    ...(logprobs.length === 0 ? {} : { logprobs }),
  };
}

const FINISH: ReadonlyMap<unknown, FinishReason> = new Map([
  ['limit', 'length'],
  ['eos', 'stop'],
  ['word', 'stop'],
]);

function end(body: JsonObject): EngineEvent {
  const usage = usageOf(body);
  const word = typeof body.stopping_word === 'string' ? body.stopping_word : '';
  return {
    kind: 'end',
    finishReason: FINISH.get(body.stop_type) ?? 'unknown',
    ...(usage === undefined ? {} : { usage }),
    ...(body.truncated === true ? { truncated: true } : {}),
    ...(word === '' ? {} : { stoppedBy: word }),
  };
}

function usageOf(body: JsonObject): EngineUsage | undefined {
  const [prompt_tokens, completion_tokens] = [count(body.tokens_evaluated), count(body.tokens_predicted)];
  if (prompt_tokens === undefined || completion_tokens === undefined) return undefined;
  const cached_tokens = isJsonObject(body.timings) ? count(body.timings.cache_n) : undefined;
  return { prompt_tokens, completion_tokens, ...(cached_tokens ? { cached_tokens } : {}) };
}
