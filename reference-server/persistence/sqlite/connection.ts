// The open file. After a failure that leaves the connection in doubt it is closed and opened anew for the next try.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { WorkerSettings } from './calls.ts';
import { ControlTables } from './control-tables.ts';
import { breaksConnection } from './failures.ts';
import { claimFile, createPrivately, type FileClaim } from './file-claim.ts';
import { Forgetting } from './forgetting.ts';
import { migrate } from './migrations.ts';
import { Reads } from './reads.ts';
import { Writes } from './writes.ts';

interface OpenFile {
  readonly database: DatabaseSync;
  readonly reads: Reads;
  readonly writes: Writes;
  readonly forgetting: Forgetting;
  readonly control: ControlTables;
}

function openDatabase({ path, busyTimeoutMs }: WorkerSettings): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  createPrivately(path);
  return new DatabaseSync(path, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true });
}

function prepare(database: DatabaseSync, { pagesMax, endedRowsMax }: WorkerSettings): OpenFile {
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864');
  if (pagesMax !== undefined) database.exec(`PRAGMA max_page_count = ${pagesMax}`);
  migrate(database);
  return {
    database,
    reads: new Reads(database),
    writes: new Writes(database, endedRowsMax),
    forgetting: new Forgetting(database),
    control: new ControlTables(database),
  };
}

export class Connection {
  readonly #settings: WorkerSettings;
  #file: OpenFile | undefined;
  /** Outlives the connection: between two of them no other server may take the file. */
  #claim: FileClaim | undefined;

  constructor(settings: WorkerSettings) {
    this.#settings = settings;
  }

  use<Result>(run: (file: OpenFile) => Result): Result {
    this.#file ??= this.#open();
    try {
      return run(this.#file);
    } catch (error) {
      if (breaksConnection(error)) this.#disconnect();
      throw error;
    }
  }

  close(): void {
    this.#disconnect();
    this.#claim?.release();
    this.#claim = undefined;
  }

  #open(): OpenFile {
    const database = openDatabase(this.#settings);
    try {
      this.#claim ??= claimFile(this.#settings.path, this.#settings.busyTimeoutMs);
      return prepare(database, this.#settings);
    } catch (error) {
      database.close();
      throw error;
    }
  }

  #disconnect(): void {
    const file = this.#file;
    this.#file = undefined;
    file?.database.close();
  }
}
