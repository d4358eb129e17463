import { type EngineExchange, listOf, spelled, typed, whole } from '#contracts/pacts';
import { CompletionReading } from '../adapters/openai-form/completion-reading.ts';
import { VllmAdapter, vllmFailures } from '../adapters/vllm.ts';
import {
  chat,
  dataOf,
  generate,
  get,
  longPrompt,
  messages,
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
  tokenize,
  version,
} from './asking.ts';
import { healthRows } from './common-rows.ts';
import { hasFullQueue, hasSmallContext, model, serves } from './engine-states.ts';
import {
  answered,
  endFrames,
  finishData,
  inDelta,
  inText,
  type Place,
  pieceFrame,
  usageData,
} from './openai-frames.ts';
import { type AskedRow, describeWirePact } from './wire-pact.ts';

const asking = {
  ...sampling,
  model: named(),
  stream: true,
  stream_options: { include_usage: true },
  seed,
};

const completion = (text: string) => post('/v1/completions', { ...asking, prompt: text });

const streamed = (place: Place) =>
  streamOf(
    dataOf([{ choices: [place('Rhine')] }, finishData, usageData]),
    'data: ?\\{.*"finish_reason": ?"[\\s\\S]*data: ?\\{.*"usage": ?\\{',
  );

const completed: EngineExchange = {
  description: 'a prompt is completed',
  states: serves(),
  clauses: ['ORCH-3055(a)', 'ASY-ADAPT-001(a)', 'ASY-ADAPT-002(a)', 'OC-ADAPT-5021'],
  request: completion(prompt),
  response: streamed(inText),
};

const chatted: EngineExchange = {
  description: 'messages are completed',
  states: serves(),
  clauses: ['ORCH-3058(a)', 'ASY-ADAPT-001(a)', 'OC-ADAPT-5021'],
  request: post('/v1/chat/completions', { ...asking, messages }),
  response: streamed(inDelta),
};

const asked: readonly AskedRow[] = [
  ...healthRows(['ORCH-3055(a)', 'OC-ADAPT-5020'], { detail: '/health answered 503' }),
  {
    exchange: {
      description: 'the version is read',
      states: serves(),
      clauses: ['ORCH-3055(b)', 'OC-ADAPT-5011', 'OC-ADAPT-5030'],
      request: get('/version'),
      response: { status: 200, body: { version: spelled('^.+$', '0.32.0') } },
    },
    beside: [
      {
        description: 'the models are listed with their longest context',
        states: serves(),
        clauses: ['OC-ADAPT-5020', 'OC-ADAPT-5030'],
        request: get('/v1/models'),
        response: { status: 200, body: { data: listOf([{ id: typed(model), max_model_len: whole(4096) }]) } },
      },
    ],
    ask: version,
    makes: { engineVersion: '0.32.0', hasModel: true, modelName: model, contextMax: 4096 },
  },
  {
    exchange: {
      description: 'the metrics are read',
      states: serves(),
      clauses: ['ORCH-3055(a)'],
      request: get('/metrics'),
      response: metricsOf('vllm:kv_cache_usage_perc', 0.5, '{engine="0"}'),
    },
    ask: metric('vllm:kv_cache_usage_perc'),
    makes: 0.5,
  },
  {
    exchange: {
      description: 'the tokens of a prompt are counted',
      states: serves(),
      clauses: ['ORCH-3055(a)'],
      request: post('/tokenize', { model: named(), prompt }),
      response: { status: 200, body: { count: whole(5) } },
    },
    ask: tokenize,
    makes: 5,
  },
  { exchange: completed, ask: generate, makes: answered },
  { exchange: chatted, ask: chat, makes: answered },
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
              'maximum (context|model) length|context (length|size|window)',
              "This model's maximum context length is 256 tokens.",
            ),
          },
        },
      },
    },
    ask: refused(longPrompt),
    makes: 'context-overflow',
  },
  {
    exchange: {
      description: 'a prompt is refused while the queue is full',
      states: hasFullQueue(),
      clauses: ['ASY-ADAPT-005(a)'],
      request: completion(prompt),
      response: {
        status: 503,
        body: { error: { message: spelled('[Qq]ueue|[Tt]oo many', 'the queue of requests is full') } },
      },
    },
    ask: refused(),
    makes: 'queue-full',
  },
];

describeWirePact({
  wire: 'vllm',
  adapter: url => new VllmAdapter({ url }, model),
  reading: () => new CompletionReading(vllmFailures),
  asked,
  frames: [
    pieceFrame(completed, inText, 'a completion'),
    pieceFrame(chatted, inDelta, 'a chat'),
    ...endFrames(completed, ['OC-ADAPT-5021']),
  ],
});
