import assert from 'node:assert/strict';
import { bodyDigest } from './canonical.ts';
import { dataOf, EventStream } from './engines/event-stream.ts';
import { StopFilter } from './engines/stop-filter.ts';
import { FairShare, type Flow } from './fair-share.ts';
import { isAllowedAddress } from './private-address.ts';

describe('the parts', () => {
  it('read an event stream however it is cut', () => {
    const bytes = Buffer.from('\uFEFF: hello\r\ndata: é\rdata:two\n\nevent: x\r\n\r\ndata: late', 'utf8');
    for (let size = 1; size < bytes.length; size += 1) {
      const stream = new EventStream(1000);
      const events = [];
      for (let at = 0; at < bytes.length; at += size)
        events.push(...(stream.push(bytes.subarray(at, at + size)) ?? []));
      assert.deepEqual(
        events.map(event => dataOf(event)),
        ['é\ntwo', ''],
        `cut every ${size} bytes`,
      );
    }
    assert.equal(new EventStream(10).push(Buffer.from('data: longer than that')), undefined);
  });

  it('hold a piece back only while it could begin a stop string', () => {
    const filter = new StopFilter(['END']);
    assert.deepEqual(filter.push('aE'), { pieces: [], isStopped: false });
    assert.deepEqual(filter.push('N'), { pieces: [], isStopped: false });
    assert.deepEqual(filter.push('x'), { pieces: ['aE', 'N', 'x'], isStopped: false });
    assert.deepEqual(filter.push('bEND!'), { pieces: ['b'], isStopped: true });
    filter.push('E');
    assert.deepEqual(filter.rest(), ['E']);
  });

  it('serve flows by weight, the higher class first among equals', () => {
    const flows: Flow[] = [
      { id: 'batch', weight: 1, rank: 1 },
      { id: 'interactive', weight: 8, rank: 0 },
    ];
    const share = new FairShare();
    const order: string[] = [];
    for (let at = 0; at < 90; at += 1) {
      const flow = share.pick(flows);
      if (flow === undefined) break;
      share.serve(flow);
      order.push(flow.id);
    }
    assert.equal(order[0], 'interactive');
    assert.equal(order.filter(id => id === 'batch').length, 10);
  });

  it('tell bodies apart by what they say', () => {
    assert.equal(bodyDigest({ a: 1, b: [2] }), bodyDigest({ b: [2], a: 1.0 }));
    assert.notEqual(bodyDigest({ a: 1 }), bodyDigest({ a: 1, b: false }));
    assert.notEqual(bodyDigest({ a: [1, 2] }), bodyDigest({ a: [2, 1] }));
  });

  it('let private addresses pass only where they are listed', () => {
    assert.ok(isAllowedAddress('93.184.216.34', []));
    assert.ok(!isAllowedAddress('10.1.2.3', []));
    assert.ok(!isAllowedAddress('::ffff:127.0.0.1', []));
    assert.ok(isAllowedAddress('10.1.2.3', ['10.0.0.0/8']));
  });
});
