import type { NewEntry } from '../history/entry.ts';
import { judgesRows, type Row } from '../testing/judge-rows.ts';
import { asked, framed, told } from '../testing/made-history.ts';
import { claim } from './index.ts';

const answers = (before: string, after: string) => [
  asked('e1', 'GET /a'),
  told('e1', 200, { left: 9 }, [['X-Left', before]]),
  asked('e2', 'GET /b'),
  told('e2', 200, { left: 4 }, [['X-Left', after]]),
];
const place = (ref: string, path: string) => ({ anchor: { kind: 'response' as const, ref }, path });
const byHeader = claim('d', 'numbers.difference', {
  from: place('A', 'headers.x-left'),
  to: place('B', 'headers.x-left'),
  difference: -5,
});
const byBody = claim('d', 'numbers.difference', {
  from: place('A', 'body.left'),
  to: place('B', 'body.left'),
  difference: { $max: 0 },
});

const frames = (...left: unknown[]) => [
  asked('e1', 'GET /s'),
  told('e1', 200),
  ...left.map(value => framed('e1', 'metrics', { left: value })),
];
const course = claim('c', 'numbers.course', {
  anchor: { kind: 'frame', ref: 'A', event: 'metrics' },
  path: 'left',
  course: 'never-rises',
});

const rows: readonly Row[] = [
  ['headers that differ as they must', 'holds', answers('9', '4'), byHeader],
  ['headers that differ by less', 'fails', answers('9', '5'), byHeader],
  ['a header that is no number', 'fails', answers('9', 'much'), byHeader],
  ['an answer that is missing', 'fails', answers('9', '4').slice(0, 2), byHeader],
  ['members of bodies', 'holds', answers('0', '0'), byBody],
  ['what falls and stays', 'holds', frames(5, 4, 4), course],
  ['what rises again', 'fails', frames(5, 4, 5), course],
  ['a frame without the number', 'fails', frames(5, undefined), course],
  ['one frame alone', 'fails', frames(5), course],
];

const asks = (...peers: string[]): NewEntry[] =>
  peers.map((peer, at) => ({
    kind: 'peer',
    peer,
    action: 'request',
    exchange: `c${at}`,
    detail: { generation: true, prompt: 'task A.' },
  }));
const spread = claim('s', 'peer.spread', { count: { $max: 2 }, where: { prompt: { $contains: 'task A.' } } });

describe('how many engines were asked', () =>
  judgesRows([
    ['two of three', 'holds', asks('p1', 'p2', 'p1'), spread],
    ['all three', 'fails', asks('p1', 'p2', 'p3'), spread],
  ]));

describe('judges of numbers', () => judgesRows(rows));
