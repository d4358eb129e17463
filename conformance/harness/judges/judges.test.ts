import assert from 'node:assert/strict';
import type { NewEntry } from '../history/entry.ts';
import {
  asked,
  ended,
  envelope,
  framed,
  madeHistory,
  running,
  started,
  told,
  wholeStream,
} from '../testing/made-history.ts';
import { type Claim, claim, type Finding, isHeld, judgeClaim, universalClaims } from './index.ts';

const refs = { A: 'e1', B: 'e2' };

const finding = (entries: readonly NewEntry[], made: Claim): Finding =>
  judgeClaim(madeHistory(entries, refs), made);

const verdict = (entries: readonly NewEntry[], made: Claim): string => {
  const found = finding(entries, made);
  if (isHeld(found)) return 'holds';
  return 'undecided' in found ? 'undecided' : 'fails';
};

type Row = readonly [string, 'holds' | 'fails' | 'undecided', readonly NewEntry[], Claim];

const submitted = (
  ...answer: Parameters<typeof told> extends [string, ...infer Rest] ? Rest : never
): NewEntry[] => [asked('e1', 'POST', '/v1/tasks'), told('e1', ...answer)];

const rejected = (backoff: string, retryAfter: string, body: object): NewEntry[] =>
  submitted(429, body, [
    ['Content-Type', 'application/json'],
    ['X-Backoff-Ms', backoff],
    ['Retry-After', retryAfter],
  ]);

const hinted = envelope('ADMISSION_REJECT', true, { retry_after_ms: 1500, policy_label: 'reject' });
const expired: NewEntry = { kind: 'step', text: 'bound frame_ms expired: p1 is asked' };
const stream = wholeStream('e1');
const without = (index: number) => stream.toSpliced(index, 1);
const doubled = (index: number) => stream.toSpliced(index, 0, ...stream.slice(index, index + 1));
const resumed = [
  asked('e2', 'GET', '/v1/tasks/x/stream', [['Last-Event-ID', '1']]),
  told('e2', 200, undefined, [['Content-Type', 'text/event-stream']]),
  framed('e2', 'token', { t: 'b', i: 1 }, 2),
  framed('e2', 'end', ended(2), 3),
];

const status = claim('s', 'response.status', { ref: 'A', status: 202 });
const code = claim('c', 'error.code', { ref: 'A', code: 'ADMISSION_REJECT' });
const hints = claim('h', 'refusal.hints', { ref: 'A', policy: 'reject' });
const order = claim('o', 'stream.order', { ref: 'A', reader: 'live' });
const terminal = claim('t', 'stream.terminal', { ref: 'A', event: 'end' });
const same = claim('m', 'stream.same', { refs: ['A', 'B'] });

const answers: readonly Row[] = [
  ['a status that is due', 'holds', submitted(202, {}), status],
  ['another status', 'fails', submitted(200, {}), status],
  [
    'an answer that never came',
    'fails',
    [asked('e1', 'POST', '/v1/tasks'), { kind: 'closed', exchange: 'e1', by: 'error', error: 'reset' }],
    status,
  ],
  [
    'an answer that a step forgot to ask for',
    'undecided',
    [],
    claim('s', 'response.status', { ref: 'C', status: 1 }),
  ],
  [
    'an answer that was not asked for because a bound expired',
    'fails',
    [expired],
    claim('s', 'response.status', { ref: 'C', status: 1 }),
  ],
  [
    'a member of a body',
    'holds',
    submitted(202, { a: [{ b: 1 }] }),
    claim('b', 'response.body', { ref: 'A', where: { 'a.0.b': 1, 'a.#': 1 } }),
  ],
  [
    'another value of a member',
    'fails',
    submitted(202, { a: 2 }),
    claim('b', 'response.body', { ref: 'A', where: { a: 1 } }),
  ],
  [
    'a body that is no JSON',
    'fails',
    submitted(202, 'no'),
    claim('b', 'response.body', { ref: 'A', where: {} }),
  ],
  ['a code under its status', 'holds', submitted(429, hinted), code],
  ['a code under another status', 'fails', submitted(503, hinted), code],
  ['another code', 'fails', submitted(429, envelope('QUOTA_EXCEEDED', true)), code],
  ['hints that agree', 'holds', rejected('1500', '2', hinted), hints],
  ['seconds that are rounded down', 'fails', rejected('1500', '1', hinted), hints],
  ['a body with another hint', 'fails', rejected('1500', '2', { ...hinted, retry_after_ms: 1501 }), hints],
  ['a refusal that is not retriable', 'fails', rejected('1500', '2', { ...hinted, retriable: false }), hints],
  [
    'the label of another policy',
    'fails',
    rejected('1500', '2', { ...hinted, policy_label: 'quota' }),
    hints,
  ],
  ['hints of what is no refusal', 'fails', submitted(202, {}), hints],
];

