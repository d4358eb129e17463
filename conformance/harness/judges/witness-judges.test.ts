import type { NewEntry } from '../history/entry.ts';
import { call, expired, judgesRows, type Row, submitted, witness } from '../testing/judge-rows.ts';
import { asked, framed, told } from '../testing/made-history.ts';
import { claim } from './index.ts';

const canceled: NewEntry[] = [asked('e1', 'POST /v1/tasks/x/cancel'), told('e1', 204)];
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
    'places of some among others',
    'holds',
    [call('c1', 'z'), call('c2', 'task b1.'), call('c3', 'task a1.'), call('c4', 'task b2.')],
    claim('g', 'peer.places', {
      among: ['task a', 'task b'],
      which: ['task b'],
      where: { places: [1, 3], gaps: [2], among: 3 },
    }),
  ],
  [
    'other places of some among others',
    'fails',
    [call('c1', 'task a1.'), call('c2', 'task b1.'), call('c3', 'task b2.')],
    claim('g', 'peer.places', { among: ['task'], which: ['task b'], where: { gaps: { $every: 2 } } }),
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

describe('the judges of what peers and processes showed', () => {
  judgesRows(witnessed);
});
