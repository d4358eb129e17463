import { type EngineExchange, type EngineFrame, listOf, spelled, typed, whole } from '#contracts/pacts';
import { tgiReading } from '../adapters/tgi/generate-wire.ts';
import { TgiAdapter } from '../adapters/tgi.ts';
import {
  dataOf,
  generate,
  get,
  longPrompt,
  maxTokens,
  metric,
  metricsOf,
  post,
  prompt,
  refused,
  seed,
  smallContext,
  streamOf,
  tokenize,
  version,
} from './asking.ts';
import { endRows, healthRows } from './common-rows.ts';
import { failsWhileDecoding, hasFullQueue, hasSmallContext, model, serves } from './engine-states.ts';
import { type AskedRow, describeWirePact, type FrameRow } from './wire-pact.ts';

const generation = (inputs: string) =>
  post('/generate_stream', {
    inputs,
    parameters: {
      do_sample: true,
      temperature: 0.8,
      top_p: 0.95,
      top_k: 40,
      repetition_penalty: 1,
      max_new_tokens: maxTokens,
      stop: [],
      return_full_text: false,
      details: true,
      seed,
    },
  });

const tokenData = { token: { id: 124, text: 'Rhine', special: false }, generated_text: null };
const endData = {
  token: { id: 2, text: '', special: true },
  generated_text: 'Rhine',
  details: { finish_reason: 'eos_token', generated_tokens: 2, input_length: 5 },
};
const usage = { prompt_tokens: 5, completion_tokens: 2 };
const piece = { kind: 'piece', text: 'Rhine', tokenIds: [124] } as const;
const end = { kind: 'end', finishReason: 'stop', usage } as const;

const completed: EngineExchange = {
  description: 'a prompt is completed',
  states: serves(),
  clauses: ['ORCH-3056(a)', 'ASY-ADAPT-001(a)', 'ASY-ADAPT-002(a)'],
  request: generation(prompt),
  response: streamOf(dataOf([tokenData, endData]), 'data: ?\\{.*"generated_text": ?"'),
};

const tooLong = '`inputs` tokens + `max_new_tokens` must be <= 256. Given: 400';
const refusedInStream = (error: object) => streamOf(dataOf([error]), 'data: ?\\{.*"error_type": ?"');

const overflowed: EngineExchange = {
  description: 'a prompt longer than the context is refused in the stream',
  states: hasSmallContext({ ctx: smallContext }),
  clauses: ['OC-ADAPT-5040', 'ASY-ADAPT-005(b)'],
  request: generation(longPrompt),
  response: refusedInStream({ error: tooLong, error_type: 'validation' }),
};

const overloaded: EngineExchange = {
  description: 'a prompt is refused in the stream while the queue is full',
  states: hasFullQueue(),
  clauses: ['OC-ADAPT-5040', 'ASY-ADAPT-005(a)'],
  request: generation(prompt),
  response: refusedInStream({ error: 'Model is overloaded', error_type: 'overloaded' }),
};

const asked: readonly AskedRow[] = [
  ...healthRows(['ORCH-3056(b)'], { body: { error: typed('unhealthy') }, detail: 'unhealthy' }),
  {
    exchange: {
      description: 'what runs is told',
      states: serves(),
      clauses: ['ORCH-3056(b)', 'OC-ADAPT-5050', 'OC-ADAPT-5011'],
      request: get('/info'),
      response: {
        status: 200,
        body: { version: spelled('^.+$', '3.3.6'), model_id: spelled('^.+$', model) },
      },
    },
    ask: version,
    makes: { engineVersion: '3.3.6', modelName: model },
  },
  {
    exchange: {
      description: 'the metrics are read',
      states: serves(),
      clauses: ['ORCH-3056(b)'],
      request: get('/metrics'),
      response: metricsOf('tgi_queue_size', 3),
    },
    ask: metric('tgi_queue_size'),
    makes: 3,
  },
  {
    exchange: {
      description: 'the tokens of a prompt are listed',
      states: serves(),
      clauses: ['ORCH-3056(b)'],
      request: post('/tokenize', { inputs: prompt }),
      response: { status: 200, body: listOf([{ id: whole(306) }]) },
    },
    ask: tokenize,
    makes: 1,
  },
  { exchange: completed, ask: generate, makes: [piece, end] },
  { exchange: overflowed, ask: refused(longPrompt), makes: 'context-overflow' },
  { exchange: overloaded, ask: refused(), makes: 'queue-full' },
];

const ended = (reason: unknown): EngineFrame['data'] => ({
  token: { text: typed(''), special: typed(true) },
  generated_text: typed('Rhine'),
  details: { finish_reason: reason, generated_tokens: whole(2), input_length: whole(5) },
});

const framed = (frame: Omit<EngineFrame, 'of'>): EngineFrame => ({ ...frame, of: completed });

const frames: readonly FrameRow[] = [
  {
    frame: framed({
      description: 'a piece comes',
      states: serves(),
      clauses: ['ORCH-3056(a)', 'ORCH-3058(c)'],
      data: { token: { id: whole(124), text: spelled('^[\\s\\S]+$', 'Rhine'), special: false } },
    }),
    makes: [piece],
  },
  ...endRows({
    clause: 'OC-ADAPT-5050',
    framed,
    data: ended,
    reasons: { any: '^(eos_token|length|stop_sequence)$', stop: 'eos_token', limit: 'length' },
    makes: end,
  }),
  {
    frame: framed({
      description: 'an error comes in the stream',
      states: failsWhileDecoding(),
      clauses: ['ASY-ADAPT-002(c)', 'OC-ADAPT-5040'],
      data: { error: typed('the slot was lost'), error_type: 'generation' },
    }),
    makes: { failure: 'internal' },
  },
  {
    frame: {
      description: 'an error says that the prompt is too long',
      states: overflowed.states,
      clauses: ['OC-ADAPT-5040', 'ASY-ADAPT-005(b)'],
      of: overflowed,
      data: {
        error: spelled('`inputs` (tokens \\+ `max_new_tokens` must be <=|must have less than)', tooLong),
        error_type: 'validation',
      },
    },
    makes: { failure: 'context-overflow' },
  },
  {
    frame: {
      description: 'an error says that the queue is full',
      states: overloaded.states,
      clauses: ['OC-ADAPT-5040', 'ASY-ADAPT-005(a)'],
      of: overloaded,
      data: { error: typed('Model is overloaded'), error_type: 'overloaded' },
    },
    makes: { failure: 'queue-full' },
  },
];

describeWirePact({
  wire: 'tgi',
  adapter: url => new TgiAdapter({ url }),
  reading: () => tgiReading(false),
  asked,
  frames,
});
