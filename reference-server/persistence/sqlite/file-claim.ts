// One server per file. The claim is a lock of the system's on an empty file beside the store, which is given back
// however the process ends: there is no stale one to be removed by hand, and nothing to be kept alive.
import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { isBusy } from './failures.ts';

/** Only its own user reads what the server writes. */
const privateMode = 0o600;

/** SQLite gives what it puts beside a file the mode of that file. @implements ASY-SEC-010 */
export function createPrivately(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'a', privateMode));
}

export interface FileClaim {
  release(): void;
}

/** @implements ASY-DUR-019 */
export function claimFile(path: string, timeoutMs: number): FileClaim {
  const lockPath = `${path}.lock`;
  createPrivately(lockPath);
  const lock = new DatabaseSync(lockPath, { timeout: timeoutMs });
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new Error('another server has it open: stop that one, or name another path');
  }
  return { release: () => lock.close() };
}
