import assert from 'node:assert/strict';
import { seenIn } from './engine-words.ts';
import { librariesIn } from './node-image.ts';

describe('the image that a container is made of', () => {
  it('has the libraries that ldd found, and the loader', () => {
    const words = [
      '\tlinux-vdso.so.1 (0x00007f52ae3a6000)',
      '\tlibm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007f52ae2b0000)',
      '\t/lib64/ld-linux-x86-64.so.2 (0x00007f52ae3a8000)',
      '',
    ];
    assert.deepEqual(librariesIn(words.join('\n')), [
      '/lib/x86_64-linux-gnu/libm.so.6',
      '/lib64/ld-linux-x86-64.so.2',
    ]);
  });
});

describe("a line of a container's engine", () => {
  it('is what it saw and when, or nothing', () => {
    const entry = { kind: 'peer', peer: 'engine 1', action: 'ended', exchange: 'engine 1.c1' } as const;
    assert.deepEqual(seenIn(JSON.stringify({ machineMs: 5, entry })), { machineMs: 5, entry });
    for (const line of ['listening', '{"machineMs":5', '{"entry":{}}']) assert.equal(seenIn(line), undefined);
  });
});
