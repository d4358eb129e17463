// What admins do with models, and what follows from it for the pools that serve them.
import type {
  CatalogModel,
  CatalogModelRequest,
  ControlSchemas,
  ModelStateRequest,
  PoolConfig,
} from '#contracts';
import type { Catalog, ModelPageQuery } from '../catalog/index.ts';
import { OrchestratorError } from '../kernel/index.ts';
import type { ModelGate, PoolOperations } from '../orchestration/index.ts';

export interface ModelControlParts {
  readonly catalog: Catalog;
  readonly pools: PoolOperations;
  reload(poolId: string, reference: string): Promise<unknown>;
}

type Models = ControlSchemas['CatalogModelList'];

export class ModelControl {
  readonly #parts: ModelControlParts;
  /** Pools that drain because of their model: they come back with it. */
  readonly #drained = new Set<string>();

  constructor(parts: ModelControlParts) {
    this.#parts = parts;
  }

  create(request: CatalogModelRequest): Promise<{ created: boolean; model: CatalogModel }> {
    return this.#parts.catalog.create(request);
  }

  get(modelId: string): CatalogModel {
    return this.#parts.catalog.get(modelId);
  }

  list(query: ModelPageQuery): Models {
    return this.#parts.catalog.list(query);
  }

  async verify(modelId: string): Promise<CatalogModel> {
    return (await this.#parts.catalog.verify(modelId)).model;
  }

  /** @implements ORCH-3070 */
  async setState(modelId: string, change: ModelStateRequest): Promise<CatalogModel> {
    const model = await this.#parts.catalog.setState(modelId, change);
    await this.#follow(model, change.deadline_ms);
    return model;
  }

  /** @implements ASY-CAT-005 */
  async rollback(modelId: string): Promise<CatalogModel> {
    const { model, serving } = await this.#parts.catalog.rollback(modelId);
    await this.#follow(model, undefined);
    if (serving === undefined || serving.digest === model.digest) return model;
    for (const poolId of this.#poolsLoadedWith(model)) await this.#parts.reload(poolId, serving.id);
    return model;
  }

  /** Pools follow their model: they drain with it, and come back with it. */
  async #follow(model: CatalogModel, deadlineMs: number | undefined): Promise<void> {
    const { catalog } = this.#parts;
    const modelRef = model.model_ref ?? model.id;
    if (catalog.serving(modelRef) !== undefined) return this.#resumeAll(modelRef);
    if (model.state === 'retired') return this.#drainAll(modelRef, 'model_retired', deadlineMs);
    if (model.state === 'deprecated' && deadlineMs !== undefined)
      return this.#drainAll(modelRef, 'model_deprecated', deadlineMs);
  }

  async #drainAll(
    modelRef: string,
    reason: 'model_deprecated' | 'model_retired',
    deadlineMs: number | undefined,
  ): Promise<void> {
    for (const poolId of this.#parts.pools.idsServing(modelRef)) {
      this.#drained.add(poolId);
      await this.#parts.pools.drain(poolId, { deadlineMs, reason });
    }
  }

  async #resumeAll(modelRef: string): Promise<void> {
    for (const poolId of this.#parts.pools.idsServing(modelRef))
      if (this.#drained.delete(poolId)) await this.#parts.pools.resume(poolId);
  }

  #poolsLoadedWith({ digest, model_ref, id }: CatalogModel): readonly string[] {
    const isLoaded = ({ model }: PoolConfig): boolean =>
      model.ref === (model_ref ?? id) && model.digest === digest;
    return this.#parts.pools.all().flatMap(({ config }) => (isLoaded(config) ? [config.id] : []));
  }
}

/** What the orchestration asks of the catalog. */
export function modelGate(catalog: Catalog): ModelGate {
  return {
    admit: (modelRef, task) => {
      const verdict = catalog.admission(modelRef, task);
      if (verdict.kind === 'refused') throw new OrchestratorError(verdict.code);
    },
    takes: modelRef =>
      catalog.admission(modelRef, { override: false, isNewSession: true }).kind !== 'refused',
    trialOf: ({ model, canary }) => trialOf(catalog, model.ref, canary?.replica_set.model_digest),
  };
}

/** Where the catalog knows the model it decides whether its trial runs; else the configuration alone does. */
function trialOf(catalog: Catalog, modelRef: string, digest: string | undefined): 'part' | 'all' | 'off' {
  const entries = catalog.ofModelRef(modelRef);
  if (entries.length === 0) return 'part';
  const isTried = (model: CatalogModel): boolean => digest === undefined || model.digest === digest;
  if (entries.some(model => model.state === 'canary' && isTried(model))) return 'part';
  return digest !== undefined && catalog.serving(modelRef)?.digest === digest ? 'all' : 'off';
}
