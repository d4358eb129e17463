import type { Artifact, ArtifactKind, ArtifactRef, ArtifactRequest, ControlSchemas } from '../wire-types.ts';
import type { Answer } from './answer.ts';
import type { Caller } from './caller.ts';
import type { CallOptions } from './client-options.ts';

export interface ArtifactListQuery {
  readonly kind?: ArtifactKind;
  readonly tag?: string;
  /** Only the direct children of this artifact. */
  readonly parent?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

/** Content-addressed documents of a tenant. */
export class ArtifactOperations {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** 201 where it is new, 200 where it stood already. */
  store(body: ArtifactRequest, options?: CallOptions): Promise<Answer<ArtifactRef>> {
    return this.#caller.call('createArtifact', { body }, options);
  }

  list(
    { kind, tag, parent, cursor, limit }: ArtifactListQuery = {},
    options?: CallOptions,
  ): Promise<Answer<ControlSchemas['ArtifactList']>> {
    return this.#caller.call('listArtifacts', { query: { kind, tag, parent, cursor, limit } }, options);
  }

  read(artifactId: string, options?: CallOptions): Promise<Answer<Artifact>> {
    return this.#caller.call('getArtifact', { params: { artifact_id: artifactId } }, options);
  }
}