const streams: readonly Row[] = [
  ['a stream in order', 'holds', stream, order],
  ['a piece that stands twice', 'fails', doubled(4), order],
  ['no mark of decoding', 'fails', without(3), order],
  ['no mark before the end', 'fails', without(6), order],
  ['a stream without a frame', 'fails', stream.slice(0, 2), order],
  ['one terminal at the end', 'holds', stream, terminal],
  ['no terminal', 'fails', without(7), terminal],
  ['two terminals', 'fails', doubled(7), terminal],
  ['another terminal', 'fails', stream, claim('t', 'stream.terminal', { ref: 'A', event: 'error' })],
  ['a stream that closes', 'holds', stream, claim('x', 'stream.closes', { ref: 'A' })],
  ['a stream that stays open', 'fails', without(8), claim('x', 'stream.closes', { ref: 'A' })],
  ['the text of the pieces', 'holds', stream, claim('x', 'stream.text', { ref: 'A', text: 'ab' })],
  ['another text', 'fails', without(5), claim('x', 'stream.text', { ref: 'A', text: 'ab' })],
  ['the pieces', 'holds', stream, claim('p', 'stream.pieces', { ref: 'A', pieces: ['a', 'b'] })],
  [
    'a number of frames',
    'holds',
    stream,
    claim('n', 'stream.count', { ref: 'A', event: 'metrics', count: { $min: 2 } }),
  ],
  [
    'too few frames',
    'fails',
    stream,
    claim('n', 'stream.count', { ref: 'A', event: 'metrics', count: { $min: 3 } }),
  ],
  ['indexes that rise by one', 'holds', stream, claim('i', 'stream.contiguous', { ref: 'A' })],
  ['an index that stands twice', 'fails', doubled(5), claim('i', 'stream.contiguous', { ref: 'A' })],
  ['a resumed reader that saw the same', 'holds', [...stream, ...resumed], same],
  ['a resumed reader that missed the end', 'fails', [...stream, ...resumed.slice(0, 3)], same],
  [
    'a resumed reader that saw another piece',
    'fails',
    [...stream, ...resumed.toSpliced(2, 1, framed('e2', 'token', { t: 'c', i: 1 }, 2))],
    same,
  ],
  ['a second reader that saw nothing', 'fails', [...stream, ...resumed.slice(0, 2)], same],
];

const witness = (
  action: 'request' | 'piece' | 'aborted' | 'ended',
  exchange: string,
  detail: object = {},
): NewEntry => ({
  kind: 'peer',
  peer: 'p1',
  action,
  exchange,
  detail: { ...detail },
});
const call = (exchange: string, prompt = 'x') => witness('request', exchange, { generation: true, prompt });
const canceled: NewEntry[] = [asked('e1', 'POST', '/v1/tasks/x/cancel'), told('e1', 204)];
const hungUp = claim('a', 'peer.hung-up', { peer: 'p1', after: { kind: 'response', ref: 'A' } });
const lateMs = Array.from({ length: 30 }, (): NewEntry => ({ kind: 'step', text: 'later' }));
const noPiece = claim('n', 'entry.never', {
  what: { kind: 'peer', peer: 'p1', action: 'piece' },
  after: { kind: 'response', ref: 'A' },
});
const follows = claim('f', 'order.follows', {
  anchors: [
    { kind: 'peer', action: 'request', where: { prompt: 'one' } },
    { kind: 'peer', action: 'request', where: { prompt: 'two' } },
  ],
});
const atMostOne = claim('k', 'peer.concurrency', { peer: 'p1', max: 1, reaches: 1 });
const within = (ms: number) =>
  claim('w', 'order.within', { from: { kind: 'request', ref: 'A' }, to: { kind: 'response', ref: 'A' }, ms });

