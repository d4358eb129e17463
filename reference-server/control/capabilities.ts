// What this server can do for a tenant, from what is configured and what its engines answered.
import {
  type Capabilities,
  type Config,
  type ControlSchemas,
  capabilityTable,
  type ModelState,
} from '#contracts';
import type { EngineCapabilities } from '#contracts/adapter';
import type { PoolStatus } from '../orchestration/index.ts';

type EngineCapability = ControlSchemas['EngineCapability'];
type ModelCapability = ControlSchemas['ModelCapability'];
type Quotas = Config['tenants'][number]['quotas'];

export interface CapabilityParts {
  readonly apiVersion: string;
  readonly pools: readonly PoolStatus[];
  readonly quotas: Quotas | undefined;
  stateOf(modelRef: string): ModelState | undefined;
}

/** What an adapter answers for itself, by the names of the catalogue. */
const adapterFeatures = {
  chat: 'messages',
  slots: 'slots',
  seed: 'seed',
  piece_per_token: 'piecePerToken',
  logprobs: 'logprobs',
  token_ids: 'tokenIds',
  tokenize: 'tokenize',
  interruptible_decode: 'interruptibleDecode',
  metrics: 'metrics',
  version: 'version',
} as const satisfies Readonly<Record<string, keyof EngineCapabilities>>;

const documented: Readonly<Record<string, { readonly capabilities: readonly string[] }>> =
  capabilityTable.engines;

/** What no engine does, such as tools, is said too. */
const listed = Object.keys(capabilityTable.capabilities);

/** Undefined where no engine of the pool has been spoken to: then nothing is claimed. @implements ASY-DET-014(c) */
function featuresOf({ config, capabilities, description }: PoolStatus): Record<string, boolean> | undefined {
  if (capabilities === undefined) return undefined;
  const wire = documented[config.wire]?.capabilities ?? ['streaming'];
  const features = Object.fromEntries(listed.map(name => [name, wire.includes(name)]));
  for (const [name, member] of Object.entries(adapterFeatures)) features[name] = capabilities[member];
  features.model_digest = description.replicas.some(({ model_digest: digest }) =>
    digest?.startsWith('sha256:'),
  );
  features.strict_determinism = capabilities.determinism !== 'none' && features.model_digest;
  return features;
}

/** An engine can what each of its pools can. @implements OC-CTRL-2061 */
function sharedFeatures(pools: readonly PoolStatus[]): Record<string, boolean> {
  const known = pools.map(featuresOf).filter(features => features !== undefined);
  const names = new Set(known.flatMap(features => Object.keys(features)));
  return Object.fromEntries(
    [...names].sort().map(name => [name, known.every(features => features[name] === true)]),
  );
}

function rateLimits(quotas: Quotas | undefined): EngineCapability['rate_limits'] {
  const { concurrent_max, requests_per_second, burst, tokens_per_minute } = quotas ?? {};
  return {
    ...(concurrent_max === undefined ? {} : { concurrent_max }),
    ...(requests_per_second === undefined ? {} : { requests_per_second }),
    ...(burst === undefined ? {} : { burst }),
    ...(tokens_per_minute === undefined ? {} : { tokens_per_minute }),
  };
}

function modelOf({ config }: PoolStatus, stateOf: CapabilityParts['stateOf']): ModelCapability {
  const { ref, ctx_max, max_tokens_max, bytes_per_token } = config.model;
  const state = stateOf(ref);
  return {
    model_ref: ref,
    ctx_max,
    max_tokens_max,
    bytes_per_token,
    determinism: config.determinism,
    ...(state === undefined ? {} : { state }),
  };
}

/** Of several pools with a model the first by id, as routing picks it. */
function modelsOf(pools: readonly PoolStatus[], stateOf: CapabilityParts['stateOf']): ModelCapability[] {
  const models = new Map<string, ModelCapability>();
  for (const pool of pools) {
    if (!models.has(pool.config.model.ref)) models.set(pool.config.model.ref, modelOf(pool, stateOf));
  }
  return [...models.values()];
}

function engineOf(pools: readonly PoolStatus[], { quotas, stateOf }: CapabilityParts): EngineCapability[] {
  const [first] = pools;
  if (first === undefined) return [];
  const models = modelsOf(pools, stateOf);
  return [
    {
      engine: first.config.engine,
      wire: first.config.wire,
      ctx_max: Math.max(...models.map(model => model.ctx_max)),
      supported_workloads: ['completion'],
      rate_limits: rateLimits(quotas),
      features: sharedFeatures(pools),
      bytes_per_token: Math.min(...models.map(model => model.bytes_per_token)),
      models,
    },
  ];
}

/** @implements ORCH-3095, OC-CTRL-2060 */
export function capabilities(parts: CapabilityParts): Capabilities {
  const engines = new Map<string, PoolStatus[]>();
  for (const pool of parts.pools) {
    const { engine } = pool.config;
    engines.set(engine, [...(engines.get(engine) ?? []), pool]);
  }
  const names = [...engines.keys()].sort();
  return {
    api_version: parts.apiVersion,
    engines: names.flatMap(name => engineOf(engines.get(name) ?? [], parts)),
  };
}
