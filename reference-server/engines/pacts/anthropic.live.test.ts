import { type EngineExchange, type EngineFrame, spelled, typed, whole } from '#contracts/pacts';
import { MessagesReading } from '../adapters/anthropic/messages-reading.ts';
import { AnthropicAdapter, anthropicFailures } from '../adapters/anthropic.ts';
import {
  chat,
  get,
  health,
  longPrompt,
  maxTokens,
  messages,
  named,
  post,
  prompt,
  refused,
  smallContext,
  streamOf,
  version,
} from './asking.ts';
import {
  endsAtLimit,
  endsByItself,
  failsWhileDecoding,
  hasFullQueue,
  hasSmallContext,
  model,
  serves,
} from './engine-states.ts';
import { type AskedRow, describeWirePact, type FrameRow } from './wire-pact.ts';

const headers = { 'anthropic-version': '2023-06-01' };

const asking = (said: readonly object[]) => ({
  ...post('/v1/messages', { model: named(), stream: true, max_tokens: maxTokens, messages: said }),
  headers,
});

const startData = { type: 'message_start', message: { usage: { input_tokens: 5 } } };
const deltaData = { type: 'content_block_delta', delta: { type: 'text_delta', text: 'Rhine' } };
const endData = { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 2 } };
const usage = { prompt_tokens: 5, completion_tokens: 2 };
const piece = { kind: 'piece', text: 'Rhine' } as const;
const end = { kind: 'end', finishReason: 'stop', usage } as const;

const streamText = [startData, deltaData, endData]
  .map(data => `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`)
  .join('');

const chatted: EngineExchange = {
  description: 'messages are completed',
  states: serves(),
  clauses: ['ORCH-3058(a)', 'ASY-ADAPT-001(a)', 'ASY-ADAPT-002(a)'],
  request: asking(messages),
  response: streamOf(streamText, 'event: ?message_start\\n[\\s\\S]*event: ?message_delta\\n'),
};

const asked: readonly AskedRow[] = [
  {
    exchange: {
      description: 'the model of a ready engine is read',
      states: serves(),
      clauses: ['OC-ADAPT-5011'],
      request: { ...get(named(`/v1/models/${model}`)), headers },
      response: { status: 200, body: { id: typed(model) } },
    },
    ask: async adapter => [await health(adapter), await version(adapter)],
    makes: [
      { live: true, ready: true, detail: 'ok' },
      { hasModel: true, modelName: model },
    ],
  },
  { exchange: chatted, ask: chat, makes: [piece, end] },
  {
    exchange: {
      description: 'a prompt longer than the context is refused',
      states: hasSmallContext({ ctx: smallContext }),
      clauses: ['ASY-ADAPT-005(b)'],
      request: asking([{ role: 'user', content: longPrompt }]),
      response: {
        status: 400,
        body: {
          error: {
            message: spelled(
              'prompt is too long|exceed context limit',
              'prompt is too long: 400 tokens > 256 maximum',
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
      request: asking([{ role: 'user', content: prompt }]),
      response: {
        status: 429,
        body: { error: { type: 'rate_limit_error', message: typed('too many requests') } },
      },
    },
    ask: refused(),
    makes: 'queue-full',
  },
];

const framed = (frame: Omit<EngineFrame, 'of'>): EngineFrame => ({ ...frame, of: chatted });

const ended = (reason: unknown) => ({
  type: 'message_delta',
  delta: { stop_reason: reason },
  usage: { output_tokens: whole(2) },
});

const frames: readonly FrameRow[] = [
  {
    frame: framed({
      description: 'the start tells the tokens of the prompt',
      states: serves(),
      clauses: ['ASY-ADAPT-004(a)'],
      event: 'message_start',
      data: { type: 'message_start', message: { usage: { input_tokens: whole(5) } } },
    }),
    before: [endData],
    makes: [end],
  },
  {
    frame: framed({
      description: 'a piece comes',
      states: serves(),
      clauses: ['ASY-ADAPT-003(c)', 'ORCH-3058(c)'],
      event: 'content_block_delta',
      data: {
        type: 'content_block_delta',
        delta: { type: 'text_delta', text: spelled('^[\\s\\S]+$', 'Rhine') },
      },
    }),
    makes: [piece],
  },
  {
    frame: framed({
      description: 'the end tells its reason, and what was counted',
      states: serves(),
      clauses: ['ASY-ADAPT-002(a)', 'ASY-ADAPT-004(a)'],
      event: 'message_delta',
      data: ended(spelled('^(end_turn|max_tokens|stop_sequence)$', 'end_turn')),
    }),
    after: [startData],
    makes: [end],
  },
  {
    frame: framed({
      description: 'the end says that the model stopped',
      states: endsByItself(),
      clauses: ['ASY-ADAPT-002(a)', 'ASY-ADAPT-007'],
      event: 'message_delta',
      data: ended('end_turn'),
    }),
    makes: [{ kind: 'end', finishReason: 'stop' }],
  },
  {
    frame: framed({
      description: 'the end says that the limit was reached',
      states: endsAtLimit(),
      clauses: ['ASY-ADAPT-002(a)', 'ASY-ADAPT-007'],
      event: 'message_delta',
      data: ended('max_tokens'),
    }),
    makes: [{ kind: 'end', finishReason: 'length' }],
  },
  {
    frame: framed({
      description: 'an error comes in the stream',
      states: failsWhileDecoding(),
      clauses: ['ASY-ADAPT-002(c)'],
      event: 'error',
      data: { type: 'error', error: { type: typed('api_error'), message: typed('the engine failed') } },
    }),
    makes: { failure: 'internal' },
  },
];

describeWirePact({
  wire: 'anthropic',
  adapter: url => new AnthropicAdapter({ url }, model),
  reading: () => new MessagesReading(anthropicFailures),
  asked,
  frames,
});
