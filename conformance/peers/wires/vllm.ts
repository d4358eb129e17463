import type { RefusalKind } from '../behaviour.ts';
import { numberAt, promptTextOf } from '../request-body.ts';
import {
  type EngineState,
  empty,
  type Form,
  type Generation,
  json,
  type PeerRequest,
  type Reply,
  text,
  type Wire,
} from '../wire.ts';
import { openaiForm } from './openai-form.ts';

const errorObject = (code: number, type: string, message: string) => ({ message, type, param: null, code });

const errorOf = (status: number, type: string, message: string): Reply =>
  json(status, { error: errorObject(status, type, message) });

const paths = ['/v1/completions', '/v1/chat/completions'];

const formOf = (request: PeerRequest): Form | undefined =>
  request.method === 'POST' && paths.includes(request.path)
    ? openaiForm(request, {
        firstDelta: { role: 'assistant', content: '' },
        error: message => errorObject(500, 'InternalServerError', message),
        doneAfterError: true,
      })
    : undefined;

const metricsOf = (state: EngineState): string => {
  const labels = `{engine="0",model_name="${state.model}"}`;
  const running = state.busy.filter(call => call !== undefined).length;
  const lines: readonly (readonly [string, string, number])[] = [
    ['num_requests_running', 'gauge', running],
    ['num_requests_waiting', 'gauge', state.deferred],
    ['kv_cache_usage_perc', 'gauge', running / Math.max(1, state.slots)],
    ['prompt_tokens_total', 'counter', state.promptTokens],
    ['generation_tokens_total', 'counter', state.predictedTokens],
  ];
  return lines
    .map(([name, type, value]) => `# TYPE vllm:${name} ${type}\nvllm:${name}${labels} ${value}\n`)
    .join('');
};

const modelsOf = (state: EngineState) => ({
  object: 'list',
  data: [
    {
      id: state.model,
      object: 'model',
      created: 0,
      owned_by: 'vllm',
      root: state.model,
      parent: null,
      max_model_len: state.ctx,
      permission: [],
    },
  ],
});

const tokenized = (request: PeerRequest, state: EngineState) => {
  const count = state.countTokens(promptTextOf(request, 'prompt'));
  const tokens = Array.from({ length: count }, (_, index) => index + 3);
  return { count, max_model_len: state.ctx, tokens, token_strs: null };
};

const answer = (request: PeerRequest, state: EngineState): Reply | undefined => {
  const route = `${request.method} ${request.path}`;
  if (route === 'GET /health' || route === 'GET /ping') return empty(state.isReady ? 200 : 503);
  if (!state.isReady) return empty(503);
  if (route === 'GET /version') return json(200, { version: state.version });
  if (route === 'GET /load')
    return json(200, { server_load: state.busy.filter(call => call !== undefined).length });
  if (route === 'GET /metrics') return text(200, metricsOf(state));
  if (route === 'GET /v1/models') return json(200, modelsOf(state));
  if (route === 'POST /tokenize') return json(200, tokenized(request, state));
  if (route === 'POST /detokenize') return json(200, { prompt: '' });
  return undefined;
};

const refusals: Readonly<
  Record<Exclude<RefusalKind, 'context-overflow'>, readonly [number, string, string]>
> = {
  'http-400': [400, 'BadRequestError', 'not a request'],
  'http-429': [429, 'RateLimitError', 'too many requests'],
  'http-500': [500, 'InternalServerError', 'EngineCore encountered an issue'],
  'http-503': [503, 'ServiceUnavailableError', 'the queue of requests is full'],
  'queue-full': [503, 'ServiceUnavailableError', 'the queue of requests is full'],
};

const refusal = (kind: RefusalKind, { state, maxTokens, promptTokens }: Generation): Reply =>
  kind === 'context-overflow'
    ? errorOf(
        400,
        'BadRequestError',
        `This model's maximum context length is ${state.ctx} tokens. However, you requested ${maxTokens} output ` +
          `tokens and your prompt contains at least ${promptTokens} input tokens ` +
          `(parameter=input_tokens, value=${promptTokens})`,
      )
    : errorOf(...refusals[kind]);

/** vLLM's server. What follows an error inside a stream is [DONE] all the same. */
export const vllm: Wire = {
  name: 'vllm',
  dropsAfterStream: false,
  formOf,
  promptOf: request => promptTextOf(request, 'prompt'),
  maxTokensOf: request => numberAt(request, ['max_tokens', 'max_completion_tokens'], 16),
  answer,
  refusal,
  notFound: () => json(404, { detail: 'Not Found' }),
  unauthorized: () => json(401, { error: 'Unauthorized' }),
};
