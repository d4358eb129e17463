import type { Ending, RefusalKind } from '../behaviour.ts';
import { isTrueAt, numberAt, promptTextOf, textAt } from '../request-body.ts';
import {
  dataEvent,
  type EngineState,
  type Form,
  type Generation,
  json,
  type PeerRequest,
  type Reply,
  streamHeaders,
  type Wire,
} from '../wire.ts';

interface NamedEvent {
  readonly type: string;
  readonly [member: string]: unknown;
}

const event = (value: NamedEvent): string => `event: ${value.type}\n${dataEvent(value)}`;

const stopReasons = { stop: 'end_turn', length: 'max_tokens' } as const;

const stopReasonOf = ({ instead, finish = 'stop' }: Ending): string =>
  instead === 'content_filter' ? 'refusal' : stopReasons[finish];

/** What was read from a cache is not among the input tokens. */
const usageOf = ({ promptTokens, predicted }: Generation, { usage = {} }: Ending) => {
  const cached = usage.cachedTokens;
  return {
    input_tokens: (usage.promptTokens ?? promptTokens) - (cached ?? 0),
    ...(cached === undefined ? {} : { cache_read_input_tokens: cached, cache_creation_input_tokens: 0 }),
    output_tokens: usage.completionTokens ?? predicted,
  };
};

const messageOf = ({ id, state }: Generation) => ({
  id: `msg_${id}`,
  type: 'message',
  role: 'assistant',
  model: state.model,
});

const opening = (generation: Generation): string =>
  event({
    type: 'message_start',
    message: {
      ...messageOf(generation),
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: { input_tokens: generation.promptTokens, output_tokens: 1 },
    },
  }) +
  event({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }) +
  event({ type: 'ping' });

const closing = (generation: Generation, ending: Ending): string => {
  const { unsaid = [] } = ending;
  const stop_reason = unsaid.includes('finish') ? null : stopReasonOf(ending);
  const usage = unsaid.includes('usage') ? {} : { usage: usageOf(generation, ending) };
  return (
    event({ type: 'content_block_stop', index: 0 }) +
    event({ type: 'message_delta', delta: { stop_reason, stop_sequence: null }, ...usage }) +
    (unsaid.includes('done') ? '' : event({ type: 'message_stop' }))
  );
};

const formOf = (request: PeerRequest): Form | undefined =>
  request.method === 'POST' && request.path === '/v1/messages'
    ? {
        isStream: isTrueAt(request, 'stream'),
        headers: streamHeaders,
        start: opening,
        piece: (_generation, { text }) =>
          event({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } }),
        end: closing,
        errorEvent: (_generation, message) => event({ type: 'error', error: { type: 'api_error', message } }),
        whole: (generation, ending) =>
          JSON.stringify({
            ...messageOf(generation),
            content: [{ type: 'text', text: generation.text }],
            stop_reason: stopReasonOf(ending),
            stop_sequence: null,
            usage: usageOf(generation, ending),
          }),
      }
    : undefined;

const errorOf = (status: number, type: string, message: string): Reply =>
  json(status, { type: 'error', error: { type, message }, request_id: 'req_peer' });

const refusals: Readonly<Record<RefusalKind, readonly [number, string, string]>> = {
  'http-400': [400, 'invalid_request_error', 'not a request'],
  'http-429': [429, 'rate_limit_error', 'slow down'],
  'queue-full': [429, 'rate_limit_error', 'slow down'],
  'http-500': [500, 'api_error', 'Internal server error'],
  'http-503': [529, 'overloaded_error', 'Overloaded'],
  'context-overflow': [400, 'invalid_request_error', 'prompt is too long: 5000 tokens > 4096 maximum'],
};

const modelOf = ({ model }: EngineState) => ({
  type: 'model',
  id: model,
  display_name: model,
  created_at: '2026-01-01T00:00:00Z',
});

const answer = (request: PeerRequest, state: EngineState): Reply | undefined => {
  if (!state.isReady) return errorOf(...refusals['http-503']);
  const route = `${request.method} ${request.path}`;
  if (route === 'GET /v1/models') return json(200, { data: [modelOf(state)], has_more: false });
  if (route === `GET /v1/models/${encodeURIComponent(state.model)}`) return json(200, modelOf(state));
  return undefined;
};

const promptOf = (request: PeerRequest): string => {
  const system = textAt(request, 'system');
  return `${system === '' ? '' : `[system]${system}\n`}${promptTextOf(request, 'prompt')}`;
};

/** The Messages API of a hosted service: no slots, no tokens to be counted for nothing, and no build that it tells. */
export const anthropic: Wire = {
  name: 'anthropic',
  dropsAfterStream: false,
  formOf,
  promptOf,
  maxTokensOf: request => numberAt(request, ['max_tokens'], -1),
  answer,
  refusal: kind => errorOf(...refusals[kind]),
  notFound: () => errorOf(404, 'not_found_error', 'Not found'),
  unauthorized: () => errorOf(401, 'authentication_error', 'invalid x-api-key'),
};
