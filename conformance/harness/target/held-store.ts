// A store that refuses: somebody else holds the right to write into it, and does not let go.
import { DatabaseSync } from 'node:sqlite';

/** From now on nobody else writes into the file, until the function that it returns is called. Throws where it can't be had. */
export const heldStore = (path: string): (() => void) => {
  const database = new DatabaseSync(path, { timeout: 5_000 });
  database.exec('BEGIN IMMEDIATE');
  return () => database.close();
};
