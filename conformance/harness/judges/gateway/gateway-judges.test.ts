import type { NewEntry } from '../../history/entry.ts';
import { judgesRows, type Row } from '../../testing/judge-rows.ts';
import { chatAsked, delta, done, madeChat, madeChoice, refusedChat } from '../../testing/made-chat.ts';
import { told } from '../../testing/made-history.ts';
import { claim } from '../index.ts';

const prompt = 'm1 task A.';
const hop = { ref: 'A', prompt };
const messages = [{ role: 'user', content: `ä ${prompt}` }];
const trace = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

type Deed = 'request' | 'piece' | 'released' | 'ended' | 'failed' | 'aborted';
const peer = (action: Deed, detail: object = {}, exchange = 'engine.c1'): NewEntry => ({
  ...{ kind: 'peer', peer: 'engine', action, exchange },
  detail: { ...detail },
});
const called = (body: object = { messages }, headers: unknown = [], exchange = 'engine.c1'): NewEntry =>
  peer('request', { generation: true, prompt: `[user]ä ${prompt}`, body, headers }, exchange);
const gave = (text: string): NewEntry => peer('piece', { text });
const ended = (detail: object = { finish: 'stop' }): NewEntry => peer('ended', detail);

const asked = (members: object = {}): NewEntry => chatAsked('e1', { messages, ...members });
const answered = (more: object = {}): NewEntry => told('e1', 200, madeChat(more));
const frame = (data: unknown): NewEntry => ({
  ...{ kind: 'frame', exchange: 'e1', index: 0 },
  data: typeof data === 'string' ? data : JSON.stringify(data),
});
const closed = (by: 'harness' | 'target'): NewEntry => ({ kind: 'closed', exchange: 'e1', by });
const opened = [
  asked({ stream: true }),
  called(),
  told('e1', 200, undefined, [['Content-Type', 'text/event-stream']]),
];
const passed = [asked(), called(), gave('one two'), ended(), answered()];
const said = (content: string) => ({ choices: [madeChoice({ message: { role: 'assistant', content } })] });
const refused = (status: number, headers: [string, string][] = [], body?: unknown): NewEntry[] =>
  refusedChat('e1', status, body, headers, { messages });
const busy = peer('failed', { kind: 'http-429', retryAfterS: 7, message: 'no: 7f3a' });
const process = (action: 'signaled'): NewEntry => ({
  kind: 'process',
  process: 'gw',
  action,
  signal: 'SIGTERM',
});

const messagesKept = claim('m', 'gateway.messages', hop);
const seed = claim('s', 'gateway.members', { ...hop, members: ['seed'] });
const once = claim('o', 'gateway.one-call', hop);
const text = claim('t', 'gateway.text', hop);
const finish = claim('f', 'gateway.finish', hop);
const first = claim('u', 'gateway.unheld', { ...hop, part: 'first' });
const left = claim('l', 'gateway.left', hop);
const failed = claim('x', 'gateway.failed', { ...hop, status: { $min: 500, $max: 599 } });
const brokenOff = claim('b', 'gateway.broken-off', hop);
const retryAfter = claim('r', 'gateway.retry-after', hop);
const sameWords = claim('w', 'gateway.same-words', hop);
const notAgain = claim('n', 'gateway.not-again', hop);
const inTime = claim('i', 'gateway.in-time', { ...hop, withinMs: 1_000 });
const newcomer = claim('c', 'gateway.newcomer', hop);
const usage = claim('g', 'gateway.usage', hop);
const key = claim('k', 'gateway.key-kept', { ...hop, hasOwnKey: true });
const shared = claim('k', 'gateway.key-kept', { ...hop, hasOwnKey: false });
const traced = claim('p', 'gateway.trace', hop);

const withHeader = (name: string, value: string): NewEntry =>
  ({ ...asked(), headers: [[name, value]] }) as NewEntry;
const one = delta({ content: 'one' });

