// The configuration of a stand: one pool, one engine, two tenants, and what the states need beside. Pure.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Behaviour } from '#conformance/peers';
import { keyHash, type Role } from '../run/names.ts';
import { type Settings, withSettings } from '../run/setup.ts';
import type { Params } from './interaction.ts';

/** What states ask of the configuration and of the engine, before anything starts. */
export interface Needs {
  readonly server?: Settings;
  readonly pool?: Settings;
  readonly tenant?: Settings;
  readonly slots?: number;
  readonly script?: Behaviour;
  readonly isUnready?: boolean;
  readonly isKeyless?: boolean;
}

export interface ConfigurationParts {
  readonly needs: readonly Needs[];
  /** `pool_id`, `engine`, `model_ref`. */
  readonly pool: Params;
  readonly slots: number;
  readonly folder: string;
  readonly storePath: string;
  readonly engineUrl: string;
  readonly keyOf: (role: Role, tenant: string) => string;
}

type Document = Readonly<Record<string, unknown>>;

const roles: readonly Role[] = ['data', 'operator', 'admin'];
export const tenant = 'pact';
/** Is there so that tenants can be in each other's way. */
export const otherTenant = 'other';
const pluginFile = fileURLToPath(new URL('./plugins/always.mjs', import.meta.url));

type Part = 'server' | 'pool' | 'tenant';

const merged = (needs: readonly Needs[], part: Part, base: Document): Document =>
  needs.reduce((document, need) => withSettings(document, need[part] ?? {}), base);

const tenantsOf = ({ needs, keyOf }: ConfigurationParts): readonly Document[] => {
  if (needs.some(need => need.isKeyless)) return [];
  return [tenant, otherTenant].map(id => {
    const keys = roles.map(role => ({ id: `${id}-${role}`, hash: keyHash(keyOf(role, id)), roles: [role] }));
    return id === otherTenant ? { id, keys } : merged(needs, 'tenant', { id, keys });
  });
};

const poolOf = ({ needs, pool, engineUrl, slots }: ConfigurationParts): Document =>
  merged(needs, 'pool', {
    id: pool.pool_id,
    engine: pool.engine,
    wire: 'llamacpp',
    model: { ref: pool.model_ref },
    // An engine that answers a probe late is there all the same.
    heartbeat: { interval_ms: 100, missed_max: 20 },
    replicas: [{ id: `${String(pool.pool_id)}-0`, url: engineUrl, slots }],
  });

export const configurationOf = (parts: ConfigurationParts): Document => {
  const base = {
    version: 1,
    store: { kind: 'sqlite', path: parts.storePath },
    catalog: { cache: { path: join(parts.folder, 'cache') } },
    tenants: tenantsOf(parts),
    pools: [poolOf(parts)],
  };
  const text = JSON.stringify(merged(parts.needs, 'server', base)).replaceAll('{plugin}', pluginFile);
  return JSON.parse(text) as Document;
};
