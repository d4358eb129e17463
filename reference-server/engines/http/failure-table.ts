// What an engine's own words for a failure mean, as one table per wire.
import { EngineError, type EngineErrorKind } from '#contracts/adapter';
import { KIND_BY_STATUS, memoryKind, messageOfJson } from './failures.ts';
import { isJsonObject, type JsonObject } from './json.ts';

/** Applies where everything fits that it names. */
export interface FailureRow {
  readonly status?: number;
  /** The type or code of the error object, or the type beside an error that is a text. */
  readonly named?: string;
  readonly says?: RegExp;
  readonly kind: EngineErrorKind;
}

export interface ToldFailure {
  /** Of the answer, or the number in its place in an error of a stream. */
  readonly status: number | undefined;
  readonly names: readonly string[];
  readonly message: string;
}

/** By the first row that fits, else by the status; what neither names is the engine's own fault. */
export function kindIn(table: readonly FailureRow[], told: ToldFailure): EngineErrorKind {
  const kind = table.find(row => fits(row, told))?.kind ?? KIND_BY_STATUS.get(told.status ?? 0) ?? 'internal';
  return kind === 'internal' ? (memoryKind(told.message) ?? kind) : kind;
}

/** An error object in a stream that began with a status of 200. */
export function failureInStream(table: readonly FailureRow[], body: JsonObject): EngineError {
  const told = toldIn(body);
  return new EngineError(kindIn(table, told), told.message);
}

export function toldIn(body: JsonObject, status?: number): ToldFailure {
  const { type, code } = isJsonObject(body.error) ? body.error : { type: body.error_type };
  return {
    status: status ?? (typeof code === 'number' ? code : undefined),
    names: [type, code].filter(name => typeof name === 'string'),
    message: messageOfJson(body) ?? 'the engine reports an error without words',
  };
}

function fits({ status, named, says }: FailureRow, told: ToldFailure): boolean {
  if (status !== undefined && told.status !== status) return false;
  if (named !== undefined && !told.names.includes(named)) return false;
  return says === undefined || says.test(told.message);
}
