// The catalog with everything around it: where content comes from, whom to trust, and where files are kept.
import { readFile } from 'node:fs/promises';
import type { Config } from '#contracts';
import { type ArtifactStore, Artifacts } from '../artifacts/index.ts';
import {
  Catalog,
  type CatalogStore,
  type ContentSource,
  type FetchPort,
  isAllowedHost,
  loadTrustRules,
  ModelCache,
  openContentSource,
} from '../catalog/index.ts';
import type { World } from '../kernel/index.ts';
import type { PoolOperations } from '../orchestration/index.ts';
import type { Telemetry } from '../telemetry/index.ts';
import { catalogHooks, collectModelStates } from './catalog-hooks.ts';
import type { PreparedPart } from './config-control.ts';
import type { ModelFiles } from './model-loading.ts';

export interface ModelsOptions {
  readonly world: World;
  readonly telemetry: Telemetry;
  readonly stores: { readonly models: CatalogStore; readonly artifacts: ArtifactStore };
  /** What relative file addresses start from. */
  readonly folder: string;
  readonly fetch: FetchPort;
  /** The one in force. */
  config(): Config;
  pools(): PoolOperations;
}

export interface Models {
  readonly catalog: Catalog;
  readonly artifacts: Artifacts;
  readonly files: ModelFiles;
  /** The trust policy of another configuration. */
  prepare(next: Config): Promise<PreparedPart>;
  close(): Promise<void>;
}

function rulesOf({ catalog }: Config) {
  return loadTrustRules(catalog.trust_policy, path => readFile(path, 'utf8'));
}

/** Opened by the first model that needs it: most servers load none. */
class LazyCache implements ModelFiles {
  readonly #options: ModelsOptions;
  readonly #source: ContentSource;
  /** A pool's file stays until the pool loads another one. */
  readonly #held = new Map<string, () => void>();
  #cache: Promise<ModelCache> | undefined;
  #opened: ModelCache | undefined;

  constructor(options: ModelsOptions, source: ContentSource) {
    this.#options = options;
    this.#source = source;
  }

  usedBytes(): number {
    return this.#opened?.usedBytes() ?? 0;
  }

  async fileOf(order: Parameters<ModelFiles['fileOf']>[0]): Promise<string> {
    const { path, bytes_max: bytesMax } = this.#options.config().catalog.cache;
    const { world } = this.#options;
    this.#cache ??= ModelCache.open({ world, source: this.#source, path, bytesMax });
    this.#opened = await this.#cache;
    const file = await this.#opened.obtain(order);
    this.#held.get(order.poolId)?.();
    this.#held.set(order.poolId, () => file.release());
    return file.path;
  }

  async close(): Promise<void> {
    await this.#opened?.close();
  }
}

function engineOf(options: ModelsOptions, modelRef: string): string {
  return options.config().pools.find(pool => pool.model.ref === modelRef)?.engine ?? 'other';
}

export async function openModels(options: ModelsOptions): Promise<Models> {
  const { world, telemetry, stores, folder, fetch, config } = options;
  const allows = (url: URL): boolean => isAllowedHost(url, config().catalog.trust_policy.allowed_registries);
  const source = openContentSource({ baseDir: folder, fetch, allows });
  const catalog: Catalog = await Catalog.open({
    world,
    store: stores.models,
    source,
    baseDir: folder,
    rules: await rulesOf(config()),
    hooks: catalogHooks({
      telemetry,
      engineOf: modelRef => engineOf(options, modelRef),
      hasWork: modelRef => options.pools().hasWorkFor(modelRef),
      objectives: () => config().classes,
    }),
  });
  collectModelStates(catalog, telemetry);
  const files = new LazyCache(options, source);
  telemetry.collect('cache_used_bytes', () => [{ labels: {}, value: files.usedBytes() }]);
  const quotas = (tenantId: string) => config().tenants.find(({ id }) => id === tenantId)?.quotas;
  const bytesMaxOf = (tenantId: string): number | undefined => quotas(tenantId)?.artifact_bytes_max;
  return {
    catalog,
    artifacts: new Artifacts({ world, store: stores.artifacts, bytesMaxOf }),
    files,
    prepare: async next => {
      const rules = await rulesOf(next);
      return { commit: () => catalog.useRules(rules), abandon: () => undefined };
    },
    close: () => files.close(),
  };
}
