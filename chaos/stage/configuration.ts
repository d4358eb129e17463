// The configuration of the server under test, in the reference server's own form. Pure.
import { createHash } from 'node:crypto';
import { merged, poolDefaults, type Setting } from '../grammar/setting.ts';

/** Of the pools, counted from 1. */
export const poolOf = (nth = 1): string => (nth === 1 ? 'examined' : `examined-${nth}`);
export const modelOf = (nth = 1): string => (nth === 1 ? 'tiny' : `tiny-${nth}`);
export const watcher = 'watcher';

type Members = Readonly<Record<string, unknown>>;

export const keyOfTenant = (id: string): string => `chaos-key-of-${id}`;

const hashOf = (key: string): string => `sha256:${createHash('sha256').update(key).digest('hex')}`;

const tenantOf = (id: string, roles: readonly string[], members: Members = {}): Members => ({
  ...{ id, ...members, keys: [{ id: `key-of-${id}`, hash: hashOf(keyOfTenant(id)), roles }] },
});

/** Where nobody has to say who asks, nobody is a tenant; otherwise the suite watches under a name of its own. */
const tenantsOf = ({ tenants }: Setting): Members =>
  tenants.length === 0
    ? {}
    : {
        tenants: [
          ...tenants.map(({ id, weight = 1, quotas = {} }) => tenantOf(id, ['data'], { weight, quotas })),
          tenantOf(watcher, ['data', 'operator', 'admin']),
        ],
      };

/** An engine that runs already, or one that the server starts. */
export type Place = { readonly url: string } | { readonly command: { readonly argv: readonly string[] } };

export interface ConfigurationParts {
  readonly setting: Setting;
  readonly storePath: string;
  /** One for each replica. */
  readonly places: readonly Place[];
}

const poolsOf = ({ setting, places }: ConfigurationParts): readonly Members[] => {
  const replicas = places.map((place, at) => ({ id: `r${at + 1}`, ...place, slots: setting.slots }));
  const shared = setting.isApart ? replicas.map(replica => [replica]) : [replicas];
  return shared.map((own, at) => {
    const pool = {
      ...{ id: poolOf(at + 1), engine: 'llamacpp', wire: 'llamacpp' },
      model: { ref: modelOf(at + 1) },
      replicas: own,
      ...poolDefaults,
      priors: { first_token_ms: setting.firstMs, token_ms: setting.pieceMs },
    };
    return merged(pool, setting.pool);
  });
};

export const configurationOf = (parts: ConfigurationParts): Members => {
  const { setting, storePath } = parts;
  const base = {
    version: 1,
    server: {
      limits: { streams_per_key_max: 4_096, streams_per_address_max: 4_096, connections_max: 8_192 },
    },
    store: { kind: 'sqlite', path: storePath },
    // A reader that a fault cut off is no client that gave up.
    streams: { on_disconnect: 'detach' },
    telemetry: { log_level: 'warn' },
    ...tenantsOf(setting),
    pools: poolsOf(parts),
  };
  return merged(base, setting.server);
};
