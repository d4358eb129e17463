// Where does what must outlive the process go? Two stores behind the port that tasks/ owns: a SQLite file and memory.
// Surprising: writes are grouped without a timer. A commit that finds the store idle starts at once; whatever comes
// while it runs shares the next one, so that the load itself sets the size of a group.
export { type MemoryStoreOptions, openMemoryStore } from './memory-store.ts';
export { storeUnavailable } from './refusal.ts';
export { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from './sqlite/open-sqlite-store.ts';
export { WriteLane, type WriteLaneOptions } from './sqlite/write-lane.ts';
