// The port through which the catalog outlives the process. persistence/ adds the durable implementation.
export interface CatalogRow {
  readonly id: string;
  /** JSON of the entry. */
  readonly document: string;
  /** SHA-256 of the document, in hex: a damaged one is found when it is read. */
  readonly checksum: string;
}

export interface CatalogStore {
  /** Durable when it resolves; replaces the row with the same id. */
  put(row: CatalogRow): Promise<void>;
  get(id: string): Promise<CatalogRow | undefined>;
  /** All of them, by id in order of their characters' codes. */
  list(): Promise<readonly CatalogRow[]>;
}
