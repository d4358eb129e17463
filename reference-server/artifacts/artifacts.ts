import type { Artifact, ArtifactKind, ArtifactRef, ArtifactRequest, ControlSchemas } from '#contracts';
import { OrchestratorError, type World } from '../kernel/index.ts';
import { artifactId, artifactOf, newArtifactRow, refOf } from './artifact-row.ts';
import { cursorAt, ordinalOf } from './place-in-list.ts';
import type { ArtifactRow, ArtifactStore } from './store.ts';

export interface ArtifactsOptions {
  readonly world: World;
  readonly store: ArtifactStore;
  /** The tenant's quota now; undefined where nothing limits it. */
  readonly bytesMaxOf: (tenantId: string) => number | undefined;
  /** The longest chain of ancestors. */
  readonly ancestorsMax?: number;
}

export interface ArtifactListQuery {
  readonly kind?: ArtifactKind | undefined;
  readonly tag?: string | undefined;
  readonly parent?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const ancestorsMaxDefault = 1_000;

export class Artifacts {
  readonly #options: ArtifactsOptions;
  readonly #ancestorsMax: number;
  /** One creation at a time: the quota is read and the row written without another in between. */
  #last: Promise<unknown> = Promise.resolve();
  #ordinal: number | undefined;

  constructor(options: ArtifactsOptions) {
    this.#options = options;
    this.#ancestorsMax = options.ancestorsMax ?? ancestorsMaxDefault;
  }

  /** @implements ORCH-3097 */
  async create(tenantId: string, request: ArtifactRequest): Promise<{ created: boolean; ref: ArtifactRef }> {
    const turn = this.#last.then(() => this.#create(tenantId, request));
    this.#last = turn.catch(() => undefined);
    return await turn;
  }

  /** @implements OC-CTRL-2066, ASY-ART-001(a) */
  async get(tenantId: string, id: string): Promise<Artifact> {
    const row = await this.#options.store.get(tenantId, id);
    if (row === undefined) throw new OrchestratorError('ARTIFACT_NOT_FOUND');
    return artifactOf(row, await this.#lineageOf(row));
  }

  /** Youngest first. @implements ASY-ART-001(c), ASY-ART-003(b) */
  async list(tenantId: string, query: ArtifactListQuery): Promise<ControlSchemas['ArtifactList']> {
    const { cursor, limit, ...narrowed } = query;
    const before = cursor === undefined ? undefined : ordinalOf(cursor);
    const rows = await this.#options.store.list({ ...narrowed, tenantId, before, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const next = rows.length > limit && last !== undefined ? { next_cursor: cursorAt(last.ordinal) } : {};
    return { items: page.map(refOf), ...next };
  }

  async #create(tenantId: string, request: ArtifactRequest): Promise<{ created: boolean; ref: ArtifactRef }> {
    const { store, world } = this.#options;
    const standing = await store.get(tenantId, artifactId(request.content));
    if (standing !== undefined) return { created: false, ref: sameAs(standing, request) };
    const depth = await this.#depthBelow(tenantId, request.parent);
    this.#ordinal ??= await store.highestOrdinal();
    const ordinal = this.#ordinal + 1;
    const row = newArtifactRow({ tenantId, ordinal, depth, createdMs: Math.floor(world.wallMs()), request });
    await this.#checkQuota(row);
    await store.put(row);
    this.#ordinal = ordinal;
    return { created: true, ref: refOf(row) };
  }

  /** @implements ASY-ART-003(a) */
  async #depthBelow(tenantId: string, parentId: string | undefined): Promise<number> {
    if (parentId === undefined) return 0;
    const parent = await this.#options.store.get(tenantId, parentId);
    if (parent === undefined) throw badParent('There is no artifact with the id of the parent.');
    if (parent.depth >= this.#ancestorsMax) {
      throw badParent(`An artifact has at most ${this.#ancestorsMax} ancestors.`);
    }
    return parent.depth + 1;
  }

  /** @implements ASY-ART-002 */
  async #checkQuota(row: ArtifactRow): Promise<void> {
    const bytesMax = this.#options.bytesMaxOf(row.tenantId);
    if (bytesMax === undefined) return;
    const usedBytes = await this.#options.store.bytesOf(row.tenantId);
    if (usedBytes + row.costBytes <= bytesMax) return;
    throw new OrchestratorError('QUOTA_EXCEEDED', {
      message: "The tenant's artifacts take all the bytes that they may.",
      details: { quota: 'artifact_bytes_max', limit: bytesMax, used: usedBytes, asked: row.costBytes },
    });
  }

  async #lineageOf(row: ArtifactRow): Promise<readonly string[]> {
    const ancestors: string[] = [];
    let parentId = row.parent;
    while (parentId !== null && ancestors.length <= this.#ancestorsMax) {
      ancestors.push(parentId);
      const parent: ArtifactRow | undefined = await this.#options.store.get(row.tenantId, parentId);
      parentId = parent?.parent ?? null;
    }
    return ancestors;
  }
}

/** One id says one thing: of another kind, or from another parent, the same content is a conflict. */
function sameAs(standing: ArtifactRow, request: ArtifactRequest): ArtifactRef {
  if (standing.kind === request.kind && standing.parent === (request.parent ?? null)) return refOf(standing);
  throw new OrchestratorError('STATE_CONFLICT', {
    message: 'The same content stands with another kind or parent.',
    details: { artifact_id: standing.id, kind: standing.kind },
  });
}

function badParent(message: string): OrchestratorError {
  return new OrchestratorError('INVALID_PARAMS', { message, details: { path: '/parent' } });
}
