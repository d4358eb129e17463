import assert from 'node:assert/strict';
import { shownDigest } from './verdict.ts';

describe('what is shown of a model that an engine has loaded', () => {
  const told = { engineVersion: 'v1', modelName: 'org/tiny' };

  it('is its digest, else its path, else its name with the state that it stands for [OC-ADAPT-5011]', () => {
    const modelDigest = `sha256:${'0'.repeat(64)}`;
    const revised = { ...told, modelRevision: '03fe626' };
    assert.equal(shownDigest({ ...revised, modelPath: '/m/tiny.gguf', modelDigest }), modelDigest);
    assert.equal(shownDigest({ ...revised, modelPath: '/m/tiny.gguf' }), '/m/tiny.gguf');
    assert.equal(shownDigest(revised), 'org/tiny@03fe626');
    assert.equal(shownDigest(told), 'org/tiny');
    assert.equal(shownDigest({ engineVersion: 'v1' }), undefined);
    assert.equal(shownDigest(undefined), undefined);
  });

  it('is the end of it where it is longer than the contract allows', () => {
    const modelPath = `/${'x'.repeat(200)}/tiny.gguf`;
    assert.equal(shownDigest({ ...told, modelPath }), modelPath.slice(-128));
  });
});
