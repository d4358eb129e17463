import assert from 'node:assert/strict';
import { validateDocument } from '#contracts';
import { logTo } from './serve.ts';

describe('the log of a server that nobody reads', () => {
  it('is bounded, and the next line is followed by one that says how many are missing [ASY-OBS-001]', () => {
    const written: string[] = [];
    const stream = {
      writableLength: 0,
      write(text: string): boolean {
        written.push(text);
        this.writableLength += text.length;
        return false;
      },
    };
    const write = logTo(stream, () => 7.5);
    const line = `${'x'.repeat(1023)}\n`;
    for (let count = 0; count < 2_000; count++) write(line);
    assert.equal(written.length, 1024);
    stream.writableLength = 0;
    write(line);
    const told: unknown = JSON.parse(written.at(-1) ?? '');
    assert.ok(validateDocument('log-record', told).ok);
    assert.deepEqual(told, {
      ...{ level: 'warn', time: 7, event: 'log-lines-lost', lines_lost: 976 },
      msg: 'nobody read the log in time: lines were left out',
    });
  });
});
