import { judgesRows, type Row } from '../../testing/judge-rows.ts';
import { delta, done, madeChat, madeChoice, refusedChat, streamed, whole } from '../../testing/made-chat.ts';
import { claim } from '../index.ts';

const ref = 'A';
const optional = 'tools';
const readable = claim('a', 'openai.call-arguments', { ref, optional });
const named = claim('n', 'openai.call-names', { ref, optional });
const reason = claim('r', 'openai.call-reason', { ref, optional });
const none = claim('n', 'openai.no-call', { ref, optional });
const some = claim('c', 'openai.call', { ref, optional });

const tools = [{ type: 'function', function: { name: 'f' } }];
const choosing = (tool_choice: unknown) => ({ tools, tool_choice });
const chosen = choosing({ type: 'function', function: { name: 'f' } });
const call = (more: object = {}) => ({
  id: 'c1',
  type: 'function',
  function: { name: 'f', arguments: '{"a":1}', ...more },
});
const calling = (
  calls: readonly object[],
  finish_reason = 'tool_calls',
  members: object = choosing('required'),
) =>
  whole(
    'e1',
    madeChat({
      choices: [
        madeChoice({ message: { role: 'assistant', content: null, tool_calls: calls }, finish_reason }),
      ],
    }),
    members,
  );
const part = (text: string, more: object = {}) =>
  delta({
    tool_calls: [
      { index: 0, ...more, function: { arguments: text, ...(more as { function?: object }).function } },
    ],
  });
const opening = part('', { id: 'c1', function: { name: 'f' } });
const end = delta({}, 'tool_calls');
const events = (...given: readonly unknown[]) => streamed('e1', [...given, end, done], choosing('required'));
const words = whole('e1', madeChat(), choosing('required'));

const rows: readonly Row[] = [
  ['arguments in JSON', 'holds', calling([call()]), readable],
  ['arguments twice', 'fails', calling([call({ arguments: '{"a":1}{"a":1}' })]), readable],
  ['empty arguments', 'fails', calling([call({ arguments: '' })]), readable],
  [
    'half of the arguments at the limit',
    'inapplicable',
    calling([call({ arguments: '{"a' })], 'length'),
    readable,
  ],
  ['no call', 'inapplicable', words, readable],
  ['tools that are refused', 'inapplicable', refusedChat('e1', 400), readable],
  ['arguments in pieces', 'holds', events(opening, part('{"a"'), part(':1}')), readable],
  ['a piece that comes twice', 'fails', events(opening, part('{"a"'), part('{"a"'), part(':1}')), readable],
  ['a piece that is lost', 'fails', events(opening, part(':1}')), readable],
  ['an id and a name', 'holds', calling([call()]), named],
  ['no id', 'fails', calling([{ ...call(), id: '' }]), named],
  ['a name that nobody offered', 'fails', calling([call({ name: 'g' })]), named],
  ['an id and a name in the first piece', 'holds', events(opening, part('{}')), named],
  [
    'an id in a later piece',
    'fails',
    events(part('', { function: { name: 'f' } }), part('{}', { id: 'c1' })),
    named,
  ],
  ['an id that changes', 'fails', events(opening, part('{}', { id: 'c2' })), named],
  [
    'an id that is said again',
    'holds',
    events(opening, part('{}', { id: 'c1', function: { name: 'f' } })),
    named,
  ],
  ['an end for calls', 'holds', calling([call()]), reason],
  ['an end for no reason of calls', 'fails', calling([call()], 'stop'), reason],
  ['a stop after a named function', 'holds', calling([call()], 'stop', chosen), reason],
  ['words where no call is wanted', 'holds', whole('e1', madeChat(), choosing('none')), none],
  ['a call where none is wanted', 'fails', calling([call()], 'tool_calls', choosing('none')), none],
  ['a call that is required', 'holds', calling([call()]), some],
  ['words where a call is required', 'fails', words, some],
  ['a call of the named function', 'holds', calling([call()], 'stop', chosen), some],
  ['a call of another function', 'fails', calling([call({ name: 'g' })], 'stop', chosen), some],
  ['a choice that is refused', 'inapplicable', refusedChat('e1', 422), some],
];

describe('judges of tool calls', () => judgesRows(rows));
