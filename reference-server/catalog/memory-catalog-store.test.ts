import { catalogStoreFamily } from './catalog-store-family.ts';
import { openMemoryCatalogStore } from './index.ts';

describe('the catalog store in memory', () => {
  for (const { name, run } of catalogStoreFamily) it(name, () => run(openMemoryCatalogStore()));
});
