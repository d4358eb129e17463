import type { NewEntry } from '../../history/entry.ts';
import { judgesRows, type Row } from '../../testing/judge-rows.ts';
import { chatAsked, madeChat, refusedChat, whole } from '../../testing/made-chat.ts';
import { told } from '../../testing/made-history.ts';
import { claim } from '../index.ts';

const ref = 'A';
const refused = claim('r', 'openai.refused', { ref, status: { $oneOf: [400, 422] } });
const unserved = claim('r', 'openai.refused', { ref, status: 400, optional: 'texts' });
const known = claim('n', 'openai.known', { ref, own: 'another' });
const knownOwn = claim('n', 'openai.known', { ref, own: 'm' });
const typed = claim('t', 'openai.error-typed', { ref });
const key = claim('k', 'openai.key-refused', { ref: 'A', keyless: 'B' });
const unknown = claim('u', 'openai.unknown-parameter', { ref });
const obeyed = (part: 'typed' | 'told' | 'at-once') => claim('o', 'openai.obeyable', { ref: 'L', part });
const servedAfter = claim('s', 'openai.served-after', { ref: 'B', left: 'L' });

const ok = whole('e1', madeChat());
const keyless = (status: number) => (status === 200 ? whole('e2', madeChat()) : refusedChat('e2', status));
const named = (exchange: string, name: string): NewEntry => ({
  kind: 'step',
  text: `${exchange} is ${name}`,
});
const other = [...whole('e7', madeChat()), named('e7', 'L.2')];
const many = (...entries: readonly NewEntry[]): NewEntry[] => [...entries, named('e1', 'L.1'), ...other];
const when: [string, string][] = [['Retry-After', '2']];
const pause: NewEntry = { kind: 'step', text: 'waited' };
const waited = Array.from({ length: 118 }, () => pause);
const late: NewEntry = { kind: 'step', text: 'the machine kept the harness waiting 300.0 ms' };
const left: NewEntry[] = [
  chatAsked('e1'),
  { kind: 'closed', exchange: 'e1', by: 'harness' },
  named('e1', 'L.1'),
];
const held: NewEntry = { kind: 'step', text: 'e2 is refused for load, and sent again after 1000 ms' };

const rows: readonly Row[] = [
  ['a refusal', 'holds', refusedChat('e1', 422), refused],
  ['an answer', 'fails', ok, refused],
  ['a failure', 'fails', refusedChat('e1', 500), refused],
  ['a refusal for load', 'undecided', refusedChat('e1', 429), refused],
  ['a way that does not exist', 'inapplicable', refusedChat('e1', 404), unserved],
  ['an answer on a way that exists', 'fails', ok, unserved],
  ['a listed model that answers', 'holds', ok, known],
  ['a listed model that nobody knows', 'fails', refusedChat('e1', 404), known],
  [
    'a listed model that nobody knows, with 400',
    'fails',
    refusedChat('e1', 400, { error: { message: 'no', type: 'x', code: 'model_not_found' } }),
    known,
  ],
  ['a listed model that is no chat model', 'undecided', refusedChat('e1', 400), known],
  ['the model of the run, listed and refused', 'fails', refusedChat('e1', 400), knownOwn],
  ['a typed error', 'holds', refusedChat('e1', 400), typed],
  ['no failure', 'inapplicable', ok, typed],
  ['a failure in words', 'fails', refusedChat('e1', 500, 'broken'), typed],
  [
    'an error without a type',
    'fails',
    refusedChat('e1', 400, { error: { message: 'no', type: null } }),
    typed,
  ],
  [
    'an error without a message',
    'fails',
    refusedChat('e1', 400, { error: { message: '', type: 'x' } }),
    typed,
  ],
  ['an error that is words', 'fails', refusedChat('e1', 400, { error: 'no' }), typed],
  ['an unknown key that is refused', 'holds', [...refusedChat('e1', 401), ...keyless(401)], key],
  ['an unknown key that is taken', 'fails', [...ok, ...keyless(401)], key],
  ['an unknown key that is answered 400', 'fails', [...refusedChat('e1', 400), ...keyless(401)], key],
  ['a server without keys', 'inapplicable', [...ok, ...keyless(200)], key],
  [
    'an unknown key that is refused where none is needed',
    'holds',
    [...refusedChat('e1', 401), ...keyless(200)],
    key,
  ],
  ['a parameter that is ignored', 'holds', ok, unknown],
  ['a parameter that is refused', 'holds', refusedChat('e1', 400), unknown],
  ['a parameter at which it breaks', 'fails', refusedChat('e1', 500), unknown],
  ['nothing begun', 'undecided', [], obeyed('typed')],
  ['refusals alone', 'undecided', [...refusedChat('e1', 429), named('e1', 'L.1')], obeyed('typed')],
  ['a failure under load', 'fails', many(...refusedChat('e1', 500)), obeyed('typed')],
  ['nothing refused', 'inapplicable', many(...ok), obeyed('typed')],
  ['a typed refusal for load', 'holds', many(...refusedChat('e1', 429)), obeyed('typed')],
  ['a refusal for load in words', 'fails', many(...refusedChat('e1', 503, 'busy')), obeyed('typed')],
  ['a refusal that says when', 'holds', many(...refusedChat('e1', 429, undefined, when)), obeyed('told')],
  [
    'a refusal that names a time',
    'holds',
    many(...refusedChat('e1', 503, undefined, [['Retry-After', 'Sat, 21 Nov 2026 20:00:00 GMT']])),
    obeyed('told'),
  ],
  ['a refusal that does not say when', 'fails', many(...refusedChat('e1', 503)), obeyed('told')],
  [
    'a refusal that says when in words',
    'fails',
    many(...refusedChat('e1', 429, undefined, [['retry-after', 'soon']])),
    obeyed('told'),
  ],
  ['a refusal at once', 'holds', many(...refusedChat('e1', 429)), obeyed('at-once')],
  [
    'a refusal after 1.2 s',
    'fails',
    many(chatAsked('e1'), ...waited, pause, told('e1', 429)),
    obeyed('at-once'),
  ],
  [
    'a refusal after 1.2 s, of which the machine took 0.3',
    'holds',
    many(chatAsked('e1'), ...waited, late, told('e1', 429)),
    obeyed('at-once'),
  ],
  ['an answer after all were left', 'holds', [...left, ...whole('e2', madeChat())], servedAfter],
  [
    'none after all were left',
    'fails',
    [...left, chatAsked('e2'), { kind: 'closed', exchange: 'e2', by: 'harness' }],
    servedAfter,
  ],
  ['a refusal that was obeyed, and again', 'fails', [...left, held, ...refusedChat('e2', 429)], servedAfter],
  ['a refusal for which there was no time', 'undecided', [...left, ...refusedChat('e2', 429)], servedAfter],
  [
    'a refusal for an hour',
    'inapplicable',
    [...left, ...refusedChat('e2', 429, undefined, [['retry-after', '3600']])],
    servedAfter,
  ],
  [
    'one that was never left',
    'undecided',
    [chatAsked('e1'), named('e1', 'L.1'), ...whole('e2', madeChat())],
    servedAfter,
  ],
];

describe('judges of refusals of the OpenAI surface', () => judgesRows(rows));
