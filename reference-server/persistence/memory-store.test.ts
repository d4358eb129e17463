import type { Store } from '../tasks/index.ts';
import { openMemoryStore } from './memory-store.ts';
import { storeFamily } from './store-family.ts';

describe('the store in memory', () => {
  const opened: Store[] = [];
  afterEach(() => Promise.all(opened.splice(0).map(store => store.close())));

  for (const { name, run } of storeFamily) {
    it(name, () =>
      run(async options => {
        const store = openMemoryStore(options);
        opened.push(store);
        return store;
      }),
    );
  }
});
