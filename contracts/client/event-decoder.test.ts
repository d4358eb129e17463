import assert from 'node:assert/strict';
import { EventDecoder, EventTooLong } from './event-decoder.ts';
import { isTerminal, readEvent } from './stream-event.ts';
import { frames } from './testing/peer.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const whole = bytesOf(`: hello\n\n${frames.join(': still here\n\n')}`);
const eventsOf = (decoder: EventDecoder, ...parts: readonly Uint8Array[]) =>
  parts.flatMap(part => [...decoder.push(part)]);

describe('client: events of a stream', () => {
  it('the bytes may be cut anywhere, also within a letter', () => {
    const expected = eventsOf(new EventDecoder(1000), whole);
    assert.deepEqual(
      expected.map(({ event }) => event),
      ['started', 'metrics', 'token', 'token', 'end'],
    );
    for (let cut = 1; cut < whole.length; cut += 1) {
      const decoder = new EventDecoder(1000);
      assert.deepEqual(eventsOf(decoder, whole.subarray(0, cut), whole.subarray(cut)), expected);
    }
    const bytes = [...whole].map(byte => Uint8Array.of(byte));
    assert.deepEqual(eventsOf(new EventDecoder(1000), ...bytes), expected);
  });

  it('an event may have as many characters as allowed, and not one more', () => {
    for (const chars of [9, 10]) {
      const [event] = eventsOf(new EventDecoder(10), bytesOf(`data: ${'x'.repeat(chars)}\n\n`));
      assert.equal(event?.data.length, chars);
    }
    assert.throws(() => new EventDecoder(10).push(bytesOf(`data: ${'x'.repeat(11)}\n\n`)), EventTooLong);
  });

  it('lines of one event count together', () => {
    const lines = `data: ${'x'.repeat(5)}\ndata: ${'x'.repeat(5)}\n\n`;
    assert.equal(eventsOf(new EventDecoder(11), bytesOf(lines)).length, 1);
    assert.throws(() => new EventDecoder(10).push(bytesOf(lines)), EventTooLong);
  });

  it('what never ends is refused long before it fills the memory', () => {
    for (const part of ['x'.repeat(100), `data: ${'x'.repeat(90)}\n`]) {
      const decoder = new EventDecoder(1000);
      decoder.push(bytesOf('data: '));
      let pushed = 0;
      assert.throws(() => {
        for (; pushed < 100; pushed += 1) decoder.push(bytesOf(part));
      }, EventTooLong);
      assert.ok(pushed > 8 && pushed < 25, `${pushed}`);
    }
  });

  const read = (event: string, data: string, id?: string) => readEvent({ event, data, ...(id && { id }) });

  it('an event of a type from tomorrow is passed over', () => {
    assert.deepEqual(read('note', '{}', '4'), { kind: 'unknown' });
    assert.deepEqual(readEvent({ data: '{}' }), { kind: 'unknown' });
  });

  it('an event of the log without a usable id breaks the contract, metrics have none', () => {
    for (const id of [undefined, '', '01', '-1', '1.5', 'x', '12345678901'])
      assert.equal(read('token', '{"t":"a","i":0}', id).kind, 'breach', id);
    assert.deepEqual(read('token', '{"t":"a","i":0}', '1234567890'), {
      kind: 'event',
      event: { event: 'token', id: 1234567890, payload: { t: 'a', i: 0 } },
    });
    assert.deepEqual(read('metrics', '{"queue_depth":0}', '3'), {
      kind: 'event',
      event: { event: 'metrics', payload: { queue_depth: 0 } },
    });
  });

  it('data that is no JSON object breaks the contract', () => {
    for (const data of ['', 'x', '1', 'null', '[]', '{"t":'])
      assert.equal(read('end', data, '1').kind, 'breach');
  });

  it('end and error are terminal, and nothing else is', () => {
    const events = ['started', 'token', 'metrics', 'end', 'error'].flatMap(name => {
      const reading = read(name, '{}', '1');
      return reading.kind === 'event' ? [reading.event] : [];
    });
    assert.deepEqual(events.map(isTerminal), [false, false, false, true, true]);
  });
});