const witnessed: readonly Row[] = [
  ['a hang-up within its bound', 'holds', [call('c1'), ...canceled, witness('aborted', 'c1')], hungUp],
  [
    'a hang-up before the answer was read',
    'holds',
    [call('c1'), ...canceled.toSpliced(1, 0, witness('aborted', 'c1'))],
    hungUp,
  ],
  ['a hang-up before it was asked for', 'fails', [call('c1'), witness('aborted', 'c1'), ...canceled], hungUp],
  [
    'a hang-up after its bound',
    'fails',
    [call('c1'), ...canceled, ...lateMs, witness('aborted', 'c1')],
    hungUp,
  ],
  ['no hang-up', 'fails', [call('c1'), ...canceled], hungUp],
  ['nothing after an answer', 'holds', [witness('piece', 'c1'), ...canceled], noPiece],
  ['something after an answer', 'fails', [...canceled, witness('piece', 'c1')], noPiece],
  ['an answer that did not come', 'fails', [witness('piece', 'c1')], noPiece],
  ['an order', 'holds', [call('c1', 'one'), call('c2', 'two')], follows],
  ['another order', 'fails', [call('c1', 'two'), call('c2', 'one')], follows],
  ['one call after another', 'holds', [call('c1'), witness('ended', 'c1'), call('c2')], atMostOne],
  ['two calls at once', 'fails', [call('c1'), call('c2')], atMostOne],
  ['no call at all', 'fails', [], atMostOne],
  ['a time at its limit', 'holds', canceled, within(10)],
  ['a time above its limit', 'fails', canceled, within(9)],
  [
    'a time of at least',
    'holds',
    canceled,
    claim('a', 'order.apart', {
      from: { kind: 'request', ref: 'A' },
      to: { kind: 'response', ref: 'A' },
      ms: 10,
    }),
  ],
  [
    'a time below the least',
    'fails',
    canceled,
    claim('a', 'order.apart', {
      from: { kind: 'request', ref: 'A' },
      to: { kind: 'response', ref: 'A' },
      ms: 11,
    }),
  ],
  [
    'a number of generations',
    'holds',
    [call('c1'), witness('request', 'c2', { generation: false })],
    claim('g', 'peer.asked', { peer: 'p1', count: 1 }),
  ],
  [
    'the prompts in order',
    'holds',
    [call('c1', 'a'), call('c2', 'b')],
    claim('g', 'peer.order', { path: 'prompt', values: ['a', 'b'] }),
  ],
  [
    'the prompts in another order',
    'fails',
    [call('c1', 'b'), call('c2', 'a')],
    claim('g', 'peer.order', { path: 'prompt', values: ['a', 'b'] }),
  ],
  [
    'the same value at two places',
    'holds',
    [...submitted(202, { job_id: 'j' }), framed('e2', 'started', { job_id: 'j' }, 0)],
    claim('v', 'values.same', {
      values: [
        { anchor: { kind: 'response', ref: 'A' }, path: 'body.job_id' },
        { anchor: { kind: 'frame', ref: 'B' }, path: 'job_id' },
      ],
    }),
  ],
  [
    'other values at two places',
    'fails',
    [...submitted(202, { job_id: 'j' }), framed('e2', 'started', { job_id: 'k' }, 0)],
    claim('v', 'values.same', {
      values: [
        { anchor: { kind: 'response', ref: 'A' }, path: 'body.job_id' },
        { anchor: { kind: 'frame', ref: 'B' }, path: 'job_id' },
      ],
    }),
  ],
  [
    'an exit code',
    'holds',
    [{ kind: 'process', process: 's', action: 'exited', code: 0 }],
    claim('e', 'process.exit', { code: 0 }),
  ],
  [
    'a process that lives',
    'fails',
    [{ kind: 'process', process: 's', action: 'ready' }],
    claim('e', 'process.exit', { code: 0 }),
  ],
  [
    'a line of output',
    'holds',
    [{ kind: 'output', process: 's', stream: 'stdout', line: '{"event":"x"}' }],
    claim('l', 'output.lines', { where: { event: 'x' }, count: 1 }),
  ],
  ['no output at all', 'undecided', [], claim('l', 'output.lines', { count: 0 })],
  ['bounds that were kept', 'holds', canceled, claim('b', 'bounds.kept', {})],
  ['a bound that expired', 'fails', [expired], claim('b', 'bounds.kept', {})],
];

