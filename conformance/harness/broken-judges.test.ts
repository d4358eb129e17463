import { framed, madeHistory, told, wholeStream } from './testing/made-history.ts';
import { judge, type Mutation, noticesMutations } from './testing/mutation.ts';

const stream = wholeStream('e1');
const refs = { A: 'e1', B: 'e2' };
const twoTerminals = madeHistory([...stream.slice(0, 8), ...stream.slice(7)], refs);
const otherPiece = madeHistory(
  [...stream, ...wholeStream('e2').toSpliced(5, 1, framed('e2', 'token', { t: 'c', i: 1 }, 2))],
  refs,
);
const half = told('e1', 429, { retry_after_ms: 1500, retriable: true, policy_label: 'reject' }, [
  ['X-Backoff-Ms', '1500'],
  ['Retry-After', '1'],
]);
const early = madeHistory(
  [
    { kind: 'peer', peer: 'p1', action: 'aborted', exchange: 'c1' },
    { kind: 'request', exchange: 'e1', method: 'POST', url: 'http://t/v1/tasks/x/cancel', headers: [] },
    told('e1', 204),
  ],
  refs,
);
const timed = madeHistory([...stream.slice(0, 1), told('e1', 200)], refs);
const span = { from: { kind: 'request', ref: 'A' }, to: { kind: 'response', ref: 'A' }, ms: 9 };
const late = { what: { kind: 'frame', event: 'end' }, after: { kind: 'frame', event: 'started' } };

const mutations: readonly Mutation[] = [
  {
    title: 'two terminals are one',
    file: 'judges/stream-judges.ts',
    find: 'if (first !== stream.frames.at(-1))',
    replace: 'if (false)',
    probe: judge('streamJudges.stream.terminal', twoTerminals, { ref: 'A', event: 'end' }),
  },
  {
    title: 'readers are compared by ids alone',
    file: 'judges/stream-judges.ts',
    find: 'shown(left) !== shown(right)',
    replace: 'false',
    probe: judge('streamJudges.stream.same', otherPiece, { refs: ['A', 'B'] }),
  },
  {
    title: 'seconds are rounded down',
    file: 'judges/response-judges.ts',
    find: 'Math.ceil',
    replace: 'Math.floor',
    probe: judge('responseJudges.refusal.hints', madeHistory([half], refs), { ref: 'A' }),
  },
  {
    title: 'any hang-up is the one that was due',
    file: 'judges/peer-judges.ts',
    find: 'return at > asked;',
    replace: 'return true;',
    probe: judge('peerJudges.peer.hung-up', early, { peer: 'p1', after: { kind: 'response', ref: 'A' } }),
  },
  {
    title: 'no time is too long',
    file: 'judges/order-judges.ts',
    find: 'ms - lateMs <= limit',
    replace: 'true',
    probe: judge('orderJudges.order.within', timed, span),
  },
  {
    title: 'what happens after is not looked at',
    file: 'judges/order-judges.ts',
    find: 'at > (from ?? -1) && at < (to ?? 0)',
    replace: 'at < (from ?? -1)',
    probe: judge('orderJudges.entry.never', madeHistory(stream, refs), late),
  },
];

describe('a judge that is broken', () => {
  noticesMutations(mutations);
});
