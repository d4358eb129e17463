import type { Ending, RefusalKind } from '../behaviour.ts';
import { isTrueAt, numberAt, promptTextOf } from '../request-body.ts';
import {
  dataEvent,
  type EngineState,
  empty,
  type Form,
  type Generation,
  json,
  type PeerRequest,
  type Reply,
  streamHeaders,
  text,
  type Wire,
} from '../wire.ts';
import { openaiForm } from './openai-form.ts';

const errorOf = (status: number, error_type: string, error: string): Reply =>
  json(status, { error, error_type });

const finishReasons = { stop: 'eos_token', length: 'length' } as const;

const detailsOf = (generation: Generation, ending: Ending) => ({
  finish_reason: finishReasons[ending.finish ?? 'stop'],
  generated_tokens: ending.usage?.completionTokens ?? generation.predicted,
  seed: numberAt(generation.request, ['parameters.seed'], 0),
  input_length: ending.usage?.promptTokens ?? generation.promptTokens,
});

const tokenOf = (id: number, words: string, special = false) => ({
  token: { id, text: words, logprob: -0.5, special },
});

const nativeForm = (request: PeerRequest): Form => ({
  isStream: request.path === '/generate_stream' || (request.path === '/' && isTrueAt(request, 'stream')),
  headers: streamHeaders,
  start: () => '',
  piece: (generation, piece) =>
    dataEvent({
      index: generation.pieces + 1,
      ...tokenOf(piece.tokenIds?.at(-1) ?? generation.pieces + 3, piece.text),
      generated_text: null,
      details: null,
    }),
  end: (generation, ending) =>
    dataEvent({
      index: generation.pieces + 1,
      ...tokenOf(2, '', true),
      generated_text: generation.text,
      details: isTrueAt(request, 'parameters.details') ? detailsOf(generation, ending) : null,
    }),
  errorEvent: (_generation, error) => dataEvent({ error, error_type: 'generation' }),
  whole: (generation, ending) => {
    const details = isTrueAt(request, 'parameters.details')
      ? { details: { ...detailsOf(generation, ending), prefill: [], tokens: [] } }
      : {};
    const value = { generated_text: generation.text, ...details };
    return JSON.stringify(request.path === '/' ? [value] : value);
  },
});

const nativePaths = ['/', '/generate', '/generate_stream'];
const openaiPaths = ['/v1/completions', '/v1/chat/completions'];

const formOf = (request: PeerRequest): Form | undefined => {
  if (request.method !== 'POST') return undefined;
  if (nativePaths.includes(request.path)) return nativeForm(request);
  if (!openaiPaths.includes(request.path)) return undefined;
  return openaiForm(request, {
    firstDelta: { role: 'assistant', content: '' },
    error: message => ({ message, http_status_code: 422 }),
    doneAfterError: false,
  });
};

const describe = (state: EngineState) => ({
  model_id: state.model,
  model_sha: null,
  version: state.version,
  max_concurrent_requests: state.slots,
  max_input_tokens: state.ctx - 1,
  max_total_tokens: state.ctx,
});

const metricsOf = (state: EngineState): string =>
  [
    `# TYPE tgi_queue_size gauge\ntgi_queue_size ${state.deferred}\n`,
    `# TYPE tgi_batch_current_size gauge\ntgi_batch_current_size ${state.busy.filter(Boolean).length}\n`,
  ].join('');

const tokenized = (request: PeerRequest, state: EngineState) => {
  const words = promptTextOf(request, 'inputs');
  return Array.from({ length: state.countTokens(words) }, (_, id) => ({ id, text: '', start: 0, stop: 0 }));
};

const healthPaths = ['GET /health', 'GET /ping', 'GET /'];
const unhealthy = errorOf(503, 'healthcheck', 'unhealthy');

const answer = (request: PeerRequest, state: EngineState): Reply | undefined => {
  const route = `${request.method} ${request.path}`;
  if (!state.isReady) return unhealthy;
  if (healthPaths.includes(route)) return empty(200);
  if (route === 'GET /info') return json(200, describe(state));
  if (route === 'GET /metrics') return text(200, metricsOf(state));
  if (route === 'POST /tokenize') return json(200, tokenized(request, state));
  if (route === 'POST /chat_tokenize')
    return json(200, { tokenize_response: tokenized(request, state), templated_text: '' });
  if (route === 'GET /v1/models')
    return json(200, {
      object: 'list',
      data: [{ id: state.model, object: 'model', created: 0, owned_by: state.model }],
    });
  return undefined;
};

const refusals: Readonly<Record<RefusalKind, readonly [number, string, string]>> = {
  'http-400': [422, 'validation', 'the inputs are not valid'],
  'http-429': [429, 'overloaded', 'Model is overloaded'],
  'http-500': [500, 'incomplete_generation', 'Incomplete generation'],
  'http-503': [503, 'healthcheck', 'unhealthy'],
  'queue-full': [429, 'overloaded', 'Model is overloaded'],
  'context-overflow': [422, 'validation', '`inputs` tokens + `max_new_tokens` must be <='],
};

/** Its streaming route answers 200 whatever happens, and puts the refusal into the stream. */
const refusal = (kind: RefusalKind, { request, state, promptTokens }: Generation): Reply => {
  const [status, type, message] = refusals[kind];
  const words = kind === 'context-overflow' ? `${message} ${state.ctx}. Given: ${promptTokens}` : message;
  const isInBand = request.path === '/generate_stream' && kind !== 'http-503';
  if (!isInBand) return errorOf(status, type, words);
  return { status: 200, headers: streamHeaders, body: dataEvent({ error: words, error_type: type }) };
};

/** Text Generation Inference. No [DONE] on its own routes. */
export const tgi: Wire = {
  name: 'tgi',
  dropsAfterStream: false,
  formOf,
  promptOf: request => promptTextOf(request, nativePaths.includes(request.path) ? 'inputs' : 'prompt'),
  maxTokensOf: request => numberAt(request, ['parameters.max_new_tokens', 'max_tokens'], 100),
  answer,
  refusal,
  notFound: () => empty(404),
  unauthorized: () => errorOf(401, 'unauthorized', 'no such key'),
};
