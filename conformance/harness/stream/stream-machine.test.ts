import assert from 'node:assert/strict';
import { ended, running, started } from '../testing/made-history.ts';
import type { MachineFrame } from './frame-rules.ts';
import { type MachineStart, StreamMachine } from './stream-machine.ts';

const frame = (event: string, payload: unknown, id?: number): MachineFrame => ({
  event,
  data: JSON.stringify(payload),
  ...(id === undefined ? {} : { id: String(id) }),
});

const first = frame('started', started, 0);
const waits = frame('metrics', { state: 'queued', queue_depth: 1 });
const runs = frame('metrics', running);
const token = (i: number, id = i + 1) => frame('token', { t: 'x', i }, id);
const end = (tokens: number, id = tokens + 1) => frame('end', ended(tokens), id);
const canceled = (tokens: number, id = tokens + 1) =>
  frame(
    'error',
    { code: 'CANCELED', message: 'm', retriable: false, correlation_id: 'c', tokens_out: tokens },
    id,
  );
const lost = (tokens: number, id: number) =>
  frame(
    'error',
    {
      ...{ code: 'INTERNAL', message: 'm', retriable: true, correlation_id: 'c' },
      ...{ tokens_out: tokens, tokens_lost: true },
    },
    id,
  );

const ruleOf = (frames: readonly MachineFrame[], start: MachineStart = {}): string => {
  const machine = new StreamMachine(start);
  const breaches = frames.map(item => machine.feed(item));
  return breaches.find(breach => breach !== undefined)?.rule ?? machine.state;
};

const live = { reader: 'live' } as const;

const lawful: readonly (readonly [string, readonly MachineFrame[], MachineStart])[] = [
  ['a live reader of a task that ran', [first, runs, token(0), token(1), runs, end(2)], live],
  ['a live reader of a task that waited', [first, waits, waits, runs, token(0), runs, end(1)], live],
  ['a retry before the first piece', [first, runs, waits, runs, token(0), runs, end(1)], live],
  ['an eviction', [first, waits, canceled(0)].toSpliced(2, 0, waits), live],
  ['a late reader of a task that ended', [first, token(0), token(1), end(2)], {}],
  ['a reader that resumed', [token(1), runs, end(2)], { lastEventId: '1' }],
  ['a reader that resumed and gets the terminal alone', [end(2)], { lastEventId: '2' }],
  [
    'a reader that resumed before decoding began',
    [token(1), runs, end(2)],
    { reader: 'live', lastEventId: '1' },
  ],
  ['a count of pieces of which a crash took some', [first, token(0), lost(5, 2)], {}],
];

const unlawful: readonly (readonly [string, string, readonly MachineFrame[], MachineStart])[] = [
  ['a stream that opens with a piece', 'ids', [token(0)], {}],
  ['a stream that opens with metrics', 'transition', [runs], {}],
  ['a second started', 'ids', [first, first], {}],
  ['a piece before decoding is marked', 'transition', [first, token(0)], live],
  ['a piece that stands twice', 'ids', [first, runs, token(0), token(0)], {}],
  ['a piece that is left out', 'ids', [first, runs, token(0), token(2)], {}],
  ['an index that jumps under the right id', 'token_index', [first, runs, token(0), token(2, 2)], {}],
  ['metrics with an id', 'ids', [first, frame('metrics', running, 1)], {}],
  ['a piece without an id', 'ids', [first, runs, frame('token', { t: 'x', i: 0 })], {}],
  ['an id with a leading zero', 'ids', [{ ...first, id: '00' }], {}],
  ['a frame after the terminal', 'terminal', [first, token(0), end(1), runs], {}],
  ['a second terminal', 'terminal', [first, token(0), end(1), canceled(1, 3)], {}],
  ['a count that is not the pieces', 'tokens_out', [first, token(0), end(2, 2)], {}],
  ['no metrics before the terminal', 'metrics', [first, runs, token(0), end(1)], live],
  ['an end of a task that never ran', 'transition', [first, waits, end(0)], live],
  ['an unknown event', 'event', [first, frame('hello', {})], {}],
  ['a frame without data', 'framing', [first, { event: 'metrics' }], {}],
  ['data that is no JSON', 'framing', [first, { event: 'metrics', data: '{' }], {}],
  ['data in several lines', 'framing', [{ ...first, data: JSON.stringify(started, null, 1) }], {}],
  [
    'a payload that breaks its schema',
    'schema',
    [first, frame('metrics', { state: 'asleep', queue_depth: 0 })],
    {},
  ],
  ['a resume that repeats started', 'ids', [first], { lastEventId: '0' }],
  ['a resume that repeats the last frame', 'ids', [token(0)], { lastEventId: '1' }],
  ['a resume that skips one', 'ids', [token(2)], { lastEventId: '1' }],
];

describe('the machine of a stream', () => {
  for (const [title, frames, start] of lawful) {
    it(`allows ${title}`, () => assert.equal(ruleOf(frames, start), 'ended'));
  }

  for (const [title, rule, frames, start] of unlawful) {
    it(`refuses ${title}`, () => assert.equal(ruleOf(frames, start), rule));
  }

  it('names the first breach only', () => {
    const machine = new StreamMachine();
    const breach = machine.feed(token(0));
    assert.deepEqual(machine.feed(first), breach);
    assert.equal(breach?.message, 'id 1 stands where 0 is due');
  });

  it('knows whether the terminal came', () => {
    const machine = new StreamMachine();
    machine.feed(first);
    assert.equal(machine.hasEnded, false);
    machine.feed(canceled(0));
    assert.equal(machine.hasEnded, true);
  });
});