const rows: readonly Row[] = [
  ['nothing that was asked', 'undecided', [], messagesKept],
  ['messages as they were', 'holds', passed, messagesKept],
  [
    'messages with another role',
    'fails',
    [asked(), called({ messages: [{ ...messages[0], role: 'system' }] })],
    messagesKept,
  ],
  ['one more message', 'fails', [asked(), called({ messages: [...messages, ...messages] })], messagesKept],
  [
    'parts of text',
    'holds',
    [asked(), called({ messages: [{ role: 'user', content: [{ text: messages[0]?.content }] }] })],
    messagesKept,
  ],
  ['a request that never arrives', 'fails', refused(400), messagesKept],
  ['a seed of 0 that arrives', 'holds', [asked({ seed: 0 }), called({ seed: 0 })], seed],
  ['a seed that does not', 'fails', [asked({ seed: 0 }), called({})], seed],
  ['another seed', 'fails', [asked({ seed: 0 }), called({ seed: 1 })], seed],
  ['a seed that is refused', 'inapplicable', refused(400), seed],
  ['a seed that is refused in words', 'fails', refused(400, [], 'no'), seed],
  ['one call', 'holds', passed, once],
  ['two', 'fails', [asked(), called(), called({}, [], 'engine.c2')], once],
  ['the text of the engine', 'holds', passed, text],
  ['another', 'fails', [asked(), called(), gave('one two '), ended(), answered()], text],
  ['a failure', 'fails', [asked(), called(), told('e1', 502)], text],
  ['a text that the engine could not end', 'fails', [asked(), called(), gave('one two'), answered()], text],
  ['a reason that the engine never gave', 'fails', [asked(), called(), answered(said('one'))], finish],
  ['the reason of the engine', 'holds', passed, finish],
  [
    'another reason',
    'fails',
    [asked(), called(), ended({ finish: 'length' }), answered(said('one'))],
    finish,
  ],
  ['a piece that came in time', 'holds', [...opened, gave('one'), frame(one), peer('released')], first],
  ['one that came late', 'fails', [...opened, gave('one'), peer('released'), frame(one)], first],
  ['a call that ended early', 'fails', [...opened, gave('one'), peer('aborted')], first],
  ['a call that was hung up on', 'holds', [...opened, closed('harness'), peer('aborted')], left],
  ['one that goes on', 'fails', [...opened, closed('harness')], left],
  ['a client that did not leave', 'undecided', opened, left],
  ['a stream that is none', 'fails', [called(), gave('one'), ...refused(500)], left],
  ['an answer before it left, while the engine works', 'undecided', [called(), ...refused(504)], left],
  ['a failure that is told', 'holds', [called(), ...refused(502)], failed],
  ['an empty success', 'fails', passed, failed],
  ['a failure in words', 'fails', [called(), ...refused(502, [], 'oops')], failed],
  ['a connection that closes', 'fails', [asked(), called(), closed('target')], failed],
  ['a stream that is broken off', 'holds', [...opened, gave('one'), frame(one), closed('target')], brokenOff],
  [
    'one that ends well',
    'fails',
    [...opened, gave('one'), frame(one), frame(done), closed('target')],
    brokenOff,
  ],
  ['text that nobody gave', 'fails', [...opened, frame(one), closed('target')], brokenOff],
  ['a stream that stays open', 'fails', [...opened, gave('one'), frame(one)], brokenOff],
  ['Retry-After as long', 'holds', [called(), busy, ...refused(429, [['Retry-After', '7']])], retryAfter],
  ['a shorter one', 'fails', [called(), busy, ...refused(429, [['Retry-After', '1']])], retryAfter],
  ['none', 'fails', [called(), busy, ...refused(429)], retryAfter],
  [
    'the words of the engine',
    'holds',
    [called(), busy, ...refused(400, [], { error: { message: 'E: no: 7f3a' } })],
    sameWords,
  ],
  ['other words', 'fails', [called(), busy, ...refused(400)], sameWords],
  ['one call after a piece', 'holds', [...opened, frame(one)], notAgain],
  ['a second call after a piece', 'fails', [...opened, frame(one), called({}, [], 'engine.c2')], notAgain],
  ['a second call before any', 'inapplicable', [...opened, called({}, [], 'engine.c2')], notAgain],
  ['an answer in time', 'holds', [called(), ...refused(504)], inTime],
  ['a client that waited until the harness gave up', 'fails', [asked(), called(), closed('harness')], inTime],
  ['a newcomer that is refused', 'holds', [process('signaled'), ...refused(503)], newcomer],
  ['one that is served', 'fails', [process('signaled'), asked(), answered()], newcomer],
  ['one that came before', 'undecided', refused(503), newcomer],
  [
    'usage of the engine',
    'holds',
    [asked(), called(), ended({ usage: { promptTokens: 3, completionTokens: 2 } }), answered()],
    usage,
  ],
  [
    'usage of its own',
    'fails',
    [asked(), called(), ended({ usage: { promptTokens: 9, completionTokens: 2 } }), answered()],
    usage,
  ],
  [
    'no usage',
    'fails',
    [asked(), called(), ended({ usage: { promptTokens: 9 } }), answered({ usage: undefined })],
    usage,
  ],
  [
    'a key that stays',
    'holds',
    [
      withHeader('Authorization', 'Bearer [secret:data key]'),
      called({}, [['authorization', 'Bearer [secret:upstream key]']]),
    ],
    key,
  ],
  [
    'a key that is passed on',
    'fails',
    [withHeader('Authorization', 'Bearer [secret:data key]'), called({}, [['x-key', '[secret:data key]']])],
    key,
  ],
  [
    'a gateway without a key',
    'inapplicable',
    [withHeader('Authorization', 'Bearer [secret:data key]'), called()],
    shared,
  ],
  ['no key at all', 'inapplicable', passed, key],
  [
    'a trace that goes on',
    'holds',
    [withHeader('traceparent', trace), called({}, [['traceparent', trace.replace('b7ad', 'aaaa')]])],
    traced,
  ],
  ['a trace that is lost', 'fails', [withHeader('traceparent', trace), called()], traced],
  [
    'a trace anew',
    'fails',
    [withHeader('traceparent', trace), called({}, [['traceparent', trace.replace('0af7', 'aaaa')]])],
    traced,
  ],
];

describe('judges of gateways', () => judgesRows(rows));
