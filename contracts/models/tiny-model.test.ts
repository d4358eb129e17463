import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { gridRandom, tinyModel, tinyModelSha256, tinyModelShape, writeGguf } from './index.ts';

describe('the tiny model', () => {
  it('is the committed file, byte for byte', () => {
    assert.equal(createHash('sha256').update(tinyModel()).digest('hex'), tinyModelSha256);
  });

  it('is another file for another seed, of the same size', () => {
    const other = tinyModel(2);
    assert.equal(other.length, tinyModel().length);
    assert.notDeepEqual(other, tinyModel());
  });

  it('opens as GGUF version 3 and lists a tensor for each part of each layer', () => {
    const view = new DataView(tinyModel().buffer);
    assert.equal(new TextDecoder().decode(tinyModel().subarray(0, 4)), 'GGUF');
    assert.equal(view.getUint32(4, true), 3);
    assert.equal(view.getBigUint64(8, true), BigInt(3 + 9 * tinyModelShape.layers));
  });
});

describe('numbers on the grid', () => {
  it('survive a 32-bit float unchanged and stay within their bound', () => {
    const random = gridRandom(7);
    const drawn = Array.from({ length: 2000 }, () => random.signed(0.25));
    for (const value of drawn) assert.equal(Math.fround(value), value);
    assert.ok(Math.max(...drawn) < 0.25 && Math.min(...drawn) >= -0.25);
    assert.ok(Math.max(...drawn) > 0.24 && Math.min(...drawn) < -0.24);
  });

  it('repeat with their seed and differ without it', () => {
    const draw = (seed: number): number[] => {
      const random = gridRandom(seed);
      return Array.from({ length: 8 }, () => random.signed(1));
    };
    assert.deepEqual(draw(1), draw(1));
    assert.notDeepEqual(draw(1), draw(2));
  });
});

describe('the GGUF writer', () => {
  it('starts each tensor on a boundary of 32 bytes', () => {
    const ones = (length: number): Float32Array => new Float32Array(length).fill(1);
    const bytes = writeGguf({
      metadata: [['general.architecture', { type: 'string', value: 'llama' }]],
      tensors: [
        { name: 'a', dimensions: [3], values: ones(3) },
        { name: 'b', dimensions: [5], values: ones(5) },
      ],
    });
    assert.equal(bytes.length % 32, 0);
    const tail = new DataView(bytes.buffer, bytes.length - 64);
    const words = Array.from({ length: 16 }, (_, at) => tail.getFloat32(at * 4, true));
    assert.deepEqual(words, [1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0]);
  });
});
