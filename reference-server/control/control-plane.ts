import { type Capabilities, type CatalogModel, openapiDocument } from '#contracts';
import type { Artifacts } from '../artifacts/index.ts';
import type { Catalog } from '../catalog/index.ts';
import { isOrchestratorError, type World } from '../kernel/index.ts';
import type { PoolOperations } from '../orchestration/index.ts';
import type { AuditTrail } from './audit-trail.ts';
import { capabilities } from './capabilities.ts';
import type { ConfigControl } from './config-control.ts';
import { ModelControl } from './model-control.ts';
import type { ModelFiles } from './model-loading.ts';
import { PoolControl } from './pool-control.ts';
import { RefusalAudit } from './refusal-audit.ts';

export interface ControlPlaneParts {
  readonly world: World;
  readonly operations: PoolOperations;
  readonly catalog: Catalog;
  readonly artifacts: Artifacts;
  readonly files: ModelFiles;
  readonly audit: AuditTrail;
  readonly configuration: ConfigControl;
}

function apiVersion(): string {
  const document = openapiDocument('control') as { readonly info: { readonly version: string } };
  return document.info.version;
}

export class ControlPlane {
  readonly pools: PoolControl;
  readonly models: ModelControl;
  readonly artifacts: Artifacts;
  readonly audit: AuditTrail;
  readonly refusals: RefusalAudit;
  readonly configuration: ConfigControl;
  readonly #parts: ControlPlaneParts;
  readonly #apiVersion = apiVersion();

  constructor(parts: ControlPlaneParts) {
    const { operations, catalog, files, configuration } = parts;
    this.#parts = parts;
    this.artifacts = parts.artifacts;
    this.audit = parts.audit;
    this.refusals = new RefusalAudit({
      world: parts.world,
      trail: parts.audit,
      perMinuteMax: () => configuration.current.store.audit_refusals_per_minute_max,
    });
    this.configuration = configuration;
    this.pools = new PoolControl({
      pools: operations,
      catalog,
      files,
      config: () => configuration.current,
    });
    const reload = (poolId: string, reference: string) => this.pools.reload(poolId, reference);
    this.models = new ModelControl({ catalog, pools: operations, reload });
  }

  /** As the process was told to by its owner; what came of it is in the log and in the audit. */
  async reloadBySignal(): Promise<void> {
    const correlationId = this.#parts.world.uuid();
    const entry = { tenantId: undefined, keyId: undefined, action: 'reloadConfig', correlationId };
    try {
      await this.configuration.reload();
      await this.audit.append({ ...entry, outcome: 'done' });
    } catch (error) {
      const code = isOrchestratorError(error) ? error.code : 'INTERNAL';
      await this.audit.append({ ...entry, outcome: code === 'INTERNAL' ? 'failed' : 'refused', code });
    }
  }

  /** Whether it is the id of a pool or of a model. */
  knows(id: string): boolean {
    const { operations, catalog } = this.#parts;
    return operations.all().some(({ config }) => config.id === id) || catalog.has(id);
  }

  capabilities(tenantId: string): Capabilities {
    const { operations, catalog, configuration } = this.#parts;
    return capabilities({
      apiVersion: this.#apiVersion,
      pools: operations.all(),
      quotas: configuration.current.tenants.find(({ id }) => id === tenantId)?.quotas,
      stateOf: modelRef => stateOf(catalog, modelRef),
    });
  }
}

/** Undefined where the catalog knows no such model. */
function stateOf(catalog: Catalog, modelRef: string): CatalogModel['state'] | undefined {
  return catalog.serving(modelRef)?.state ?? catalog.ofModelRef(modelRef)[0]?.state;
}
