// An artifact between its row and the contract's shapes.
import type { Artifact, ArtifactRef, ArtifactRequest } from '#contracts';
import { OrchestratorError } from '../kernel/index.ts';
import { canonicalDigest, canonicalJson } from '../tasks/index.ts';
import type { ArtifactRow } from './store.ts';

export interface NewArtifact {
  readonly tenantId: string;
  readonly ordinal: number;
  readonly depth: number;
  readonly createdMs: number;
  readonly request: ArtifactRequest;
}

/** @implements OC-CTRL-2065 */
export function artifactId(content: unknown): string {
  return canonicalDigest(content);
}

export function newArtifactRow(artifact: NewArtifact): ArtifactRow {
  const { request } = artifact;
  const content = canonicalJson(request.content);
  const tags = request.tags ?? [];
  const metadata = request.metadata === undefined ? null : canonicalJson(request.metadata);
  return {
    tenantId: artifact.tenantId,
    id: artifactId(request.content),
    ordinal: artifact.ordinal,
    kind: request.kind,
    parent: request.parent ?? null,
    depth: artifact.depth,
    tags,
    content,
    metadata,
    costBytes: [content, metadata ?? '', ...tags].reduce((sum, text) => sum + Buffer.byteLength(text), 0),
    createdMs: artifact.createdMs,
  };
}

export function refOf(row: ArtifactRow): ArtifactRef {
  return {
    id: row.id,
    kind: row.kind,
    digest: row.id,
    ...(row.parent === null ? {} : { parent: row.parent }),
    created_ms: row.createdMs,
    tags: [...row.tags],
  };
}

/** What no longer has its digest is not handed out. @implements ORCH-3042(a) */
function soundContent(row: ArtifactRow): Artifact['content'] {
  const damaged = (cause?: unknown) =>
    new OrchestratorError('STORE_UNAVAILABLE', {
      message: 'The stored artifact is damaged.',
      details: { artifact_id: row.id },
      cause,
    });
  let content: Artifact['content'];
  try {
    content = JSON.parse(row.content);
  } catch (cause) {
    throw damaged(cause);
  }
  if (artifactId(content) !== row.id) throw damaged();
  return content;
}

export function artifactOf(row: ArtifactRow, lineage: readonly string[]): Artifact {
  return {
    ...refOf(row),
    content: soundContent(row),
    lineage: [...lineage],
    ...(row.metadata === null ? {} : { metadata: JSON.parse(row.metadata) }),
    size_bytes: Buffer.byteLength(row.content),
  };
}