const scrape = (exchange: string, value: number): NewEntry[] => [
  asked(exchange, 'GET', '/metrics'),
  told(exchange, 200, `tasks_total{tenant="a\\"b"} ${value}\ntasks_total{tenant="c"} 1\n`, [
    ['Content-Type', 'text/plain'],
  ]),
];
const change = (due: number) =>
  claim('d', 'metric.change', {
    before: 'A',
    after: 'B',
    name: 'tasks_total',
    labels: { tenant: 'a"b' },
    change: due,
  });

const metrics: readonly Row[] = [
  ['a change between scrapes', 'holds', [...scrape('e1', 2), ...scrape('e2', 5)], change(3)],
  ['another change', 'fails', [...scrape('e1', 2), ...scrape('e2', 5)], change(4)],
  [
    'a value over all labels',
    'holds',
    scrape('e1', 2),
    claim('d', 'metric.value', { ref: 'A', name: 'tasks_total', value: 3 }),
  ],
  [
    'a sample that is absent',
    'fails',
    scrape('e1', 2),
    claim('d', 'metric.value', { ref: 'A', name: 'other', value: 0 }),
  ],
];

const named = (assertion: string): Claim => {
  const found = universalClaims.find(item => item.assertion === assertion);
  assert.ok(found);
  return found;
};

const sent = (correlation: string): NewEntry =>
  asked('e1', 'GET', '/v1/tasks/x', [['X-Correlation-Id', correlation]]);
const echoed = (correlation: string): NewEntry =>
  told('e1', 404, envelope('TASK_NOT_FOUND', false), [
    ['Content-Type', 'application/json'],
    ['X-Correlation-Id', correlation],
  ]);
const posted: NewEntry = {
  kind: 'request',
  exchange: 'e1',
  method: 'POST',
  url: 'http://t/v1/tasks',
  headers: [],
  body: '{}',
};
const onPurpose: NewEntry = { kind: 'step', text: 'e1 breaks the contract on purpose: no body' };

