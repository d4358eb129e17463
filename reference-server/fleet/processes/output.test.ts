import assert from 'node:assert/strict';
import { lineCharsMax, Output } from './output.ts';

function read(bytesMax: number, ...chunks: string[]): { output: Output; lines: string[] } {
  const lines: string[] = [];
  const output = new Output(bytesMax, line => lines.push(line));
  for (const chunk of chunks) output.push(Buffer.from(chunk));
  return { output, lines };
}

describe('the output of a process', () => {
  for (const [length, kept] of [
    [9, 9],
    [10, 10],
    [11, 10],
    [1_000, 10],
  ] as const) {
    it(`keeps ${kept} of ${length} bytes where 10 are kept [ASY-POOL-004(c)]`, () => {
      const text = Array.from({ length }, (_, at) => String(at % 10)).join('');
      const { output } = read(10, ...(text.match(/.{1,3}/g) ?? []));
      assert.deepEqual([output.bytes, output.tail(100)], [kept, text.slice(-kept)]);
    });
  }

  it('is told line by line, however it was cut', () => {
    const { output, lines } = read(100, 'a', 'b\nc', '\r', '\nd\re');
    assert.deepEqual(
      lines.filter(line => line !== ''),
      ['ab', 'c', 'd'],
    );
    output.end();
    assert.deepEqual(lines.at(-1), 'e');
  });

  it('keeps a character together that was cut in two', () => {
    const lines: string[] = [];
    const output = new Output(100, line => lines.push(line));
    const bytes = Buffer.from('für\n');
    output.push(bytes.subarray(0, 2));
    output.push(bytes.subarray(2));
    assert.deepEqual(lines, ['für']);
  });

  it('is told in parts where a line never ends', () => {
    const { lines } = read(100, 'x'.repeat(lineCharsMax), 'y');
    assert.deepEqual(
      lines.map(line => line.length),
      [lineCharsMax],
    );
  });
});
