import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { SecretParts } from './secret-parts.ts';

const secret = `ask-${createHash('sha256').update('a key').digest('hex')}`;
const parts = new SecretParts([secret, 'too-short']);
const half = 31;

describe('the parts of a secret', () => {
  it('are taken out wherever they begin, in the secret and in the text', () => {
    for (let from = 0; from + half <= secret.length; from += 1)
      for (let before = 0; before < 16; before += 1) {
        const text = `${'.'.repeat(before)}${secret.slice(from, from + half)}. The rest`;
        assert.equal(parts.without(text, '[gone]'), `${'.'.repeat(before)}[gone]. The rest`);
      }
  });

  it('are all taken out', () => {
    const text = `${secret.slice(0, 40)} and ${secret.slice(30)} and ${secret}`;
    assert.equal(parts.without(text, '[gone]'), '[gone] and [gone] and [gone]');
  });

  it('are left where they are less than half, or of what is too short', () => {
    const text = `${secret.slice(0, 29)} and too-short`;
    assert.equal(parts.without(text, '[gone]'), text);
  });
});
