import assert from 'node:assert/strict';
import { readOptions } from './options.ts';

describe('the words of mutate', () => {
  it('name a command, folders and a number to try', () => {
    const options = readOptions(['units', 'admission', 'api/sse', '--sample', '40', '--jobs', '2']);
    assert.deepEqual(
      [options?.command, options?.folders, options?.sample, options?.jobs],
      ['units', ['admission', 'api/sse'], 40, 2],
    );
  });

  it('say whether kills are recorded or looked at', () => {
    const words = [['clauses'], ['clauses', '--write'], ['clauses', '--check']];
    const options = words.map(readOptions);
    assert.deepEqual(
      options.map(each => [each?.writes, each?.checks]),
      [
        [false, false],
        [true, false],
        [false, true],
      ],
    );
  });

  it('are asked for help', () => {
    for (const args of [[], ['--help'], ['units', '-h']]) assert.equal(readOptions(args), undefined);
  });

  it('are refused where they mean nothing', () => {
    assert.throws(() => readOptions(['all']), /there is harness, units and clauses, not all/);
    assert.throws(() => readOptions(['units', '--sample', '0']), /--sample is a number above 0, not 0/);
    assert.throws(
      () => readOptions(['harness', '--changed', 'HEAD']),
      /harness takes no folders, nor --changed or --list/,
    );
    assert.throws(() => readOptions(['units', '--write']), /units takes neither --write nor --check/);
    assert.throws(() => readOptions(['clauses', '--write', '--sample', '3']), /and no sample/);
  });
});
