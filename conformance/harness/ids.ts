import { createHash } from 'node:crypto';

/** Ids that no other run has, and that the same nonce gives again. */
export class Ids {
  readonly #nonce: string;
  readonly #scope: string;
  readonly #counters = new Map<string, number>();

  /** The scope stands in every word, so that it can be found in a log that others share. */
  constructor(nonce: string, scope = '') {
    this.#nonce = nonce;
    this.#scope = scope === '' ? '' : `${scope}.`;
  }

  /** p1, p2, … : short, and unique within the run. */
  next(prefix: string): string {
    const count = (this.#counters.get(prefix) ?? 0) + 1;
    this.#counters.set(prefix, count);
    return `${prefix}${count}`;
  }

  /** A UUID, of version 8: made from the nonce. */
  uuid(): string {
    const hex = this.#digest(this.next('uuid-'));
    const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `8${hex.slice(13, 16)}`,
      `${variant}${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join('-');
  }

  /** A word that stands nowhere else: to be found again in what peers saw. */
  nonce(prefix: string): string {
    return `${this.#scope}${prefix}-${this.#digest(this.next('nonce-')).slice(0, 12)}`;
  }

  /** A secret of 256 bits. */
  secret(prefix: string): string {
    return `${prefix}${this.#digest(this.next('secret-'))}`;
  }

  #digest(name: string): string {
    return createHash('sha256').update(`${this.#nonce}\n${name}`).digest('hex');
  }
}
