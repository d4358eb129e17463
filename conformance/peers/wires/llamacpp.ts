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
  text,
  type Wire,
} from '../wire.ts';
import { openaiForm } from './openai-form.ts';

const errorOf = (code: number, type: string, message: string): Reply =>
  json(code, { error: { code, message, type } });

const timingsOf = ({ predicted, promptTokens }: Generation) => ({
  cache_n: 0,
  prompt_n: promptTokens,
  prompt_ms: promptTokens,
  predicted_n: predicted,
  predicted_ms: predicted,
});

const stopTypes = { stop: 'eos', length: 'limit' } as const;

const isSaid = ({ unsaid = [] }: Ending, what: 'usage' | 'finish'): boolean => !unsaid.includes(what);

const countsOf = (generation: Generation, ending: Ending) => ({
  tokens_predicted: ending.usage?.completionTokens ?? generation.predicted,
  tokens_evaluated: ending.usage?.promptTokens ?? generation.promptTokens,
  tokens_cached: generation.promptTokens + generation.predicted - 1,
  timings: { ...timingsOf(generation), cache_n: ending.usage?.cachedTokens ?? 0 },
});

const closingOf = (generation: Generation, ending: Ending) => ({
  id_slot: generation.slot,
  stop: true,
  model: generation.state.model,
  ...(isSaid(ending, 'usage') ? countsOf(generation, ending) : {}),
  generation_settings: {
    seed: numberAt(generation.request, ['seed'], 4_294_967_295),
    n_predict: generation.maxTokens,
    stream: isTrueAt(generation.request, 'stream'),
  },
  prompt: generation.prompt,
  has_new_line: generation.text.includes('\n'),
  truncated: false,
  stop_type: isSaid(ending, 'finish') ? stopTypes[ending.finish ?? 'stop'] : 'none',
  stopping_word: '',
});

const nativeForm = (request: PeerRequest): Form => ({
  isStream: isTrueAt(request, 'stream'),
  headers: streamHeaders,
  start: () => '',
  piece: (generation, piece) =>
    dataEvent({
      index: 0,
      content: piece.text,
      tokens: piece.tokenIds?.slice(-1) ?? [],
      stop: false,
      id_slot: -1,
      tokens_predicted: generation.predicted,
      tokens_evaluated: generation.promptTokens,
    }),
  end: (generation, ending) =>
    dataEvent({ index: 0, content: '', tokens: [], ...closingOf(generation, ending) }),
  errorEvent: (_generation, message) => dataEvent({ error: { code: 500, message, type: 'server_error' } }),
  whole: (generation, ending) =>
    JSON.stringify({ index: 0, content: generation.text, tokens: [], ...closingOf(generation, ending) }),
});

const nativePaths = ['/completion', '/completions'];
const openaiPaths = ['/v1/completions', '/v1/chat/completions', '/chat/completions'];

const formOf = (request: PeerRequest): Form | undefined => {
  if (request.method !== 'POST') return undefined;
  if (nativePaths.includes(request.path)) return nativeForm(request);
  if (!openaiPaths.includes(request.path)) return undefined;
  return openaiForm(request, {
    firstDelta: { role: 'assistant', content: null },
    closing: generation => ({ timings: timingsOf(generation) }),
    error: message => ({ code: 500, message, type: 'server_error' }),
    doneAfterError: false,
  });
};

const slotsOf = (state: EngineState): unknown[] =>
  state.busy.map((call, id) => ({
    id,
    n_ctx: state.ctx,
    speculative: false,
    is_processing: call !== undefined,
    ...(call === undefined ? {} : { id_task: id, next_token: [{ has_next_token: true, n_decoded: 0 }] }),
  }));

const slotsReply = (request: PeerRequest, state: EngineState): Reply =>
  request.query.has('fail_on_no_slot') && state.busy.every(call => call !== undefined)
    ? errorOf(503, 'unavailable_error', 'no slot available')
    : json(200, slotsOf(state));

