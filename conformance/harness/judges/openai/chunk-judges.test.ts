import type { NewEntry } from '../../history/entry.ts';
import { judgesRows, type Row } from '../../testing/judge-rows.ts';
import {
  delta,
  done,
  goodEvents,
  madeChat,
  madeChoice,
  madeChunk,
  refusedChat,
  streamed,
  typedError,
  usageChunk,
  whole,
} from '../../testing/made-chat.ts';
import { claim, type JudgeName } from '../index.ts';

const of = (name: string) => claim('c', `openai.${name}` as 'openai.chunks' & JudgeName, { ref: 'A' });
const good = streamed('e1', goodEvents);
const [first, one, two, end] = goodEvents;
const events = (...given: readonly unknown[]) => streamed('e1', given);
const broken = (given: readonly unknown[], error?: string): NewEntry[] => [
  ...streamed('e1', given).slice(0, -1),
  { kind: 'closed', exchange: 'e1', by: 'error', ...(error === undefined ? {} : { error }) },
];
const same = claim('s', 'openai.same-text', { one: 'A', again: 'B', streamed: 'e3' });
const reason = claim('s', 'openai.same-reason', { one: 'A', again: 'B', streamed: 'e3' });
const saying = (exchange: string, content: string, finish_reason = 'stop') =>
  whole(
    exchange,
    madeChat({ choices: [madeChoice({ message: { role: 'assistant', content }, finish_reason })] }),
  );
const twice = [...saying('e1', 'one two'), ...saying('e2', 'one two')];
const stray: NewEntry = { kind: 'step', text: 'e1 has a line that is none of a stream: ping' };
const asked = [first, one, end, usageChunk, done];

const rows: readonly Row[] = [
  ['chunks', 'holds', good, of('chunks')],
  ['chunks and an error', 'holds', events(first, typedError), of('chunks')],
  ['an event that is no JSON', 'fails', events(first, 'ping', end, done), of('chunks')],
  [
    'chunks of another object',
    'fails',
    events(madeChunk([], { object: 'chat.completion' }), done),
    of('chunks'),
  ],
  [
    'a whole answer to who asked for a stream',
    'fails',
    whole('e1', madeChat(), { stream: true }),
    of('chunks'),
  ],
  ['an empty stream', 'fails', events(), of('chunks')],
  ['a refusal', 'fails', refusedChat('e1', 400), of('chunks')],
  ['a refusal for load', 'undecided', refusedChat('e1', 429), of('chunks')],
  ['one id', 'holds', good, of('one-head')],
  [
    'a second id',
    'fails',
    events(first, delta({ content: 'x' }, null, 0, { id: 'd' }), end, done),
    of('one-head'),
  ],
  [
    'a second time',
    'fails',
    events(first, delta({ content: 'x' }, null, 0, { created: 2 }), end, done),
    of('one-head'),
  ],
  ['a second model', 'fails', events(first, delta({}, 'stop', 0, { model: 'n' }), done), of('one-head')],
  ['[DONE] last', 'holds', good, of('done')],
  ['no [DONE]', 'fails', events(first, one, end), of('done')],
  ['two [DONE]', 'fails', events(first, end, done, done), of('done')],
  ['a chunk after [DONE]', 'fails', events(first, end, done, one), of('done')],
  ['a role first', 'holds', good, of('role-first')],
  [
    'a role each time',
    'holds',
    events(first, delta({ role: 'assistant', content: 'x' }), end, done),
    of('role-first'),
  ],
  ['no role', 'fails', events(one, end, done), of('role-first')],
  ['another role later', 'fails', events(first, delta({ role: 'user' }), end, done), of('role-first')],
  ['an end in the last chunk', 'holds', good, of('ends-once')],
  ['two ends', 'fails', events(first, end, end, done), of('ends-once')],
  [
    'an empty reason before the end',
    'fails',
    events(delta({ role: 'assistant' }, ''), end, done),
    of('ends-once'),
  ],
  [
    'the ends of two choices',
    'holds',
    events(first, delta({ role: 'assistant' }, null, 1), end, delta({}, 'stop', 1), done),
    of('ends-once'),
  ],
  ['a legal last reason', 'holds', good, of('last-reason')],
  [
    'a last reason that nobody knows',
    'fails',
    events(first, delta({}, 'tool_call'), done),
    of('last-reason'),
  ],
  ['no last reason', 'fails', events(first, one, done), of('last-reason')],
  ['no choice', 'fails', events(usageChunk, done), of('last-reason')],
  ['no text after the end', 'holds', good, of('nothing-after')],
  ['text after the end', 'fails', events(first, end, two, done), of('nothing-after')],
  ['a usage of its own', 'holds', events(...asked), of('usage-chunk')],
  ['no usage', 'fails', good, of('usage-chunk')],
  ['two usages', 'fails', events(first, end, usageChunk, usageChunk, done), of('usage-chunk')],
  ['a usage before the end', 'fails', events(first, usageChunk, end, done), of('usage-chunk')],
  ['a usage after [DONE]', 'fails', events(first, end, done, usageChunk), of('usage-chunk')],
  [
    'a usage without counts',
    'fails',
    events(first, end, madeChunk([], { usage: {} }), done),
    of('usage-chunk'),
  ],
  ['no usage elsewhere', 'holds', events(...asked), of('usage-elsewhere')],
  [
    'usages that are null',
    'holds',
    events(delta({ role: 'assistant' }, null, 0, { usage: null }), end, usageChunk, done),
    of('usage-elsewhere'),
  ],
  [
    'a usage beside a choice',
    'fails',
    events(first, delta({}, 'stop', 0, { usage: {} }), usageChunk, done),
    of('usage-elsewhere'),
  ],
  ['no usage unasked', 'holds', good, of('no-usage-chunk')],
  ['a usage unasked', 'fails', events(...asked), of('no-usage-chunk')],
  ['lines of a stream', 'holds', good, of('only-fields')],
  ['a line of none', 'fails', [...good, stray], of('only-fields')],
  ['an error in the stream', 'holds', events(first, one, typedError, done), of('told-broken')],
  ['a stream that breaks off', 'holds', broken([first, one], 'other side closed'), of('told-broken')],
  ['a failure told as an end', 'fails', events(first, one, end, done), of('told-broken')],
  ['a failure told by [DONE]', 'fails', events(first, one, done), of('told-broken')],
  ['a stream that stays open', 'fails', streamed('e1', [first, one]).slice(0, -1), of('told-broken')],
  ['the same text', 'holds', [...twice, ...streamed('e3', goodEvents)], same],
  ['a piece less', 'fails', [...twice, ...streamed('e3', [first, one, end, done])], same],
  [
    'two whole answers that differ',
    'inapplicable',
    [...saying('e1', 'a'), ...saying('e2', 'b'), ...streamed('e3', goodEvents)],
    same,
  ],
  ['the same reason', 'holds', [...twice, ...streamed('e3', goodEvents)], reason],
  ['no reason', 'inapplicable', [...twice, ...streamed('e3', [first, one, two, done])], reason],
  ['another reason', 'fails', [...twice, ...streamed('e3', [first, delta({}, 'length'), done])], reason],
];

describe('judges of streams of chunks', () => judgesRows(rows));
