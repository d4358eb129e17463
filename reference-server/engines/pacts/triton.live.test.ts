import { type EngineExchange, type EngineFrame, listOf, spelled, typed, whole } from '#contracts/pacts';
import { AnswerReading } from '../adapters/triton/answer-reading.ts';
import { TritonAdapter } from '../adapters/triton.ts';
import {
  dataOf,
  generate,
  get,
  health,
  longPrompt,
  metric,
  metricsOf,
  named,
  post,
  prompt,
  refused,
  sampling,
  seed,
  smallContext,
  streamOf,
  version,
} from './asking.ts';
import { endRows } from './common-rows.ts';
import { failsWhileDecoding, hasFullQueue, hasSmallContext, loads, model, serves } from './engine-states.ts';
import { type AskedRow, describeWirePact, type FrameRow } from './wire-pact.ts';

/** What is asked, and what is told besides the text, is the model's affair. */
const backend = { backend: 'vllm' };
/** Inputs of such a model that decide what is asked. */
const firstInput = 'sampling_parameters';
const otherInputs = [
  'exclude_input_in_output',
  'return_finish_reason',
  'return_num_input_tokens',
  'return_num_output_tokens',
];

const generation = (text_input: string) =>
  post(named(`/v2/models/${model}/generate_stream`), {
    text_input,
    parameters: {
      sampling_parameters: JSON.stringify({ ...sampling, stop: [], seed }),
      stream: true,
      ...Object.fromEntries(otherInputs.map(name => [name, true])),
    },
  });

const pieceData = { text_output: 'Rhine', finish_reason: 'None', num_output_tokens: 1 };
const endData = { text_output: '', finish_reason: 'stop', num_input_tokens: 5, num_output_tokens: 1 };
const usage = { prompt_tokens: 5, completion_tokens: 2 };
const piece = { kind: 'piece', text: 'Rhine' } as const;
const end = { kind: 'end', finishReason: 'stop', usage } as const;
/** Of the last event alone, which counts but itself. */
const lastEnd = { ...end, usage: { prompt_tokens: 5, completion_tokens: 1 } };

const described: EngineExchange = {
  description: 'the metadata of the model is read',
  states: serves(backend),
  clauses: ['ORCH-3057(a)', 'OC-ADAPT-5070'],
  request: get(named(`/v2/models/${model}`)),
  response: {
    status: 200,
    body: {
      inputs: listOf([{ name: typed(firstInput) }, ...otherInputs.map(name => ({ name }))]),
      versions: listOf([typed('1')]),
    },
  },
};

const completed: EngineExchange = {
  description: 'a prompt is completed',
  states: serves(backend),
  clauses: ['ORCH-3057(b)', 'ASY-ADAPT-001(a)', 'ASY-ADAPT-002(a)'],
  request: generation(prompt),
  response: streamOf(dataOf([pieceData, endData]), 'data: ?\\{.*"finish_reason": ?"(stop|length)"'),
};

const asked: readonly AskedRow[] = [
  {
    exchange: {
      description: 'a loaded model is asked whether it is ready',
      states: serves(backend),
      clauses: ['ORCH-3057(a)', 'OC-ADAPT-5060'],
      request: get(named(`/v2/models/${model}/ready`)),
      response: { status: 200 },
    },
    ask: health,
    makes: { live: true, ready: true, detail: 'ok' },
  },
  {
    exchange: {
      description: 'a model that loads is asked whether it is ready',
      states: loads(backend),
      clauses: ['ORCH-3057(a)', 'OC-ADAPT-5060'],
      request: get(named(`/v2/models/${model}/ready`)),
      response: { status: 400 },
    },
    ask: health,
    makes: { live: true, ready: false, detail: `/v2/models/${model}/ready answered 400` },
  },
  {
    exchange: {
      description: 'the version of the server is read',
      states: serves(backend),
      clauses: ['ORCH-3057(a)', 'OC-ADAPT-5070', 'OC-ADAPT-5011'],
      request: get('/v2'),
      response: { status: 200, body: { version: spelled('^.+$', '2.71.0') } },
    },
    beside: [
      described,
      {
        description: 'the configuration of the model is read',
        states: serves(backend),
        clauses: ['OC-ADAPT-5070'],
        request: get(named(`/v2/models/${model}/config`)),
        response: { status: 200, body: { name: typed(model) } },
      },
    ],
    ask: version,
    makes: { engineVersion: '2.71.0', modelName: model, modelRevision: '1' },
  },
  {
    exchange: {
      description: 'the metrics are read',
      states: serves(backend),
      clauses: ['ORCH-3057(c)'],
      request: get('/metrics'),
      response: metricsOf('nv_inference_pending_request_count', 3, '{model="tiny",version="1"}'),
    },
    ask: metric('nv_inference_pending_request_count'),
    makes: 3,
  },
  { exchange: completed, beside: [described], ask: generate, makes: [piece, end] },
  {
    exchange: {
      description: 'a prompt longer than the context is refused',
      states: hasSmallContext({ ...backend, ctx: smallContext }),
      clauses: ['ASY-ADAPT-005(b)'],
      request: generation(longPrompt),
      response: {
        status: 500,
        body: {
          error: spelled(
            'maximum context length|longer than the maximum model length',
            "Error generating stream: This model's maximum context length is 256 tokens.",
          ),
        },
      },
    },
    beside: [described],
    ask: refused(longPrompt),
    makes: 'context-overflow',
  },
  {
    exchange: {
      description: 'a prompt is refused while the queue is full',
      states: hasFullQueue(backend),
      clauses: ['ASY-ADAPT-005(a)'],
      request: generation(prompt),
      response: {
        status: 503,
        body: { error: spelled('[Ee]xceeds maximum queue size', 'Exceeds maximum queue size') },
      },
    },
    beside: [described],
    ask: refused(),
    makes: 'queue-full',
  },
];

const framed = (frame: Omit<EngineFrame, 'of'>): EngineFrame => ({ ...frame, of: completed });

const ended = (reason: unknown): EngineFrame['data'] => ({
  text_output: typed(''),
  finish_reason: reason,
  num_input_tokens: whole(5),
  num_output_tokens: whole(1),
});

const frames: readonly FrameRow[] = [
  {
    frame: framed({
      description: 'a piece comes',
      states: serves(backend),
      clauses: ['ORCH-3057(b)', 'ORCH-3058(c)'],
      data: { text_output: spelled('^[\\s\\S]+$', 'Rhine'), num_output_tokens: whole(1) },
    }),
    makes: [piece],
  },
  ...endRows({
    clause: 'ASY-ADAPT-002(a)',
    framed,
    params: backend,
    data: ended,
    reasons: { any: '^(stop|length)$', stop: 'stop', limit: 'length' },
    makes: lastEnd,
  }),
  {
    frame: framed({
      description: 'an error comes in the stream',
      states: failsWhileDecoding(backend),
      clauses: ['ASY-ADAPT-002(c)'],
      data: { error: typed('Error generating stream: the worker was lost') },
    }),
    makes: { failure: 'internal' },
  },
];

describeWirePact({
  wire: 'triton',
  adapter: url => new TritonAdapter({ url, model }),
  reading: () => new AnswerReading(true),
  asked,
  frames,
});
