// The ports of the catalog and of artifacts over the store's thread. One row is one transaction of its own.
import type { ArtifactStore } from '../../artifacts/index.ts';
import type { CatalogStore } from '../../catalog/index.ts';
import type { WorkerLink } from './worker-link.ts';

export function modelsOver(link: WorkerLink): CatalogStore {
  return {
    put: row => link.call('putModel', row),
    get: id => link.call('findModel', id),
    list: () => link.call('models', undefined),
  };
}

export function artifactsOver(link: WorkerLink): ArtifactStore {
  return {
    put: row => link.call('putArtifact', row),
    get: (tenantId, id) => link.call('findArtifact', { tenantId, id }),
    list: query => link.call('artifacts', query),
    bytesOf: tenantId => link.call('artifactBytes', tenantId),
    highestOrdinal: () => link.call('highestArtifact', undefined),
  };
}
