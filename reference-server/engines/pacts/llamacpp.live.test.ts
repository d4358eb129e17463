import {
  type EngineExchange,
  type EngineFrame,
  itself,
  listOf,
  spelled,
  typed,
  whole,
} from '#contracts/pacts';
import { llamacppReading } from '../adapters/llamacpp/completion-wire.ts';
import { LlamacppAdapter } from '../adapters/llamacpp.ts';
import {
  chat,
  dataOf,
  generate,
  get,
  longPrompt,
  maxTokens,
  messages,
  metric,
  metricsOf,
  post,
  prompt,
  refused,
  seed,
  slots,
  smallContext,
  streamOf,
  tokenize,
  version,
} from './asking.ts';
import { endRows, healthRows } from './common-rows.ts';
import { failsWhileDecoding, hasBusySlots, hasSmallContext, serves } from './engine-states.ts';
import { type AskedRow, describeWirePact, type FrameRow } from './wire-pact.ts';

const completion = (text: string) =>
  post('/completion', {
    prompt: text,
    stream: true,
    n_predict: maxTokens,
    temperature: 0.8,
    top_p: 0.95,
    top_k: 40,
    min_p: 0.05,
    repeat_penalty: 1,
    stop: [],
    cache_prompt: false,
    return_tokens: true,
    seed,
  });

const pieceData = { content: 'Rhine', tokens: [124], stop: false };
const endData = { content: '', stop: true, stop_type: 'eos', tokens_evaluated: 5, tokens_predicted: 2 };
const usage = { prompt_tokens: 5, completion_tokens: 2 };
const piece = { kind: 'piece', text: 'Rhine', tokenIds: [124] } as const;
const end = { kind: 'end', finishReason: 'stop', usage } as const;

const completed: EngineExchange = {
  description: 'a prompt is completed',
  states: serves(),
  clauses: ['ORCH-3054(c)', 'ASY-ADAPT-001(a)', 'ASY-ADAPT-002(a)', 'OC-ADAPT-5001(c)'],
  request: completion(prompt),
  response: streamOf(dataOf([pieceData, endData]), 'data: ?\\{.*"stop": ?true'),
};

const listed = (what: string, isBusy: boolean, free: number): AskedRow => ({
  exchange: {
    description: `the slots are listed, all of them ${what}`,
    states: isBusy ? hasBusySlots() : serves(),
    clauses: ['ORCH-3054(b)', 'OC-ADAPT-5001(b)'],
    request: get('/slots'),
    response: { status: 200, body: listOf([{ is_processing: itself(isBusy) }]) },
  },
  ask: slots,
  makes: { total: 1, free },
});

const asked: readonly AskedRow[] = [
  ...healthRows(['ORCH-3054(a)', 'OC-ADAPT-5001(a)'], {
    body: { error: { message: typed('Loading model') } },
    detail: 'Loading model',
  }),
  {
    exchange: {
      description: 'the properties name the build and the model',
      states: serves(),
      clauses: ['ORCH-3054(b)', 'OC-ADAPT-5011'],
      request: get('/props'),
      response: {
        status: 200,
        body: { build_info: spelled('^.+$', 'b1-de3ff81'), model_path: spelled('^.+$', 'tiny.gguf') },
      },
    },
    ask: version,
    makes: { engineVersion: 'b1-de3ff81', modelPath: 'tiny.gguf' },
  },
  listed('idle', false, 1),
  listed('busy', true, 0),
  {
    exchange: {
      description: 'the metrics are read',
      states: serves(),
      clauses: ['ORCH-3054(e)'],
      request: get('/metrics'),
      response: metricsOf('llamacpp:requests_deferred', 3),
    },
    ask: metric('llamacpp:requests_deferred'),
    makes: 3,
  },
  {
    exchange: {
      description: 'the tokens of a prompt are listed',
      states: serves(),
      clauses: ['ORCH-3054(b)'],
      request: post('/tokenize', { content: prompt, add_special: true }),
      response: { status: 200, body: { tokens: listOf([whole(306)]) } },
    },
    ask: tokenize,
    makes: 1,
  },
  { exchange: completed, ask: generate, makes: [piece, end] },
  {
    exchange: {
      description: 'messages are formatted by the template of the model',
      states: serves(),
      clauses: ['ORCH-3058(a)'],
      request: post('/apply-template', { messages }),
      response: { status: 200, body: { prompt: typed(prompt) } },
    },
    beside: [completed],
    ask: chat,
    makes: [piece, end],
  },
  {
    exchange: {
      description: 'a prompt longer than the context is refused',
      states: hasSmallContext({ ctx: smallContext }),
      clauses: ['ASY-ADAPT-005(b)'],
      request: completion(longPrompt),
      response: {
        status: 400,
        body: {
          error: {
            message: spelled(
              'exceeds? the available context size',
              'the request exceeds the available context size, try increasing it',
            ),
          },
        },
      },
    },
    ask: refused(longPrompt),
    makes: 'context-overflow',
  },
];

const framed = (frame: Omit<EngineFrame, 'of'>): EngineFrame => ({ ...frame, of: completed });

const ended = (stop_type: unknown) => ({
  ...endData,
  content: typed(''),
  stop_type,
  tokens_evaluated: whole(5),
  tokens_predicted: whole(2),
});

const frames: readonly FrameRow[] = [
  {
    frame: framed({
      description: 'a piece comes',
      states: serves(),
      clauses: ['ORCH-3054(c)', 'ORCH-3058(c)'],
      data: { content: spelled('^[\\s\\S]+$', 'Rhine'), tokens: listOf([whole(124)], 0), stop: false },
    }),
    makes: [piece],
  },
  ...endRows({
    clause: 'OC-ADAPT-5001(c)',
    framed,
    data: ended,
    reasons: { any: '^(eos|limit|word)$', stop: 'eos', limit: 'limit' },
    makes: end,
  }),
  {
    frame: framed({
      description: 'an error comes in the stream',
      states: failsWhileDecoding(),
      clauses: ['ASY-ADAPT-002(c)'],
      data: { error: { message: typed('the slot was lost') } },
    }),
    makes: { failure: 'internal' },
  },
];

describeWirePact({
  wire: 'llamacpp',
  adapter: url => new LlamacppAdapter({ url }),
  reading: () => llamacppReading,
  asked,
  frames,
});