const propsOf = (state: EngineState) => ({
  default_generation_settings: { params: { n_predict: -1, stream: false }, n_ctx: state.ctx },
  total_slots: state.slots,
  model_alias: state.model,
  model_path: state.model,
  modalities: { vision: false, video: false, audio: false },
  endpoint_slots: true,
  endpoint_props: false,
  endpoint_metrics: true,
  chat_template: "{% for m in messages %}[{{ m['role'] }}]{{ m['content'] }}\n{% endfor %}",
  bos_token: '<s>',
  eos_token: '</s>',
  build_info: state.version,
  is_sleeping: false,
});

const metricsOf = (state: EngineState): string => {
  const busy = state.busy.filter(call => call !== undefined).length;
  const lines: readonly (readonly [string, string, number])[] = [
    ['prompt_tokens_total', 'counter', state.promptTokens],
    ['tokens_predicted_total', 'counter', state.predictedTokens],
    ['requests_processing', 'gauge', busy],
    ['requests_deferred', 'gauge', state.deferred],
    ...(state.kvUsage === undefined ? [] : [['kv_cache_usage_ratio', 'gauge', state.kvUsage] as const]),
  ];
  return lines
    .map(([name, type, value]) => `# TYPE llamacpp:${name} ${type}\nllamacpp:${name} ${value}\n`)
    .join('');
};

const modelsOf = (state: EngineState) => ({
  object: 'list',
  data: [{ id: state.model, object: 'model', created: 0, owned_by: 'llamacpp', meta: { n_ctx: state.ctx } }],
});

const tokensOf = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 3);

const loading = errorOf(503, 'unavailable_error', 'Loading model');

const answer = (request: PeerRequest, state: EngineState): Reply | undefined => {
  const { path } = request;
  const route = `${request.method} ${path}`;
  if (route === 'GET /health' || route === 'GET /v1/health')
    return state.isReady ? json(200, { status: 'ok' }) : loading;
  if (!state.isReady) return loading;
  if (route === 'GET /props') return json(200, propsOf(state));
  if (route === 'GET /slots') return slotsReply(request, state);
  if (route === 'GET /metrics') return text(200, metricsOf(state));
  if (route === 'GET /models' || route === 'GET /v1/models') return json(200, modelsOf(state));
  if (route === 'POST /tokenize')
    return json(200, { tokens: tokensOf(state.countTokens(textAt(request, 'content'))) });
  if (route === 'POST /detokenize') return json(200, { content: '' });
  if (route === 'POST /apply-template') return json(200, { prompt: promptTextOf(request, 'prompt') });
  return undefined;
};

const refusals: Readonly<
  Record<Exclude<RefusalKind, 'context-overflow'>, readonly [number, string, string]>
> = {
  'http-400': [400, 'invalid_request_error', 'the request is not one that this engine takes'],
  'http-429': [429, 'rate_limit_error', 'too many requests'],
  'http-500': [500, 'server_error', 'the engine failed'],
  'http-503': [503, 'unavailable_error', 'no slot available'],
  // It queues without end itself; what is full stands in front of it.
  'queue-full': [429, 'rate_limit_error', 'too many requests'],
};

const overflow = ({ promptTokens, state }: Generation): Reply =>
  json(400, {
    error: {
      code: 400,
      message: `request (${promptTokens} tokens) exceeds the available context size (${state.ctx} tokens)`,
      type: 'exceed_context_size_error',
      n_prompt_tokens: promptTokens,
      n_ctx: state.ctx,
    },
  });

const refusal = (kind: RefusalKind, generation: Generation): Reply =>
  kind === 'context-overflow' ? overflow(generation) : errorOf(...refusals[kind]);

/** llama.cpp's server. Streams have no [DONE] on its own route, and it breaks its promise of a kept connection. */
export const llamacpp: Wire = {
  name: 'llamacpp',
  dropsAfterStream: true,
  formOf,
  promptOf: request => promptTextOf(request, 'prompt'),
  maxTokensOf: request => numberAt(request, ['n_predict', 'max_tokens'], -1),
  answer,
  refusal,
  notFound: () => errorOf(404, 'not_found_error', 'File Not Found'),
  unauthorized: () => errorOf(401, 'authentication_error', 'Invalid API Key'),
};
