// Who changed what, and who was refused: a chain of records, each with the hash of the one before it.
import { type AuditRecord, type ControlSchemas, type ErrorCode, isClientErrorCode } from '#contracts';
import type { World } from '../kernel/index.ts';
import { type AuditRow, canonicalDigest, type Store } from '../tasks/index.ts';
import { foreignCursor } from './page.ts';

export interface AuditEntry {
  readonly tenantId: string | undefined;
  readonly keyId: string | undefined;
  readonly action: string;
  readonly target?: string | undefined;
  readonly outcome: AuditRecord['outcome'];
  readonly code?: ErrorCode | undefined;
  readonly correlationId: string;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

export interface AuditQuery {
  readonly tenant_id?: string | undefined;
  readonly action?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

type AuditStore = Pick<Store, 'commit' | 'audit'>;

export interface AuditTrailOptions {
  readonly world: World;
  readonly store: AuditStore;
  /** The store did not take a record. */
  onLost(entry: AuditEntry, error: unknown): void;
}

/** Rows that are read at a time while a page is filled. */
const rowsAtOnce = 500;

function recordOf({ entry }: AuditRow): AuditRecord {
  return JSON.parse(entry);
}

const cursorAt = (sequence: number): string => Buffer.from(`s${sequence}`).toString('base64url');

function sequenceOf(cursor: string): number {
  const sequence = Number(/^s(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1]);
  if (!Number.isSafeInteger(sequence)) throw foreignCursor();
  return sequence;
}

/** @implements ASY-CTRL-006 */
export class AuditTrail {
  readonly #options: AuditTrailOptions;
  #last: Pick<AuditRecord, 'sequence' | 'hash'> | undefined;
  #turn: Promise<void> = Promise.resolve();

  private constructor(options: AuditTrailOptions, last: AuditRecord | undefined) {
    this.#options = options;
    this.#last = last;
  }

  static async open(options: AuditTrailOptions): Promise<AuditTrail> {
    const [newest] = await options.store.audit(1);
    return new AuditTrail(options, newest && recordOf(newest));
  }

  /** Resolves once the record is durable, or known to be lost: an answer does not depend on it. */
  append(entry: AuditEntry): Promise<void> {
    const turn = this.#turn.then(() => this.#append(entry));
    this.#turn = turn.catch((error: unknown) => this.#options.onLost(entry, error));
    return this.#turn;
  }

  /** Newest first. */
  async list(query: AuditQuery): Promise<ControlSchemas['AuditList']> {
    const before = query.cursor === undefined ? Number.POSITIVE_INFINITY : sequenceOf(query.cursor);
    const wanted = (record: AuditRecord): boolean =>
      record.sequence < before &&
      (query.tenant_id === undefined || record.tenant_id === query.tenant_id) &&
      (query.action === undefined || record.action === query.action);
    const found: AuditRecord[] = [];
    // What is newer than the cursor need not be read: sequences have no gaps.
    let skip = Number.isFinite(before) ? Math.max(0, (this.#last?.sequence ?? 0) - before + 1) : 0;
    for (let isMore = true; isMore && found.length <= query.limit; skip += rowsAtOnce) {
      const rows = await this.#options.store.audit(rowsAtOnce, skip);
      found.push(...rows.map(recordOf).filter(wanted));
      isMore = rows.length === rowsAtOnce;
    }
    const items = found.slice(0, query.limit);
    const last = items.at(-1);
    const hasNext = found.length > query.limit && last !== undefined;
    return { items, ...(hasNext ? { next_cursor: cursorAt(last.sequence) } : {}) };
  }

  async #append(entry: AuditEntry): Promise<void> {
    const { world, store } = this.#options;
    const body = {
      sequence: (this.#last?.sequence ?? -1) + 1,
      at_ms: Math.floor(world.wallMs()),
      ...(entry.tenantId === undefined ? {} : { tenant_id: entry.tenantId }),
      ...(entry.keyId === undefined ? {} : { key_id: entry.keyId }),
      action: entry.action,
      ...(entry.target === undefined ? {} : { target: entry.target }),
      outcome: entry.outcome,
      ...(entry.code === undefined ? {} : { error_code: publicCode(entry.code) }),
      correlation_id: entry.correlationId,
      ...(entry.details === undefined ? {} : { details: entry.details }),
      ...(this.#last === undefined ? {} : { previous_hash: this.#last.hash }),
    };
    const record: AuditRecord = { ...body, hash: canonicalDigest(body) };
    const row = { wallMs: body.at_ms, tenantId: entry.tenantId ?? '', entry: JSON.stringify(record) };
    await store.commit([{ kind: 'append-audit', row }]);
    this.#last = record;
  }
}

/** Codes of defects are no client's. */
function publicCode(code: ErrorCode): NonNullable<AuditRecord['error_code']> {
  if (isClientErrorCode(code)) return code;
  return 'INTERNAL';
}

/** Whether the records hang together, oldest first. */
export function isUnbroken(records: readonly AuditRecord[]): boolean {
  return records.every((record, index) => {
    const { hash, ...body } = record;
    const before = records[index - 1];
    return canonicalDigest(body) === hash && (before === undefined || record.previous_hash === before.hash);
  });
}
