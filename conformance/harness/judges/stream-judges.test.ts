import assert from 'node:assert/strict';
import { finding, judgesRows, type Row, submitted, verdict } from '../testing/judge-rows.ts';
import {
  asked,
  ended,
  framed,
  madeHistory,
  running,
  started,
  told,
  wholeStream,
} from '../testing/made-history.ts';
import { claim, isHeld, judgeClaim } from './index.ts';

const stream = wholeStream('e1');
const without = (index: number) => stream.toSpliced(index, 1);
const doubled = (index: number) => stream.toSpliced(index, 0, ...stream.slice(index, index + 1));
const resumed = [
  asked('e2', 'GET /v1/tasks/x/stream', [['Last-Event-ID', '1']]),
  told('e2', 200, undefined, [['Content-Type', 'text/event-stream']]),
  framed('e2', 'token', { t: 'b', i: 1 }, 2),
  framed('e2', 'end', ended(2), 3),
];
const order = claim('o', 'stream.order', { ref: 'A', reader: 'live' });
const terminal = claim('t', 'stream.terminal', { ref: 'A', event: 'end' });
const same = claim('m', 'stream.same', { refs: ['A', 'B'] });

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

describe('the judges of streams', () => {
  judgesRows(streams);
});

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
    const found = finding(
      submitted(500, { code: 'INTERNAL' }),
      claim('s', 'response.status', { ref: 'A', status: 202 }),
    );
    assert.ok('message' in found);
    assert.equal(found.message, 'the status is 500, due: 202; "{\\"code\\":\\"INTERNAL\\"}"');
  });

  it('of a repeated ref is that of the exchange that the operation selects', () => {
    const entries = [...submitted(202, {}), asked('e2', 'GET /v1/tasks/x'), told('e2', 200, {})];
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
