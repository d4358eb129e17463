import assert from 'node:assert/strict';
import type { SoakReading } from '../soak/reading.ts';
import { leftoverLines, slopeOf } from './leftovers.ts';
import type { Line } from './line.ts';

const reading = (at: number, change: Partial<SoakReading> = {}): SoakReading => ({
  ...{ atMs: at * 1_000, tasks: 1_000 + at * 1_000, heapBytes: 30e6, bufferBytes: 2e6, rssBytes: 150e6 },
  ...{
    descriptors: 30,
    resources: { TCPServerWrap: 1, TCPSocketWrap: 2, Timeout: 5 },
    streamsOpen: 0,
    leases: 0,
  },
  ...change,
});

const readings = (changeOf: (at: number) => Partial<SoakReading> = () => ({})): SoakReading[] =>
  Array.from({ length: 11 }, (_, at) => reading(at, changeOf(at)));

const lineAbout = (word: string, all: readonly SoakReading[]): Line | undefined =>
  leftoverLines(all).find(({ sentence }) => sentence.includes(word));

describe('what long use leaves behind', () => {
  it('of a server that gives back all of it: nothing [ASY-SLO-010]', () => {
    const lines = leftoverLines(readings());
    assert.equal(lines.filter(({ proves }) => proves === 'ASY-SLO-010(a)').length, 1);
    assert.equal(lines.filter(({ proves }) => proves === 'ASY-SLO-010(b)').length, 5);
    assert.ok(lines.every(({ verdict }) => verdict === 'held'));
  });

  it('a heap that grows by 400 bytes a task is too much, by 200 it is not [ASY-SLO-010(a)]', () => {
    const of = (bytes: number) => readings(at => ({ heapBytes: 30e6 + at * 1_000 * bytes }));
    assert.equal(lineAbout('heap', of(200))?.verdict, 'held');
    assert.equal(lineAbout('heap', of(400))?.verdict, 'violated');
  });

  it('buffers outside the heap are counted with it [ASY-SLO-010(a)]', () => {
    const all = readings(at => ({ bufferBytes: 2e6 + at * 400_000 }));
    assert.equal(lineAbout('heap', all)?.verdict, 'violated');
  });

  it('a heap that goes up and down around the same does not grow [ASY-SLO-010(a)]', () => {
    const all = readings(at => ({ heapBytes: 30e6 + (at % 2) * 2e6 }));
    assert.equal(lineAbout('heap', all)?.verdict, 'held');
  });

  const leaks: readonly (readonly [string, (at: number) => Partial<SoakReading>])[] = [
    ['Descriptors', at => ({ descriptors: 30 + at })],
    ['Sockets', at => ({ resources: { TCPSocketWrap: 2 + at, Timeout: 5 } })],
    ['Timers', at => ({ resources: { TCPSocketWrap: 2, Timeout: 5 + at } })],
    ['Open streams', at => ({ streamsOpen: at > 5 ? 1 : 0 })],
    ['Leases', at => ({ leases: at > 5 ? 1 : 0 })],
  ];
  for (const [name, changeOf] of leaks)
    it(`${name.toLowerCase()} that stay are seen, and the others still hold [ASY-SLO-010(b)]`, () => {
      const lines = leftoverLines(readings(changeOf));
      const violated = lines.filter(({ verdict }) => verdict === 'violated').map(({ sentence }) => sentence);
      assert.deepEqual(violated, [`${name} of the server at rest, at the end`]);
    });

  it('fewer than ten thousand tasks after the warm-up say nothing [ASY-SLO-010]', () => {
    const asked = leftoverLines(readings().slice(0, 10)).filter(({ proves }) => proves !== undefined);
    assert.deepEqual([...new Set(asked.map(({ verdict }) => verdict))], ['unknown']);
    assert.ok(leftoverLines([]).every(({ verdict }) => verdict === 'unknown'));
  });

  it('a slope is that of the straight line', () => {
    assert.equal(slopeOf([0, 1, 2, 3].map(x => ({ x, y: 5 + 3 * x }))), 3);
  });
});
