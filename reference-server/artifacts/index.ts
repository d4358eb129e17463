// What did a tenant put beside its tasks, and what came from what? Documents by the digest of their content.
// Surprising: nothing is ever changed or deleted. Tags, parent and metadata are those of the first time; the same
// content of another kind or parent is a conflict, because one id says one thing.
export { type ArtifactStoreCase, artifactStoreFamily } from './artifact-store-family.ts';
export { type ArtifactListQuery, Artifacts, type ArtifactsOptions } from './artifacts.ts';
export { openMemoryArtifactStore } from './memory-artifact-store.ts';
export type { ArtifactQuery, ArtifactRow, ArtifactStore } from './store.ts';
