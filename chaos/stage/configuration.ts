// The configuration of the server under test, in the reference server's own form. Pure.
import { createHash } from 'node:crypto';
import { merged, poolDefaults, type Setting } from '../grammar/setting.ts';

export const poolId = 'examined';
export const modelRef = 'tiny';
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

export const configurationOf = ({ setting, storePath, places }: ConfigurationParts): Members => {
  const pool = {
    ...{ id: poolId, engine: 'llamacpp', wire: 'llamacpp' },
    model: { ref: modelRef },
    replicas: places.map((place, at) => ({ id: `r${at + 1}`, ...place, slots: setting.slots })),
    ...poolDefaults,
    priors: { first_token_ms: setting.firstMs, token_ms: setting.pieceMs },
  };
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
    pools: [merged(pool, setting.pool)],
  };
  return merged(base, setting.server);
};
