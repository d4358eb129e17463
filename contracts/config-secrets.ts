import type { Config, ReplicaConfig, TenantConfig } from './config-types.ts';

const hidden = '(hidden)';

const hideCredentials = (address: string): string => {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  url.search = '';
  return url.href;
};

const hideTenant = (tenant: TenantConfig): TenantConfig => ({
  ...tenant,
  keys: tenant.keys.map(key => ({ ...key, hash: hidden })),
});

const hideReplica = (replica: ReplicaConfig): ReplicaConfig => ({
  ...replica,
  ...(replica.url === undefined ? {} : { url: hideCredentials(replica.url) }),
  ...(replica.adapter?.url === undefined ? {} : { adapter: { url: hideCredentials(replica.adapter.url) } }),
  ...(replica.command === undefined
    ? {}
    : {
        command: {
          ...replica.command,
          env: Object.fromEntries(Object.keys(replica.command.env).map(name => [name, hidden])),
        },
      }),
});

/** The configuration in force as it may be shown: no hash, no credentials, no value of an environment variable. */
export const withoutSecrets = (config: Config): Config => ({
  ...config,
  tenants: config.tenants.map(hideTenant),
  pools: config.pools.map(pool => ({ ...pool, replicas: pool.replicas.map(hideReplica) })),
  plugins: config.plugins.map(plugin => ({
    ...plugin,
    options: Object.fromEntries(Object.keys(plugin.options).map(name => [name, hidden])),
  })),
  events: {
    sinks: config.events.sinks.map(sink =>
      sink.url === undefined ? sink : { ...sink, url: hideCredentials(sink.url) },
    ),
  },
});
