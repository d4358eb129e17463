// The port through which artifacts outlive the process. persistence/ adds the durable implementation.
import type { ArtifactKind } from '#contracts';

export interface ArtifactRow {
  readonly tenantId: string;
  readonly id: string;
  /** Grows by one with every artifact of the store: the order of lists. */
  readonly ordinal: number;
  readonly kind: ArtifactKind;
  readonly parent: string | null;
  /** How many ancestors it has. */
  readonly depth: number;
  readonly tags: readonly string[];
  /** Canonical JSON. */
  readonly content: string;
  /** JSON of the metadata, where there is any. */
  readonly metadata: string | null;
  /** What it takes of its tenant's quota. */
  readonly costBytes: number;
  readonly createdMs: number;
}

export interface ArtifactQuery {
  readonly tenantId: string;
  readonly kind?: ArtifactKind | undefined;
  readonly tag?: string | undefined;
  readonly parent?: string | undefined;
  /** Only those with a lower ordinal: the page after it, youngest first. */
  readonly before?: number | undefined;
  readonly limit: number;
}

export interface ArtifactStore {
  /** Durable when it resolves. A row that stands already, by tenant and id, stays as it is. */
  put(row: ArtifactRow): Promise<void>;
  get(tenantId: string, id: string): Promise<ArtifactRow | undefined>;
  /** Youngest first. */
  list(query: ArtifactQuery): Promise<readonly ArtifactRow[]>;
  /** The sum of costBytes. */
  bytesOf(tenantId: string): Promise<number>;
  /** 0 while there is none. */
  highestOrdinal(): Promise<number>;
}
