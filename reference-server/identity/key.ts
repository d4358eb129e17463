// A key is 32 random bytes in a form that can be pasted anywhere; what is kept of it is a hash.
import { createHash, randomBytes } from 'node:crypto';

const keyPrefix = 'assay_';
const keyBytes = 32;

export interface MintedKey {
  /** Shown once and stored nowhere. */
  readonly key: string;
  readonly hash: string;
}

/** The form in which a key stands in the configuration: over the whole value, prefix included. */
export function hashOfKey(key: string): string {
  return `sha256:${digestOfKey(key).toString('hex')}`;
}

export function digestOfKey(key: string): Buffer {
  return createHash('sha256').update(key, 'utf8').digest();
}

export function mintKey(random: (bytes: number) => Buffer = randomBytes): MintedKey {
  const key = `${keyPrefix}${random(keyBytes).toString('base64url')}`;
  return { key, hash: hashOfKey(key) };
}
