import { artifactStoreFamily } from './artifact-store-family.ts';
import { openMemoryArtifactStore } from './index.ts';

describe('the artifact store in memory', () => {
  for (const { name, run } of artifactStoreFamily) it(name, () => run(openMemoryArtifactStore()));
});
