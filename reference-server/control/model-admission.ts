// Before a pool's engine is started: may its model be loaded? A rejection keeps the pool unready.
import type { PoolConfig } from '#contracts';
import { type Catalog, hasDigest, hexOfDigest } from '../catalog/index.ts';
import { OrchestratorError } from '../kernel/index.ts';

const never = new AbortController().signal;

/** @implements ORCH-3037 */
async function checkFile({ id, model }: PoolConfig): Promise<void> {
  const { path, digest } = model;
  if (path === undefined || digest === undefined) return;
  if (await hasDigest(path, hexOfDigest(digest), never)) return;
  throw new OrchestratorError('DIGEST_MISMATCH', {
    poolId: id,
    message: "The model's file has another digest than the configuration says.",
  });
}

/** Not even who overrides and has a session is served. @implements ORCH-3070(e) */
function isRetired(catalog: Catalog, modelRef: string): boolean {
  const verdict = catalog.admission(modelRef, { override: true, isNewSession: false });
  return verdict.kind === 'refused' && verdict.code === 'MODEL_DEPRECATED';
}

/** The entry that the pool's model is, where the catalog has one. @implements ORCH-3061(b), ORCH-3067 */
export async function admitModel(catalog: Catalog, pool: PoolConfig): Promise<void> {
  const { ref, digest } = pool.model;
  if (isRetired(catalog, ref))
    throw new OrchestratorError('MODEL_DEPRECATED', { poolId: pool.id, message: 'The model is retired.' });
  const known = catalog.ofModelRef(ref).find(model => model.digest === digest) ?? catalog.serving(ref);
  if (known !== undefined) await catalog.checkLoad(known.id);
  await checkFile(pool);
}