const universal: readonly Row[] = [
  ['a correlation id that is echoed', 'holds', [sent('c-1'), echoed('c-1')], named('all.correlated')],
  ['another correlation id', 'fails', [sent('c-2'), echoed('c-1')], named('all.correlated')],
  ['a minted one in place of a bad one', 'holds', [sent('no good'), echoed('c-1')], named('all.correlated')],
  ['a body with another one than the header', 'fails', [sent('c-2'), echoed('c-2')], named('all.correlated')],
  ['a valid answer', 'holds', [sent('c-1'), echoed('c-1')], named('all.responses-valid')],
  [
    'a body that breaks its schema',
    'fails',
    [sent('c-1'), told('e1', 404, { code: 'X' })],
    named('all.responses-valid'),
  ],
  [
    'a status that the operation does not have',
    'fails',
    [sent('c-1'), told('e1', 418, envelope('INTERNAL', true))],
    named('all.responses-valid'),
  ],
  [
    'another media type',
    'fails',
    [sent('c-1'), told('e1', 404, envelope('TASK_NOT_FOUND', false), [['Content-Type', 'text/html']])],
    named('all.responses-valid'),
  ],
  ['an error as the catalogue has it', 'holds', [sent('c-1'), echoed('c-1')], named('all.errors-catalogued')],
  [
    'an error that says another retriable',
    'fails',
    [sent('c-1'), told('e1', 404, envelope('TASK_NOT_FOUND', true))],
    named('all.errors-catalogued'),
  ],
  [
    'an error that the operation does not have',
    'fails',
    [sent('c-1'), told('e1', 404, envelope('POOL_NOT_FOUND', false))],
    named('all.errors-catalogued'),
  ],
  [
    'a refusal without hints',
    'fails',
    [sent('c-1'), told('e1', 503, envelope('STORE_UNAVAILABLE', true))],
    named('all.hints-consistent'),
  ],
  ['streams in order', 'holds', stream, named('all.streams-in-order')],
  ['a stream out of order', 'fails', doubled(4), named('all.streams-in-order')],
  [
    'an invalid request of the harness',
    'undecided',
    [posted],
    named('all.requests-valid'),
  ],
  [
    'a request that is meant to be invalid',
    'holds',
    [onPurpose, posted],
    named('all.requests-valid'),
  ],
  [
    'a secret in a request',
    'holds',
    [asked('e1', 'GET', '/healthz', [['Authorization', 'Bearer [secret:data]']])],
    named('all.secrets-hidden'),
  ],
  [
    'a secret in a line of output',
    'fails',
    [{ kind: 'output', process: 's', stream: 'stderr', line: 'key [secret:data]' }],
    named('all.secrets-hidden'),
  ],
  [
    "an engine's key at its peer",
    'holds',
    [witness('request', 'c1', { headers: [['x', '[secret:engine p1]']] })],
    named('all.secrets-hidden'),
  ],
  [
    "a client's key at a peer",
    'fails',
    [witness('request', 'c1', { headers: [['x', '[secret:engine p1] [secret:data]']] })],
    named('all.secrets-hidden'),
  ],
];

const groups: readonly (readonly [string, readonly Row[]])[] = [
  ['answers', answers],
  ['streams', streams],
  ['what peers and processes showed', witnessed],
  ['metrics', metrics],
  ['every case', universal],
];

for (const [name, rows] of groups) {
  describe(`the judges of ${name}`, () => {
    for (const [title, due, entries, made] of rows) {
      it(`${made.judge} of ${title}: ${due}`, () => assert.equal(verdict(entries, made), due));
    }
  });
}

describe('a finding', () => {
  it('names the entry at which it went wrong', () => {
    const found = finding(
      [...wholeStream('e1').slice(0, 4), framed('e1', 'token', { t: 'a', i: 1 }, 2)],
      order,
    );
    assert.ok('at' in found);
    assert.equal(found.at, 5);
  });

  it('says what was seen and what was due', () => {
    const found = finding(submitted(500, { code: 'INTERNAL' }), status);
    assert.ok('message' in found);
    assert.equal(found.message, 'the status is 500, due: 202; "{\\"code\\":\\"INTERNAL\\"}"');
  });

  it('of a repeated ref is that of the exchange that the operation selects', () => {
    const entries = [...submitted(202, {}), asked('e2', 'GET', '/v1/tasks/x'), told('e2', 200, {})];
    const history = madeHistory(entries, {});
    const both = { ...history, refs: new Map([['T', ['e1', 'e2']]]) };
    const judged = (ref: string, due: number) =>
      isHeld(judgeClaim(both, claim('s', 'response.status', { ref, status: due })));
    assert.deepEqual(
      [judged('T', 200), judged('T/createTask', 202), judged('T#1', 202), judged('e2', 200)],
      [true, true, true, true],
    );
    assert.equal(judged('T/getTask', 202), false);
  });

  it('of a frame before its start and of one that runs are told apart', () => {
    const entries = [
      ...wholeStream('e1').slice(0, 2),
      framed('e1', 'metrics', running),
      framed('e1', 'started', started, 0),
    ];
    assert.equal(verdict(entries, claim('o', 'stream.order', { ref: 'A' })), 'fails');
  });
});
