import assert from 'node:assert/strict';
import { inspectorUrlIn } from './inspector.ts';
import { countOf, sockets, timers } from './reading.ts';
import { soakArrivals } from './soak-arrivals.ts';

describe('a soak', () => {
  it('brings all that clients do: reading, hanging up, canceling, conversing, only submitting', () => {
    const arrivals = soakArrivals({ perSecond: 40, seconds: 100, seed: 1 });
    assert.equal(arrivals.length, 4_000);
    const count = (is: (one: (typeof arrivals)[number]) => boolean): number => arrivals.filter(is).length;
    const kinds = [
      count(({ leavesAfter }) => leavesAfter?.by === 'hang-up'),
      count(({ leavesAfter }) => leavesAfter?.by === 'cancel'),
      count(({ session }) => session !== undefined),
      count(({ reader }) => reader === 'none'),
      count(({ priority }) => priority === 'batch') / 4,
    ];
    assert.ok(
      kinds.every(found => found > 120 && found < 300),
      String(kinds),
    );
    const turns = Map.groupBy(arrivals, ({ session }) => session);
    turns.delete(undefined);
    assert.ok(turns.size > 20);
  });

  it('the same seed brings the same', () => {
    const of = (seed: number) => soakArrivals({ perSecond: 40, seconds: 5, seed });
    assert.deepEqual(of(3), of(3));
    assert.notDeepEqual(of(3), of(4));
  });

  it('finds where a process can be inspected in what it says', () => {
    const lines = [
      { line: 'Debugger listening on ws://127.0.0.1:40001/6c5e-11' },
      { line: 'For help, see: https://nodejs.org/learn' },
    ];
    assert.equal(inspectorUrlIn(lines), 'ws://127.0.0.1:40001/6c5e-11');
    assert.equal(inspectorUrlIn(lines.slice(1)), undefined);
  });

  it('tells sockets and timers from what else keeps a process at work', () => {
    const resources = {
      TCPServerWrap: 1,
      TCPSocketWrap: 3,
      Timeout: 7,
      Immediate: 1,
      MessagePort: 2,
      FSReqCallback: 1,
    };
    const reading = {
      ...{
        atMs: 0,
        tasks: 0,
        heapBytes: 0,
        bufferBytes: 0,
        rssBytes: 0,
        descriptors: 0,
        streamsOpen: 0,
        leases: 0,
      },
      resources,
    };
    assert.equal(countOf(reading, sockets), 4);
    assert.equal(countOf(reading, timers), 8);
  });
});
