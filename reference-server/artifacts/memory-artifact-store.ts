import type { ArtifactQuery, ArtifactRow, ArtifactStore } from './store.ts';

const matches = (row: ArtifactRow, query: ArtifactQuery): boolean =>
  row.tenantId === query.tenantId &&
  (query.kind === undefined || row.kind === query.kind) &&
  (query.tag === undefined || row.tags.includes(query.tag)) &&
  (query.parent === undefined || row.parent === query.parent) &&
  (query.before === undefined || row.ordinal < query.before);

export function openMemoryArtifactStore(): ArtifactStore {
  const rows = new Map<string, ArtifactRow>();
  const keyOf = (tenantId: string, id: string): string => JSON.stringify([tenantId, id]);
  const youngestFirst = (): ArtifactRow[] => [...rows.values()].sort((a, b) => b.ordinal - a.ordinal);
  return {
    async put(row) {
      const key = keyOf(row.tenantId, row.id);
      if (!rows.has(key)) rows.set(key, structuredClone(row));
    },
    async get(tenantId, id) {
      const row = rows.get(keyOf(tenantId, id));
      return row === undefined ? undefined : structuredClone(row);
    },
    async list(query) {
      const found = youngestFirst().filter(row => matches(row, query));
      return structuredClone(found.slice(0, query.limit));
    },
    async bytesOf(tenantId) {
      const own = [...rows.values()].filter(row => row.tenantId === tenantId);
      return own.reduce((sum, row) => sum + row.costBytes, 0);
    },
    async highestOrdinal() {
      return youngestFirst()[0]?.ordinal ?? 0;
    },
  };
}
