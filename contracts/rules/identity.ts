import type { Config } from '../config-types.ts';
import { type Breach, type ConfigRule, repeated } from './rule.ts';

const ids = (root: string, items: readonly { readonly id: string }[]): Breach[] =>
  repeated(items.map((item, at) => ({ path: `${root}/${at}/id`, value: item.id })));

const keyPlaces = (config: Config, field: 'id' | 'hash') =>
  config.tenants.flatMap((tenant, t) =>
    tenant.keys.map((key, k) => ({ path: `/tenants/${t}/keys/${k}/${field}`, value: key[field] })),
  );

const replicaPlaces = (config: Config) =>
  config.pools.flatMap((pool, p) =>
    pool.replicas.map((replica, r) => ({ path: `/pools/${p}/replicas/${r}/id`, value: replica.id })),
  );

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;

export const identityRules: readonly ConfigRule[] = [
  {
    name: 'pool-ids-unique',
    because: 'A pool is named by its id.',
    find: config => ids('/pools', config.pools),
  },
  {
    name: 'tenant-ids-unique',
    because: 'A tenant is named by its id.',
    find: config => ids('/tenants', config.tenants),
  },
  {
    name: 'plugin-ids-unique',
    because: 'A plugin is named by its id.',
    find: config => ids('/plugins', config.plugins),
  },
  {
    name: 'sink-ids-unique',
    because: 'A sink is named by its id.',
    find: config => ids('/events/sinks', config.events.sinks),
  },
  {
    name: 'replica-ids-unique',
    because: 'Records and metrics name a replica by its id alone.',
    find: config => repeated(replicaPlaces(config)),
  },
  {
    name: 'key-ids-unique',
    because: 'Logs name a key by its id.',
    find: config => repeated(keyPlaces(config, 'id')),
  },
  {
    name: 'key-hashes-unique',
    because: 'A key belongs to one tenant.',
    find: config =>
      repeated(keyPlaces(config, 'hash')).map(breach => ({
        ...breach,
        found: breach.found.replace(/^sha256:\w+/, 'the hash of another key'),
      })),
  },
  {
    name: 'keyless-binds-loopback',
    because: 'Without keys nobody can be told apart, so only this machine may ask.',
    find: config =>
      config.tenants.some(tenant => tenant.keys.length > 0) || loopback.test(config.server.host)
        ? []
        : [
            {
              path: '/server/host',
              found: config.server.host,
              allowed: 'a loopback address, or a tenant with a key',
            },
          ],
  },
  {
    name: 'plugin-order-unique',
    because: 'The order of plugins within a phase is never left to chance.',
    find: config =>
      repeated(
        config.plugins.map((plugin, at) => ({
          path: `/plugins/${at}/order`,
          value: `${plugin.order} in ${plugin.phase}`,
        })),
      ),
  },
  {
    name: 'plugin-outside-inference',
    because: 'Only the server itself reaches engines.',
    find: config =>
      config.plugins.flatMap((plugin, at) =>
        plugin.phase === 'INFERENCE'
          ? [{ path: `/plugins/${at}/phase`, found: plugin.phase, allowed: 'any phase but INFERENCE' }]
          : [],
      ),
  },
  {
    name: 'plugin-retries-match-strategy',
    because: 'Retries are tried under strategy retry, and only there.',
    find: config =>
      config.plugins.flatMap((plugin, at) => {
        const path = `/plugins/${at}/retries_max`;
        if (plugin.strategy === 'retry' && plugin.retries_max === 0)
          return [{ path, found: '0', allowed: 'at least 1' }];
        return plugin.strategy !== 'retry' && plugin.retries_max > 0
          ? [{ path, found: String(plugin.retries_max), allowed: `0 under strategy ${plugin.strategy}` }]
          : [];
      }),
  },
  {
    name: 'sink-has-its-address',
    because: 'A file sink has a path, a webhook a url, and neither both.',
    find: config =>
      config.events.sinks.flatMap((sink, at) => {
        const [wanted, other] =
          sink.kind === 'file' ? (['path', 'url'] as const) : (['url', 'path'] as const);
        const root = `/events/sinks/${at}`;
        if (sink[wanted] === undefined)
          return [{ path: `${root}/${wanted}`, found: 'nothing', allowed: 'a value' }];
        return sink[other] === undefined
          ? []
          : [{ path: `${root}/${other}`, found: 'a value', allowed: `nothing for kind ${sink.kind}` }];
      }),
  },
];
