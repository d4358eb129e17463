// All entries, in memory as in the store: written there first, read here.
import { OrchestratorError } from '../kernel/index.ts';
import { damagedEntry, entryOf, type ModelEntry, rowOf } from './model-entry.ts';
import type { CatalogStore } from './store.ts';

export class Shelf {
  readonly #store: CatalogStore;
  readonly #entries = new Map<string, ModelEntry>();
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly damagedIds: readonly string[];

  private constructor(store: CatalogStore, entries: readonly ModelEntry[], damagedIds: readonly string[]) {
    this.#store = store;
    this.damagedIds = damagedIds;
    for (const entry of entries) this.#entries.set(entry.request.id, entry);
  }

  static async open(store: CatalogStore): Promise<Shelf> {
    const read = (await store.list()).map(row => ({ id: row.id, entry: entryOf(row) }));
    const damagedIds = read.filter(({ entry }) => entry === undefined).map(({ id }) => id);
    return new Shelf(
      store,
      read.flatMap(({ entry }) => entry ?? []),
      damagedIds,
    );
  }

  /** By id. */
  all(): readonly ModelEntry[] {
    return [...this.#entries.values()].sort((a, b) => (a.request.id < b.request.id ? -1 : 1));
  }

  find(modelId: string): ModelEntry | undefined {
    if (this.damagedIds.includes(modelId)) throw damagedEntry(modelId);
    return this.#entries.get(modelId);
  }

  get(modelId: string): ModelEntry {
    const entry = this.find(modelId);
    if (entry !== undefined) return entry;
    throw new OrchestratorError('MODEL_NOT_FOUND', { message: 'There is no model with this id.' });
  }

  /** Only within `write`. */
  async put(entry: ModelEntry): Promise<ModelEntry> {
    await this.#store.put(rowOf(entry));
    this.#entries.set(entry.request.id, entry);
    return entry;
  }

  /** Whatever reads an entry to write it again, or numbers the entries, does so alone. */
  async write<T>(work: () => Promise<T>): Promise<T> {
    return await this.inTurn('write', work);
  }

  nextOrdinal(): number {
    return 1 + Math.max(0, ...this.all().map(({ ordinal }) => ordinal));
  }

  nextActivation(): number {
    return (
      1 +
      Math.max(
        0,
        ...this.all().flatMap(({ standing, before }) =>
          [standing, ...before].map(({ activation }) => activation),
        ),
      )
    );
  }

  /** One after another: what is read at the start of the work is still so at its end. */
  async inTurn<T>(lane: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(lane) ?? Promise.resolve()).then(work);
    const settled = turn.catch(() => undefined);
    this.#turns.set(lane, settled);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(lane) === settled) this.#turns.delete(lane);
    }
  }
}
