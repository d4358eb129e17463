import type { Config, PoolConfig, ReplicaConfig } from '../config-types.ts';
import type { Breach, ConfigRule } from './rule.ts';

const eachPool =
  (find: (pool: PoolConfig, root: string, config: Config) => readonly Breach[]) =>
  (config: Config): Breach[] =>
    config.pools.flatMap((pool, at) => find(pool, `/pools/${at}`, config));

const eachReplica = (find: (replica: ReplicaConfig, root: string, pool: PoolConfig) => readonly Breach[]) =>
  eachPool((pool, root) =>
    pool.replicas.flatMap((replica, at) => find(replica, `${root}/replicas/${at}`, pool)),
  );

const kinds = ['url', 'command', 'embedded', 'scripted'] as const;

const ratioTolerance = 0.001;

const splitBreaches = (pool: PoolConfig, root: string): Breach[] => {
  const { devices, split_ratios: ratios } = pool;
  const path = `${root}/split_ratios`;
  if (ratios.length === 0) return [];
  if (ratios.length !== devices.length) {
    return [
      {
        path,
        found: `${ratios.length} ratios`,
        allowed: `one per device, of which there are ${devices.length}`,
      },
    ];
  }
  const sum = ratios.reduce((total, ratio) => total + ratio, 0);
  return Math.abs(sum - 1) <= ratioTolerance + Number.EPSILON
    ? []
    : [{ path, found: `a sum of ${Number(sum.toFixed(6))}`, allowed: 'a sum of 1, give or take 0.001' }];
};

const fallbackBreaches = (pool: PoolConfig, root: string, config: Config): Breach[] => {
  const others = config.pools.filter(other => other.id !== pool.id);
  return pool.fallback_pools.flatMap((id, at) => {
    const path = `${root}/fallback_pools/${at}`;
    if (config.pools.some(other => other.id === id)) return [];
    const allowed = others.map(other => other.id).join(', ') || 'none, for there is no other pool';
    return [{ path, found: id, allowed }];
  });
};

const spillBreaches = (pool: PoolConfig, root: string, config: Config): Breach[] =>
  pool.accelerator !== 'nvidia'
    ? []
    : pool.fallback_pools.flatMap((id, at) => {
        const target = config.pools.find(other => other.id === id);
        return target === undefined || target.accelerator === 'nvidia'
          ? []
          : [
              {
                path: `${root}/fallback_pools/${at}`,
                found: `${id}, whose accelerator is ${target.accelerator}`,
                allowed: 'a pool whose accelerator is nvidia',
              },
            ];
      });

const deviceBreaches = (pool: PoolConfig, root: string): Breach[] => {
  const masks = [
    { path: `${root}/devices`, devices: pool.devices },
    ...pool.replicas.map((replica, at) => ({
      path: `${root}/replicas/${at}/devices`,
      devices: replica.devices ?? [],
    })),
  ];
  if (pool.accelerator !== 'nvidia') {
    return masks.flatMap(({ path, devices }) =>
      devices.length === 0
        ? []
        : [{ path, found: devices.join(', '), allowed: `none for accelerator ${pool.accelerator}` }],
    );
  }
  const covered = pool.devices.length > 0 || masks.slice(1).every(mask => mask.devices.length > 0);
  return covered
    ? []
    : [{ path: `${root}/devices`, found: 'no device', allowed: 'at least one for accelerator nvidia' }];
};

