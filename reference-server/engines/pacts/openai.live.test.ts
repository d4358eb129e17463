import { type EngineExchange, listOf, typed } from '#contracts/pacts';
import { OpenaiAdapter, openaiFailures } from '../adapters/openai.ts';
import { CompletionReading } from '../adapters/openai-form/completion-reading.ts';
import {
  chat,
  dataOf,
  get,
  health,
  longPrompt,
  maxTokens,
  messages,
  named,
  post,
  prompt,
  refused,
  seed,
  smallContext,
  streamOf,
  version,
} from './asking.ts';
import { hasFullQueue, hasSmallContext, loads, model, serves } from './engine-states.ts';
import { answered, endFrames, finishData, inDelta, pieceFrame, usageData } from './openai-frames.ts';
import { type AskedRow, describeWirePact } from './wire-pact.ts';

const completion = (said: readonly object[]) =>
  post('/v1/chat/completions', {
    model: named(),
    stream: true,
    stream_options: { include_usage: true },
    max_tokens: maxTokens,
    temperature: 0.8,
    top_p: 0.95,
    seed,
    messages: said,
  });

const chatted: EngineExchange = {
  description: 'messages are completed',
  states: serves(),
  clauses: ['ORCH-3058(a)', 'ASY-ADAPT-001(a)', 'ASY-ADAPT-002(a)'],
  request: completion(messages),
  response: streamOf(
    dataOf([{ choices: [inDelta('Rhine')] }, finishData, usageData]),
    'data: ?\\{.*"finish_reason": ?"[\\s\\S]*data: ?\\{.*"usage": ?\\{',
  ),
};

const asked: readonly AskedRow[] = [
  {
    exchange: {
      description: 'the models of a ready engine are listed',
      states: serves(),
      clauses: ['OC-ADAPT-5011'],
      request: get('/v1/models'),
      response: { status: 200, body: { data: listOf([{ id: typed(model) }]) } },
    },
    ask: async adapter => [await health(adapter), await version(adapter)],
    makes: [
      { live: true, ready: true, detail: 'ok' },
      { hasModel: true, modelName: model },
    ],
  },
  {
    exchange: {
      description: 'an engine that loads its model lists none',
      states: loads(),
      clauses: ['ASY-ADAPT-005(a)'],
      request: get('/v1/models'),
      response: { status: 503 },
    },
    ask: health,
    makes: { live: true, ready: false, detail: '/v1/models answered 503' },
  },
  { exchange: chatted, ask: chat, makes: answered },
  {
    exchange: {
      description: 'a prompt longer than the context is refused',
      states: hasSmallContext({ ctx: smallContext }),
      clauses: ['ASY-ADAPT-005(b)'],
      request: completion([{ role: 'user', content: longPrompt }]),
      response: {
        status: 400,
        body: { error: { message: typed('the prompt is too long'), code: 'context_length_exceeded' } },
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
      request: completion([{ role: 'user', content: prompt }]),
      response: { status: 429, body: { error: { message: typed('slow down') } } },
    },
    ask: refused(),
    makes: 'queue-full',
  },
];

describeWirePact({
  wire: 'openai',
  adapter: url => new OpenaiAdapter({ url }, model),
  reading: () => new CompletionReading(openaiFailures),
  asked,
  frames: [pieceFrame(chatted, inDelta, 'a chat'), ...endFrames(chatted, [])],
});
