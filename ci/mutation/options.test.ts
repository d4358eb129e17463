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

  it('are asked for help', () => {
    for (const args of [[], ['--help'], ['units', '-h']]) assert.equal(readOptions(args), undefined);
  });

  it('are refused where they mean nothing', () => {
    assert.throws(() => readOptions(['all']), /there is harness and units, not all/);
    assert.throws(() => readOptions(['units', '--sample', '0']), /--sample is a number above 0, not 0/);
    assert.throws(() => readOptions(['harness', '--changed', 'HEAD']), /--only, --sample and --jobs alone/);
  });
});
