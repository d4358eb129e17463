import { judgesRows, type Row } from '../../testing/judge-rows.ts';
import { chatAsked, madeChat, madeChoice, refusedChat, whole } from '../../testing/made-chat.ts';
import { asked, told } from '../../testing/made-history.ts';
import { claim } from '../index.ts';

const ref = 'A';
const isWhole = claim('w', 'openai.whole', { ref, part: 'ChatCompletion' });
const isText = claim('w', 'openai.whole', { ref, part: 'OpenaiCompletion', optional: 'texts' });
const models = claim('m', 'openai.models', { ref });
const described = claim('d', 'openai.models-described', { ref });
const messages = claim('m', 'openai.messages', { ref });
const finish = claim('f', 'openai.finish', { ref });
const notStreamed = claim('n', 'openai.not-streamed', { ref });
const requestId = claim('r', 'openai.request-id', { ref });
const served = claim('s', 'openai.served', { ref });

const listed = (...data: readonly unknown[]) => [
  asked('e1', 'GET /v1/models'),
  told('e1', 200, { object: 'list', data }),
];
const model = { id: 'm', object: 'model', created: 1, owned_by: 'o' };
const choice = (more: object) => whole('e1', madeChat({ choices: [madeChoice(more)] }));
const message = (more: object) => choice({ message: { role: 'assistant', ...more } });
const text = {
  id: 't',
  object: 'text_completion',
  created: 1,
  model: 'm',
  choices: [{ index: 0, text: 'x' }],
};
const call = { id: 'c', type: 'function', function: { name: 'f', arguments: '{}' } };
const inHeaders = (...headers: [string, string][]) => refusedChat('e1', 400, undefined, headers);

const unasked = [chatAsked('e1'), told('e1', 200, '', [['content-type', 'text/event-stream']])];

const rows: readonly Row[] = [
  ['a list of models', 'holds', listed(model), models],
  ['an empty list of models', 'fails', listed(), models],
  ['models without ids', 'fails', listed({ object: 'model' }), models],
  ['models that are refused', 'fails', [asked('e1', 'GET /v1/models'), told('e1', 404, {})], models],
  ['models with times and owners', 'holds', listed(model), described],
  ['a model without an owner', 'fails', listed(model, { ...model, owned_by: undefined }), described],
  ['a whole answer', 'holds', whole('e1', madeChat()), isWhole],
  [
    'one with members that nobody knows',
    'holds',
    whole('e1', madeChat({ timings: {}, service_tier: null })),
    isWhole,
  ],
  ['one of another object', 'fails', whole('e1', madeChat({ object: 'chat.completion.chunk' })), isWhole],
  ['one without an id', 'fails', whole('e1', madeChat({ id: undefined })), isWhole],
  ['one without choices', 'fails', whole('e1', madeChat({ choices: [] })), isWhole],
  ['one that is no JSON', 'fails', [chatAsked('e1'), told('e1', 200, 'words')], isWhole],
  [
    'JSON that says it is text',
    'fails',
    [chatAsked('e1'), told('e1', 200, madeChat(), [['Content-Type', 'text/plain']])],
    isWhole,
  ],
  ['a reason that is of another clause', 'holds', choice({ finish_reason: 'tool_call' }), isWhole],
  ['a role that is of another clause', 'holds', choice({ message: { role: 'user', content: 'x' } }), isWhole],
  ['no answer', 'fails', [chatAsked('e1'), { kind: 'closed', exchange: 'e1', by: 'error' }], isWhole],
  ['a refusal', 'fails', refusedChat('e1', 400), isWhole],
  ['a refusal for load', 'undecided', refusedChat('e1', 429), isWhole],
  ['nothing', 'undecided', [], isWhole],
  ['a whole text', 'holds', whole('e1', text), isText],
  ['texts that are not served', 'inapplicable', refusedChat('e1', 404), isText],
  ['texts that break', 'fails', refusedChat('e1', 500), isText],
  ['a message of the assistant', 'holds', whole('e1', madeChat()), messages],
  ['a message of calls alone', 'holds', message({ content: null, tool_calls: [call] }), messages],
  ['a message of thoughts alone', 'holds', message({ content: null, reasoning_content: 'hm' }), messages],
  ['an empty message', 'fails', message({ content: null }), messages],
  ['a message of the user', 'fails', choice({ message: { role: 'user', content: 'x' } }), messages],
  ['a choice with the index 1 alone', 'fails', choice({ index: 1 }), messages],
  ['a choice without an index', 'fails', choice({ index: undefined }), messages],
  ['a legal reason', 'holds', choice({ finish_reason: 'length' }), finish],
  ['a reason that nobody knows', 'fails', choice({ finish_reason: 'tool_call' }), finish],
  ['no reason', 'fails', choice({ finish_reason: null }), finish],
  ['JSON', 'holds', whole('e1', madeChat()), notStreamed],
  ['events', 'fails', unasked, notStreamed],
  ['events that nobody asked for', 'fails', unasked, isWhole],
  ['events that nobody asked for', 'inapplicable', unasked, messages],
  ['events that nobody asked for', 'inapplicable', unasked, served],
  ['an id in a header', 'holds', inHeaders(['X-Request-Id', 'r1']), requestId],
  ['a correlation id in a header', 'holds', inHeaders(['x-correlation-id', 'r1']), requestId],
  ['an empty id', 'fails', inHeaders(['x-request-id', '']), requestId],
  ['no id in a header', 'fails', inHeaders(), requestId],
  ['an answer', 'holds', whole('e1', madeChat()), served],
  ['an answer of 500', 'fails', refusedChat('e1', 500), served],
];

describe('judges of whole answers of the OpenAI surface', () => judgesRows(rows));
