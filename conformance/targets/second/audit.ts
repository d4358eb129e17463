import { createHash } from 'node:crypto';
import type { AuditRecord } from '#contracts';
import type { Clock } from './clock.ts';

export type AuditEntry = Omit<AuditRecord, 'sequence' | 'at_ms' | 'hash' | 'previous_hash'>;

const recordsMax = 100_000;

export const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** Who did what with which outcome, as a chain of hashes. The oldest go first. */
export class Audit {
  readonly #clock: Clock;
  readonly #records: AuditRecord[] = [];
  #sequence = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  write(entry: AuditEntry): void {
    const previous = this.#records.at(-1)?.hash;
    const body = {
      ...entry,
      sequence: this.#sequence,
      at_ms: this.#clock.wallMs(),
      ...(previous === undefined ? {} : { previous_hash: previous }),
    };
    this.#sequence += 1;
    this.#records.push({ ...body, hash: digestOf(JSON.stringify(body)) });
    if (this.#records.length > recordsMax) this.#records.shift();
  }

  /** Newest first, older than `before`. */
  list(before: number, isWanted: (record: AuditRecord) => boolean): AuditRecord[] {
    return this.#records.filter(record => record.sequence < before && isWanted(record)).reverse();
  }
}
