import { createHash } from 'node:crypto';

/** Line breaks and runs of blanks carry no meaning in a sentence; everything else does. */
export function normalise(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** The level is part of what is hashed: a SHOULD that becomes a MUST is another promise. */
export function hashOf(level: string, text: string): string {
  return createHash('sha256')
    .update(`${level} ${normalise(text)}`)
    .digest('hex')
    .slice(0, 16);
}
