import type { CatalogRow, CatalogStore } from './store.ts';

export function openMemoryCatalogStore(): CatalogStore {
  const rows = new Map<string, CatalogRow>();
  return {
    async put(row) {
      rows.set(row.id, { ...row });
    },
    async get(id) {
      const row = rows.get(id);
      return row === undefined ? undefined : { ...row };
    },
    async list() {
      return [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map(row => ({ ...row }));
    },
  };
}
