import { parsedJson, valueAt } from '#conformance/harness';
import type { Ending, RefusalKind } from '../behaviour.ts';
import { isTrueAt, numberAt, promptTextOf, textAt } from '../request-body.ts';
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

/** What a model tells besides its text where it is asked to, by the names of vLLM's backend. */
const additionalOf = (generation: Generation, tokens: number, reason: string) => {
  const { request } = generation;
  const isAsked = (name: string): boolean => isTrueAt(request, `parameters.return_${name}`);
  return {
    ...(isAsked('finish_reason') ? { finish_reason: reason } : {}),
    ...(isAsked('num_output_tokens') ? { num_output_tokens: tokens } : {}),
  };
};

const closingOf = (generation: Generation, { finish = 'stop', usage }: Ending) => {
  const tokensLeft = Math.max(0, (usage?.completionTokens ?? generation.predicted) - generation.predicted);
  const additional = additionalOf(generation, tokensLeft, finish);
  if (Object.keys(additional).length === 0) return '';
  const isCounted = isTrueAt(generation.request, 'parameters.return_num_input_tokens');
  const num_input_tokens = usage?.promptTokens ?? generation.promptTokens;
  const read = isCounted ? { num_input_tokens } : {};
  return dataEvent({ ...outputOf(generation, ''), ...additional, ...read });
};

const formOf = (request: PeerRequest): Form | undefined => {
  const [, , , verb] = modelPath.exec(request.path) ?? [];
  if (request.method !== 'POST' || (verb !== 'generate' && verb !== 'generate_stream')) return undefined;
  return {
    isStream: verb === 'generate_stream',
    headers: [['Content-Type', 'text/event-stream; charset=utf-8']],
    start: () => '',
    piece: (generation, piece) =>
      dataEvent({
        ...outputOf(generation, piece.text),
        ...additionalOf(generation, piece.tokens ?? 1, 'None'),
      }),
    end: closingOf,
    errorEvent: (_generation, error) => dataEvent({ error }),
    whole: generation => JSON.stringify(outputOf(generation, generation.text)),
  };
};

const serverOf = (state: EngineState) => ({
  name: 'triton',
  version: state.version,
  extensions: ['generate', 'statistics', 'model_repository'],
});

const input = (name: string, datatype: string) => ({ name, datatype, shape: [1] });

const modelOf = (state: EngineState) => ({
  name: state.model,
  versions: ['1'],
  platform: 'python',
  inputs: [
    input('text_input', 'BYTES'),
    input('stream', 'BOOL'),
    input('sampling_parameters', 'BYTES'),
    input('exclude_input_in_output', 'BOOL'),
    input('return_finish_reason', 'BOOL'),
    input('return_num_input_tokens', 'BOOL'),
    input('return_num_output_tokens', 'BOOL'),
  ],
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
  'context-overflow': [500, "Error generating stream: This model's maximum context length is exceeded"],
  'queue-full': [503, 'Exceeds maximum queue size'],
};

/** Plain parameters, or all of them in one text. */
const maxTokensOf = (request: PeerRequest): number => {
  const told = valueAt(parsedJson(textAt(request, 'parameters.sampling_parameters')), 'max_tokens');
  return typeof told === 'number' ? told : numberAt(request, ['parameters.max_tokens', 'max_tokens'], -1);
};

/**
 * Triton's generate extension before a model of vLLM's backend. Unless it is asked, it gives neither a reason nor
 * counts: the end of the body is the end.
 */
export const triton: Wire = {
  name: 'triton',
  dropsAfterStream: false,
  formOf,
  promptOf: request => promptTextOf(request, 'text_input'),
  maxTokensOf,
  answer,
  refusal: kind => errorOf(...refusals[kind]),
  notFound: () => errorOf(404, 'Not Found'),
  unauthorized: () => errorOf(401, 'Unauthorized'),
};
