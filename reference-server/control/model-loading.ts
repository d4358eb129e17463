// What a pool would be with another model: resolved to one digest, and let in by the trust policy.
import type { PoolConfig } from '#contracts';
import type { Catalog } from '../catalog/index.ts';
import { isOrchestratorError, OrchestratorError } from '../kernel/index.ts';

export interface ModelFiles {
  /** Where the file of that digest lies, its checksum proven. */
  fileOf(model: {
    readonly digest: string;
    readonly sourceUrl: string;
    /** Who loads it. */
    readonly poolId: string;
  }): Promise<string>;
}

export interface ModelLoadingParts {
  readonly catalog: Catalog;
  readonly files: ModelFiles;
  /** Every pool that is configured. */
  pools(): readonly PoolConfig[];
}

/** An operator reads of a refused registry as of any model that is not trusted. */
async function checkLoad(catalog: Catalog, modelId: string) {
  try {
    return await catalog.checkLoad(modelId);
  } catch (error) {
    const isRegistry = isOrchestratorError(error) && error.code === 'REGISTRY_NOT_ALLOWED';
    throw isRegistry
      ? new OrchestratorError('UNTRUSTED_ARTIFACT', { details: { ...error.details }, cause: error })
      : error;
  }
}

function resolved(catalog: Catalog, reference: string) {
  try {
    return catalog.resolve(reference);
  } catch (error) {
    if (isOrchestratorError(error) && error.code === 'MODEL_NOT_FOUND') return undefined;
    throw error;
  }
}

/** @implements ORCH-2102, ORCH-3061(b), ORCH-3062(b), ORCH-3037 */
export async function poolWithModel(
  parts: ModelLoadingParts,
  pool: PoolConfig,
  reference: string,
): Promise<PoolConfig> {
  const found = resolved(parts.catalog, reference);
  if (found === undefined) return configuredModel(parts, pool, reference);
  if (found.state === 'retired') {
    throw new OrchestratorError('STATE_CONFLICT', { message: 'The model is retired.', poolId: pool.id });
  }
  const { model } = await checkLoad(parts.catalog, found.modelId);
  const { digest, source_url: sourceUrl } = model;
  // Only an engine that is started here reads the file.
  const isLocal = pool.replicas.some(({ url, scripted }) => url === undefined && scripted === undefined);
  const file = isLocal ? { path: await parts.files.fileOf({ digest, sourceUrl, poolId: pool.id }) } : {};
  const isPinned = pool.replica_set.model_digest !== undefined;
  return {
    ...pool,
    model: { ...pool.model, ref: found.modelRef, digest, ...file },
    replica_set: { ...pool.replica_set, ...(isPinned ? { model_digest: digest } : {}) },
  };
}

/** Models that the catalog doesn't know stand in the configuration alone. */
function configuredModel({ pools }: ModelLoadingParts, pool: PoolConfig, reference: string): PoolConfig {
  const known = [pool, ...pools().filter(({ engine }) => engine === pool.engine)];
  const other = known.find(({ model }) => model.ref === reference);
  if (other === undefined) {
    throw new OrchestratorError('MODEL_NOT_FOUND', { message: 'No model of this name is known.' });
  }
  return { ...pool, model: other.model };
}
