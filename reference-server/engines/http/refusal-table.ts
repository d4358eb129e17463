// What an engine's refusals mean, one table per wire. A status that no row names is a fault of the engine.
import { EngineError, type EngineErrorKind } from '#contracts/adapter';
import { memoryKind } from './failures.ts';

export interface RefusalRow {
  readonly kind: EngineErrorKind;
  /** Of an answer. */
  readonly status?: number;
  /** The engine's own name of it, where an error inside a stream has one. */
  readonly type?: string;
  /** What it has to say besides. */
  readonly words?: RegExp;
}

export interface ToldRefusal {
  readonly status?: number | undefined;
  readonly type?: string | undefined;
  readonly message: string;
}

function fits(row: RefusalRow, { status, type, message }: ToldRefusal): boolean {
  if (row.words !== undefined && !row.words.test(message)) return false;
  if (row.status === undefined && row.type === undefined) return true;
  return (row.status !== undefined && row.status === status) || (row.type !== undefined && row.type === type);
}

/** By the first row that fits. */
export function kindOfRefusal(rows: readonly RefusalRow[], told: ToldRefusal): EngineErrorKind {
  return memoryKind(told.message) ?? rows.find(row => fits(row, told))?.kind ?? 'internal';
}

/** The same refusal in the wire's own sense; what is no refusal of the engine stays as it is. */
export function readRefusal(error: unknown, rows: readonly RefusalRow[]): unknown {
  if (!(error instanceof EngineError)) return error;
  const { message, detail, retryAfterMs } = error;
  const { status } = detail;
  if (typeof status !== 'number' || status < 400) return error;
  const waiting = retryAfterMs === undefined ? {} : { retryAfterMs };
  return new EngineError(kindOfRefusal(rows, { status, message }), message, { detail, ...waiting });
}
