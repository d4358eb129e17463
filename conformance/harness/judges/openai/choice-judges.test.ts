import { judgesRows, type Row } from '../../testing/judge-rows.ts';
import { delta, done, madeChat, madeChoice, refusedChat, streamed, whole } from '../../testing/made-chat.ts';
import { claim } from '../index.ts';

const ref = 'A';
const choices = claim('c', 'openai.choices', { ref, optional: 'n' });
const apart = claim('a', 'openai.choices-apart', { ref, optional: 'n' });
const logprobs = claim('l', 'openai.logprobs', { ref, optional: 'logprobs' });
const json = claim('j', 'openai.json-text', { ref, optional: 'response_format' });
const fitting = claim('j', 'openai.json-text', {
  ...{ ref, optional: 'response_format' },
  where: { color: { $oneOf: ['red'] }, $members: ['color'] },
});
const refs = ['A', 'B'];
const alike = claim('s', 'openai.all-alike', { refs, optional: 'seed' });
const varied = claim('v', 'openai.not-all-alike', { refs, optional: 'temperature' });

const n = { n: 2 };
const two = (...indexes: readonly unknown[]) =>
  whole('e1', madeChat({ choices: indexes.map(index => madeChoice({ index })) }), n);
const first = (index: number) => delta({ role: 'assistant', content: 'x' }, null, index);
const end = (index: number) => delta({}, 'stop', index);
const events = (...given: readonly unknown[]) => streamed('e1', given, n);
const probable = (...content: readonly object[]) =>
  whole('e1', madeChat({ choices: [madeChoice({ logprobs: { content } })] }));
const token = { token: 'one', logprob: -0.1 };
const saying = (exchange: string, content: string, finish_reason = 'stop') =>
  whole(
    exchange,
    madeChat({ choices: [madeChoice({ message: { role: 'assistant', content }, finish_reason })] }),
  );

const rows: readonly Row[] = [
  ['two choices', 'holds', two(0, 1), choices],
  ['two choices in another order', 'holds', two(1, 0), choices],
  ['one choice of two', 'fails', two(0), choices],
  ['two choices with one index', 'fails', two(0, 0), choices],
  ['a refusal', 'inapplicable', refusedChat('e1', 400), choices],
  ['a failure', 'fails', refusedChat('e1', 500), choices],
  ['a refusal of the key', 'fails', refusedChat('e1', 401), choices],
  ['two choices in turns', 'holds', events(first(0), first(1), end(0), end(1), done), apart],
  ['one choice of two in a stream', 'fails', events(first(0), end(0), done), apart],
  ['one choice that never ends', 'fails', events(first(0), first(1), end(0), done), apart],
  ['one choice that ends twice', 'fails', events(first(0), first(1), end(0), end(0), end(1), done), apart],
  [
    'reasons before the words',
    'holds',
    events(delta({ role: 'assistant', content: 'x' }, 'stop', 0), first(1), end(0), end(1), done),
    apart,
  ],
  [
    'reasons with the last words',
    'holds',
    events(first(0), first(1), delta({ content: 'y' }, 'stop', 0), delta({ content: 'y' }, 'stop', 1), done),
    apart,
  ],
  ['two choices that tell no ends', 'inapplicable', events(first(0), first(1), done), apart],
  ['two whole choices', 'fails', two(0, 1), apart],
  ['two probabilities of two tokens', 'holds', probable(token, { token: ' two', logprob: 0 }), logprobs],
  ['one probability of two tokens, the last of which has no text', 'holds', probable(token), logprobs],
  ['none', 'fails', whole('e1', madeChat()), logprobs],
  ['one above 0', 'fails', probable(token, { token: ' two', logprob: 0.1 }), logprobs],
  ['one in words', 'fails', probable({ token: 'one', logprob: '-1' }), logprobs],
  ['many of two tokens', 'fails', probable(token, token, token, token), logprobs],
  ['an object', 'holds', saying('e1', '{"a": 1}'), json],
  ['words', 'fails', saying('e1', 'red'), json],
  ['a list', 'fails', saying('e1', '[]'), json],
  ['words that were cut off', 'fails', saying('e1', 'The color', 'length'), json],
  ['words that were cut off, with a schema', 'fails', saying('e1', 'red', 'length'), fitting],
  ['nothing but thoughts', 'inapplicable', saying('e1', '', 'length'), json],
  ['half an object', 'inapplicable', saying('e1', '{"a":', 'length'), json],
  ['an object that fits', 'holds', saying('e1', '{"color": "red"}'), fitting],
  ['an object with another value', 'fails', saying('e1', '{"color": "blue"}'), fitting],
  ['an object with a member more', 'fails', saying('e1', '{"color": "red", "a": 1}'), fitting],
  ['the same text', 'holds', [...saying('e1', 'a'), ...saying('e2', 'a')], alike],
  ['another text', 'fails', [...saying('e1', 'a'), ...saying('e2', 'b')], alike],
  ['a refused seed', 'inapplicable', [...saying('e1', 'a'), ...refusedChat('e2', 400)], alike],
  ['texts that vary', 'holds', [...saying('e1', 'a'), ...saying('e2', 'b')], varied],
  ['texts that never vary', 'fails', [...saying('e1', 'a'), ...saying('e2', 'a')], varied],
];

describe('judges of choices, probabilities, formats and seeds', () => judgesRows(rows));
