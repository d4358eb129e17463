// The open file. After a failure that leaves the connection in doubt it is closed and opened anew for the next try.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { WorkerSettings } from './calls.ts';
import { ControlTables } from './control-tables.ts';
import { breaksConnection } from './failures.ts';
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

function openFile(settings: WorkerSettings): OpenFile {
  mkdirSync(dirname(settings.path), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(settings.path, {
    timeout: settings.busyTimeoutMs,
    enableForeignKeyConstraints: true,
  });
  try {
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864',
    );
    if (settings.pagesMax !== undefined) database.exec(`PRAGMA max_page_count = ${settings.pagesMax}`);
    migrate(database);
    return {
      database,
      reads: new Reads(database),
      writes: new Writes(database),
      forgetting: new Forgetting(database),
      control: new ControlTables(database),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

export class Connection {
  readonly #settings: WorkerSettings;
  #file: OpenFile | undefined;

  constructor(settings: WorkerSettings) {
    this.#settings = settings;
  }

  use<Result>(run: (file: OpenFile) => Result): Result {
    this.#file ??= openFile(this.#settings);
    try {
      return run(this.#file);
    } catch (error) {
      if (breaksConnection(error)) this.close();
      throw error;
    }
  }

  close(): void {
    const file = this.#file;
    this.#file = undefined;
    file?.database.close();
  }
}
