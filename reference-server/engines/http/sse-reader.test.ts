import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type SseEvent, SseReader, sseEventCharsMax } from './sse-reader.ts';

const encoder = new TextEncoder();

function read(text: string, cuts: readonly number[] = []): SseEvent[] {
  const bytes = encoder.encode(text);
  const reader = new SseReader();
  const events: SseEvent[] = [];
  let from = 0;
  for (const cut of [...cuts, bytes.length].toSorted((a, b) => a - b)) {
    events.push(...reader.push(bytes.subarray(from, cut)));
    from = cut;
  }
  return [...events, ...reader.finish()];
}

function data(events: readonly SseEvent[]): string[] {
  return events.map(event => event.data);
}

describe('the reader of event streams', () => {
  it('reads data with and without a space, and keeps a second space', () => {
    assert.deepEqual(data(read('data:a\n\ndata: b\n\ndata:  c\n\n')), ['a', 'b', ' c']);
  });

  it('takes any line end, passes over comments, and joins the lines of one event', () => {
    assert.deepEqual(data(read(': hi\r\n\r\ndata: a\r\ndata: b\r\n\r\n:\r\rdata: c\r\r')), ['a\nb', 'c']);
  });

  it('names the event where the stream does, once', () => {
    assert.deepEqual(read('event: stop\ndata: a\n\ndata: b\n\n'), [
      { event: 'stop', data: 'a' },
      { event: '', data: 'b' },
    ]);
  });

  it('reads a last event that no empty line follows', () => {
    assert.deepEqual(data(read('data: a\n\ndata: b')), ['a', 'b']);
  });

  it('reads the same however the bytes are cut', () => {
    const piece = fc.stringMatching(/^[a-z é漢🙂:{}"]{0,12}$/u);
    const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(fc.array(piece), lineEnd, fc.array(fc.nat(400)), (pieces, end, cuts) => {
        const text = pieces.map(each => `data: ${each}${end}${end}`).join('');
        const { length } = encoder.encode(text);
        assert.deepEqual(
          data(
            read(
              text,
              cuts.map(cut => Math.min(cut, length)),
            ),
          ),
          pieces,
        );
      }),
    );
  });

  it('refuses an event longer than its bound, and takes one of that length', () => {
    const lines = (chars: number): string => `data:${'x'.repeat(chars)}\n\n`;
    assert.equal(data(read(lines(sseEventCharsMax)))[0]?.length, sseEventCharsMax);
    assert.throws(() => read(lines(sseEventCharsMax + 1)), { kind: 'malformed' });
    const many = `data:${'x'.repeat(1_000)}\n`.repeat(sseEventCharsMax / 1_000 + 1);
    assert.throws(() => read(many), { kind: 'malformed' });
  });
});
