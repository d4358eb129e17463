// Which addresses need a listed range before this server calls them.
import { BlockList, isIP } from 'node:net';
import type { Config } from '#contracts';

export interface AddressProblem {
  readonly path: string;
  readonly message: string;
  readonly found: string;
  readonly allowed: string;
}

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

const listOf = (ranges: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits = ''] = range.split('/');
    if (isIP(address) !== 0) list.addSubnet(address, Number(bits), family(address));
  }
  return list;
};

const linkLocal = listOf(['169.254.0.0/16', 'fe80::/10']);
const anyPrivate = listOf([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
]);

const plain = (host: string): string => host.replace(/^\[|\]$/g, '').replace(/^::ffff:(?=\d+\.)/i, '');

export const isAllowedAddress = (address: string, ranges: readonly string[]): boolean => {
  const bare = plain(address);
  return !anyPrivate.check(bare, family(bare)) || listOf(ranges).check(bare, family(bare));
};

const literal = (url: string): string | undefined => {
  const host = plain(new URL(url).hostname);
  if (host === 'localhost') return '127.0.0.1';
  return isIP(host) === 0 ? undefined : host;
};

interface Place {
  readonly path: string;
  readonly url: string | undefined;
  readonly refused: BlockList;
  readonly kind: string;
}

const placesOf = (config: Config): Place[] => [
  ...config.pools.flatMap((pool, p) =>
    pool.replicas.map((replica, r) => ({
      path: `/pools/${p}/replicas/${r}/url`,
      url: replica.url,
      refused: linkLocal,
      kind: 'link-local',
    })),
  ),
  ...config.events.sinks.map((sink, s) => ({
    path: `/events/sinks/${s}/url`,
    url: sink.url,
    refused: anyPrivate,
    kind: 'private',
  })),
  {
    path: '/telemetry/otlp_url',
    url: config.telemetry.otlp_url,
    refused: linkLocal,
    kind: 'link-local',
  },
];

/** Addresses that are written out where only a listed one may stand. */
export const addressProblems = (config: Config): AddressProblem[] => {
  const listed = listOf(config.network.private_addresses);
  return placesOf(config).flatMap(place => {
    const address = place.url === undefined ? undefined : literal(place.url);
    if (address === undefined || !place.refused.check(address, family(address))) return [];
    if (listed.check(address, family(address))) return [];
    const found = `a ${place.kind} address`;
    const allowed = 'an address in network.private_addresses';
    return [
      { path: place.path, message: `${place.path}: found ${found}; allowed: ${allowed}.`, found, allowed },
    ];
  });
};
