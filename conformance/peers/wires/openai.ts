import type { RefusalKind } from '../behaviour.ts';
import { numberAt, promptTextOf } from '../request-body.ts';
import { type EngineState, type Form, json, type PeerRequest, type Reply, type Wire } from '../wire.ts';
import { openaiForm } from './openai-form.ts';

interface Kind {
  readonly status: number;
  readonly type: string;
  readonly message: string;
  readonly code: string | null;
}

const errorOf = ({ status, type, message, code }: Kind): Reply =>
  json(status, { error: { message, type, param: null, code } });

const kinds: Readonly<Record<RefusalKind, Kind>> = {
  'http-400': { status: 400, type: 'invalid_request_error', message: 'not a request', code: null },
  'http-429': { status: 429, type: 'rate_limit_error', message: 'slow down', code: 'rate_limit_exceeded' },
  'http-500': { status: 500, type: 'server_error', message: 'the engine failed', code: null },
  'http-503': { status: 503, type: 'server_error', message: 'overloaded', code: 'overloaded' },
  'queue-full': { status: 429, type: 'rate_limit_error', message: 'slow down', code: 'rate_limit_exceeded' },
  'context-overflow': {
    status: 400,
    type: 'invalid_request_error',
    message: "This model's maximum context length is exceeded.",
    code: 'context_length_exceeded',
  },
};

const paths = ['/v1/completions', '/v1/chat/completions'];

const formOf = (request: PeerRequest): Form | undefined =>
  request.method === 'POST' && paths.includes(request.path)
    ? openaiForm(request, {
        firstDelta: { role: 'assistant', content: '' },
        error: message => ({ message, type: 'server_error', param: null, code: null }),
        doneAfterError: false,
      })
    : undefined;

const unready = errorOf(kinds['http-503']);

const modelOf = ({ model }: EngineState) => ({ id: model, object: 'model', created: 0, owned_by: 'peer' });

const answer = (request: PeerRequest, state: EngineState): Reply | undefined => {
  if (!state.isReady) return unready;
  const route = `${request.method} ${request.path}`;
  if (route === 'GET /v1/models') return json(200, { object: 'list', data: [modelOf(state)] });
  if (route === `GET /v1/models/${encodeURIComponent(state.model)}`) return json(200, modelOf(state));
  if (route === 'GET /health') return json(200, { status: 'ok' });
  return undefined;
};

/** The wire that hosted servers share. It has neither slots nor a tokenizer to ask. */
export const openai: Wire = {
  name: 'openai',
  dropsAfterStream: false,
  formOf,
  promptOf: request => promptTextOf(request, 'prompt'),
  maxTokensOf: request => numberAt(request, ['max_tokens', 'max_completion_tokens'], -1),
  answer,
  refusal: (kind, _generation, message = kinds[kind].message) => errorOf({ ...kinds[kind], message }),
  notFound: () =>
    errorOf({ status: 404, type: 'invalid_request_error', message: 'no such route', code: 'unknown_url' }),
  unauthorized: () =>
    errorOf({ status: 401, type: 'invalid_request_error', message: 'no such key', code: 'invalid_api_key' }),
};
