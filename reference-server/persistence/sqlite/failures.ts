// Whose failure is it: one caller's operations, or the disk's?

interface SqliteFailure {
  readonly errcode: number;
}

const isSqliteFailure = (error: unknown): error is SqliteFailure =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number';

/** Too big, a broken constraint, a mismatch of types: the next caller's operations may still do. */
const callersCodes: readonly number[] = [18, 19, 20];
const busyCodes: readonly number[] = [5, 6];
/** Busy, locked, full: the connection is sound and the next try can succeed on it. */
const passingCodes: readonly number[] = [...busyCodes, 13];

/** Extended codes carry their family in the low byte. */
const familyOf = (failure: SqliteFailure): number => failure.errcode & 0xff;

/** Somebody else holds a lock. */
export function isBusy(error: unknown): boolean {
  return isSqliteFailure(error) && busyCodes.includes(familyOf(error));
}

export function isCallersFailure(error: unknown): boolean {
  return !isSqliteFailure(error) || callersCodes.includes(familyOf(error));
}

/** After these the file is opened anew before the next try. */
export function breaksConnection(error: unknown): boolean {
  return isSqliteFailure(error) && ![...callersCodes, ...passingCodes].includes(familyOf(error));
}

export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return isSqliteFailure(error) ? `${message} (SQLite code ${error.errcode})` : message;
}
