// What POST /generate_stream takes and streams.
import {
  EngineError,
  type EngineEvent,
  type EnginePiece,
  type EngineRequest,
  type EngineSampler,
  type EngineUsage,
  type FinishReason,
  fullSampler,
} from '#contracts/adapter';
import { type FailureRow, failureInStream } from '../../http/failure-table.ts';
import { count, isJsonObject, type JsonObject, jsonObject } from '../../http/json.ts';
import type { SseEvent } from '../../http/sse-reader.ts';
import { type StreamReading, withoutEnd } from '../streamed-calls.ts';
import { refuseUnknown } from '../unknown-fields.ts';

/** Its streaming route answers 200 whatever happens, so that most of these arrive as the name of an event's error. */
export const tgiFailures: readonly FailureRow[] = [
  {
    says: /`inputs` (tokens \+ `max_new_tokens` must be <=|must have less than)/,
    kind: 'context-overflow',
  },
  { named: 'validation', kind: 'invalid-request' },
  { named: 'template_error', kind: 'invalid-request' },
  { named: 'tool_error', kind: 'invalid-request' },
  { named: 'overloaded', kind: 'queue-full' },
  { named: 'healthcheck', kind: 'unavailable' },
  { status: 400, kind: 'invalid-request' },
  { status: 404, kind: 'unavailable' },
  { status: 413, kind: 'invalid-request' },
  { status: 422, kind: 'invalid-request' },
];

/** Its own default; the text is looked at for each stop string here too, so that none is lost. */
const STOPS_MAX = 4;

export function generateBody(request: EngineRequest, inputs: string): JsonObject {
  refuseUnknown(request.sampler, ['minP']);
  const sampler = fullSampler(request.sampler);
  return {
    inputs,
    parameters: {
      ...sampling(sampler),
      repetition_penalty: sampler.repetitionPenalty,
      max_new_tokens: request.maxTokens,
      stop: sampler.stop.slice(0, STOPS_MAX),
      return_full_text: false,
      details: true,
      ...(request.seed === undefined ? {} : { seed: request.seed }),
    },
  };
}

/** It refuses the values that mean "off", and would sample where any of them is there. */
function sampling({ temperature, topP, topK }: EngineSampler): JsonObject {
  if (temperature === 0 || topP === 0) return { do_sample: false };
  return {
    do_sample: true,
    temperature,
    ...(topP === 1 ? {} : { top_p: topP }),
    ...(topK === 0 ? {} : { top_k: topK }),
  };
}

/** The end is the event that has the whole text, there is no `[DONE]`. */
export function tgiReading(withLogprobs: boolean): StreamReading {
  return { take: ({ data }: SseEvent) => readEvent(data, withLogprobs), end: withoutEnd };
}

/** A piece where the token has text that is not special, the end where the whole text is told. */
function readEvent(data: string, withLogprobs: boolean): EngineEvent[] {
  const body = jsonObject(data);
  if (body === undefined) throw new EngineError('malformed', 'an event of the stream is not a JSON object');
  if (body.error !== undefined) throw failureInStream(tgiFailures, body);
  const { token, generated_text: whole } = body;
  if (!isJsonObject(token) || typeof token.text !== 'string' || typeof token.special !== 'boolean')
    throw new EngineError('malformed', 'an event of the stream lacks its token');
  const isText = token.text !== '' && !token.special;
  const events: EngineEvent[] = isText ? [piece(token, token.text, withLogprobs)] : [];
  return typeof whole === 'string' ? [...events, end(body)] : events;
}

function piece({ id, logprob }: JsonObject, text: string, withLogprobs: boolean): EnginePiece {
  const tokenId = count(id);
  return {
    kind: 'piece',
    text,
    ...(tokenId === undefined ? {} : { tokenIds: [tokenId] }),
    ...(withLogprobs && typeof logprob === 'number' ? { logprobs: [logprob] } : {}),
  };
}

const FINISH: ReadonlyMap<unknown, FinishReason> = new Map([
  ['length', 'length'],
  ['eos_token', 'stop'],
  ['stop_sequence', 'stop'],
]);

function end({ details }: JsonObject): EngineEvent {
  if (!isJsonObject(details)) return { kind: 'end', finishReason: 'unknown' };
  const usage = usageOf(details);
  return {
    kind: 'end',
    finishReason: FINISH.get(details.finish_reason) ?? 'unknown',
    ...(usage === undefined ? {} : { usage }),
  };
}

function usageOf(details: JsonObject): EngineUsage | undefined {
  const [prompt_tokens, completion_tokens] = [count(details.input_length), count(details.generated_tokens)];
  if (prompt_tokens === undefined || completion_tokens === undefined) return undefined;
  return { prompt_tokens, completion_tokens };
}