/** The way from a pool back to itself over fallback pools, if there is one. */
const circleFrom = (
  start: PoolConfig,
  pools: ReadonlyMap<string, PoolConfig>,
): readonly string[] | undefined => {
  const seen = new Set<string>();
  const walk = (pool: PoolConfig, way: readonly string[]): readonly string[] | undefined => {
    for (const id of pool.fallback_pools) {
      if (id === start.id) return [...way, id];
      const next = pools.get(id);
      if (next === undefined || seen.has(id)) continue;
      seen.add(id);
      const found = walk(next, [...way, id]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return walk(start, [start.id]);
};

const circleBreaches = (pool: PoolConfig, root: string, config: Config): Breach[] => {
  const circle = circleFrom(pool, new Map(config.pools.map(other => [other.id, other])));
  return circle === undefined
    ? []
    : [{ path: `${root}/fallback_pools`, found: circle.join(' → '), allowed: 'a way that never returns' }];
};

export const placementRules: readonly ConfigRule[] = [
  {
    name: 'replica-has-one-kind',
    because: 'A replica is reached in one way.',
    find: eachReplica((replica, path) => {
      const places = kinds.filter(kind => replica[kind] !== undefined);
      const present = replica.adapter?.url === undefined ? places : [...places, 'adapter.url'];
      if (present.length === 1) return [];
      return [
        {
          path,
          found: present.join(' and ') || 'none of them',
          allowed: `exactly one of ${kinds.join(', ')}, adapter.url`,
        },
      ];
    }),
  },
  {
    name: 'adapter-module-has-an-engine',
    because: 'A module is told where its engine is, which url or command says.',
    find: eachReplica(({ adapter, url, command }, path) =>
      adapter?.module === undefined || url !== undefined || command !== undefined
        ? []
        : [{ path: `${path}/adapter/module`, found: adapter.module, allowed: 'beside a url or a command' }],
    ),
  },
  {
    name: 'url-stands-before-version',
    because: 'A wire asks for /v1/models and not for /v1/v1/models.',
    find: eachReplica(({ url = '' }, path) =>
      /\/v1\/?$/.test(url)
        ? [
            {
              path: `${path}/url`,
              found: url,
              allowed: 'what stands before /v1, for the wire adds that itself',
            },
          ]
        : [],
    ),
  },
  {
    name: 'replica-kind-fits-wire',
    because: 'The embedded and the scripted engine speak no other wire, and nothing else speaks theirs.',
    find: eachReplica((replica, path, pool) => {
      const inside =
        replica.embedded !== undefined ? 'embedded' : replica.scripted !== undefined ? 'scripted' : undefined;
      const wanted = pool.wire === 'embedded' ? 'embedded' : undefined;
      if (inside === undefined && wanted === undefined) return [];
      return inside === pool.wire
        ? []
        : [
            {
              path,
              found: `${inside ?? 'a process or url'} in a pool of wire ${pool.wire}`,
              allowed: `what speaks ${pool.wire}`,
            },
          ];
    }),
  },
  {
    name: 'replica-devices-within-pool',
    because: 'A pool never leaves its devices.',
    find: eachReplica((replica, root, pool) =>
      (replica.devices ?? []).flatMap((device, at) =>
        pool.devices.length === 0 || pool.devices.includes(device)
          ? []
          : [{ path: `${root}/devices/${at}`, found: String(device), allowed: pool.devices.join(', ') }],
      ),
    ),
  },
  {
    name: 'split-ratios-fit-devices',
    because: 'Each device has its share, and the shares make up the model.',
    find: eachPool(splitBreaches),
  },
  {
    name: 'nvidia-has-devices',
    because: 'A device mask belongs to nvidia pools, and to them alone.',
    find: eachPool(deviceBreaches),
  },
  {
    name: 'fallback-forms-no-circle',
    because: 'A task would wander for ever.',
    find: eachPool(circleBreaches),
  },
  {
    name: 'fallback-pools-exist',
    because: 'A task can only move to another configured pool.',
    find: eachPool(fallbackBreaches),
  },
  {
    name: 'nvidia-never-spills',
    because: 'What was promised an accelerator does not run on anything else.',
    find: eachPool(spillBreaches),
  },
  {
    name: 'accelerator-is-allowed',
    because: 'accelerators_allowed bounds what may serve inference here.',
    find: eachPool((pool, root, config) =>
      config.accelerators_allowed.includes(pool.accelerator)
        ? []
        : [
            {
              path: `${root}/accelerator`,
              found: pool.accelerator,
              allowed: config.accelerators_allowed.join(', '),
            },
          ],
    ),
  },
];
