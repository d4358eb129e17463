import type { RefusalKind } from '../behaviour.ts';
import { numberAt, promptTextOf, textAt } from '../request-body.ts';
import {
  dataEvent,
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

const errorOf = (status: number, error: string): Reply => json(status, { error });

const modelPath = /^\/v2\/models\/([^/]+)(?:\/versions\/([^/]+))?(?:\/([a-z_]+))?$/;

const outputOf = ({ request, state }: Generation, output: string) => {
  const id = textAt(request, 'id');
  return {
    ...(id === '' ? {} : { id }),
    model_name: state.model,
    model_version: '1',
    text_output: output,
  };
};

const formOf = (request: PeerRequest): Form | undefined => {
  const [, , , verb] = modelPath.exec(request.path) ?? [];
  if (request.method !== 'POST' || (verb !== 'generate' && verb !== 'generate_stream')) return undefined;
  return {
    isStream: verb === 'generate_stream',
    headers: [['Content-Type', 'text/event-stream; charset=utf-8']],
    start: () => '',
    piece: (generation, piece) => dataEvent(outputOf(generation, piece.text)),
    end: () => '',
    errorEvent: (_generation, error) => dataEvent({ error }),
    whole: generation => JSON.stringify(outputOf(generation, generation.text)),
  };
};

const serverOf = (state: EngineState) => ({
  name: 'triton',
  version: state.version,
  extensions: ['generate', 'statistics', 'model_repository'],
});

const modelOf = (state: EngineState) => ({
  name: state.model,
  versions: ['1'],
  platform: 'python',
  inputs: [{ name: 'text_input', datatype: 'BYTES', shape: [1] }],
  outputs: [{ name: 'text_output', datatype: 'BYTES', shape: [1] }],
});

const configOf = (state: EngineState) => ({
  name: state.model,
  backend: 'python',
  max_batch_size: state.slots,
  instance_group: [{ count: state.slots }],
  model_transaction_policy: { decoupled: true },
});

const ofModel = (verb: string | undefined, state: EngineState): Reply | undefined => {
  if (verb === undefined) return json(200, modelOf(state));
  if (verb === 'ready') return empty(state.isReady ? 200 : 400);
  if (verb === 'config') return json(200, configOf(state));
  if (verb === 'stats') return json(200, { model_stats: [{ name: state.model, version: '1' }] });
  return undefined;
};

const metricsOf = (state: EngineState): string => {
  const name = 'nv_inference_pending_request_count';
  return `# TYPE ${name} gauge\n${name}{model="${state.model}",version="1"} ${state.deferred}\n`;
};

const answer = (request: PeerRequest, state: EngineState): Reply | undefined => {
  const route = `${request.method} ${request.path}`;
  if (route === 'GET /v2/health/live') return empty(200);
  if (route === 'GET /v2/health/ready') return empty(state.isReady ? 200 : 400);
  if (route === 'GET /v2') return json(200, serverOf(state));
  if (route === 'GET /metrics') return text(200, metricsOf(state));
  if (route === 'POST /v2/repository/index')
    return json(200, [{ name: state.model, version: '1', state: state.isReady ? 'READY' : 'UNAVAILABLE' }]);
  const [, model, , verb] = modelPath.exec(request.path) ?? [];
  if (request.method !== 'GET' || model === undefined) return undefined;
  if (decodeURIComponent(model) !== state.model)
    return errorOf(404, `unknown model: '${model}' is not found`);
  return ofModel(verb, state);
};

const refusals: Readonly<Record<RefusalKind, readonly [number, string]>> = {
  'http-400': [400, 'the request is not valid'],
  'http-429': [429, 'too many requests'],
  'http-500': [500, 'the model failed'],
  'http-503': [503, 'the request queue is full'],
  'context-overflow': [400, 'the prompt exceeds the maximum sequence length'],
};

/** Triton's generate extension. It gives neither a reason nor counts: the end of the body is the end. */
export const triton: Wire = {
  name: 'triton',
  dropsAfterStream: false,
  formOf,
  promptOf: request => promptTextOf(request, 'text_input'),
  maxTokensOf: request => numberAt(request, ['parameters.max_tokens', 'max_tokens'], -1),
  answer,
  refusal: kind => errorOf(...refusals[kind]),
  notFound: () => errorOf(404, 'Not Found'),
  unauthorized: () => errorOf(401, 'Unauthorized'),
};
