// What kind of address it is, by the registries of special-purpose addresses. What no row names is public.
import { type Address, isWithin, type Range, rangeOf } from './address.ts';

export type AddressClass =
  | 'public'
  | 'loopback'
  | 'private'
  | 'shared'
  | 'link-local'
  | 'unspecified'
  | 'multicast'
  | 'reserved';

const table: readonly (readonly [string, AddressClass])[] = [
  ['0.0.0.0/8', 'unspecified'],
  ['10.0.0.0/8', 'private'],
  ['100.64.0.0/10', 'shared'],
  ['127.0.0.0/8', 'loopback'],
  // The services that tell a machine its credentials live here.
  ['169.254.0.0/16', 'link-local'],
  ['172.16.0.0/12', 'private'],
  ['192.0.0.0/24', 'reserved'],
  ['192.0.2.0/24', 'reserved'],
  ['192.88.99.0/24', 'reserved'],
  ['192.168.0.0/16', 'private'],
  ['198.18.0.0/15', 'reserved'],
  ['198.51.100.0/24', 'reserved'],
  ['203.0.113.0/24', 'reserved'],
  ['224.0.0.0/4', 'multicast'],
  ['240.0.0.0/4', 'reserved'],
  ['::/128', 'unspecified'],
  ['::1/128', 'loopback'],
  ['64:ff9b:1::/48', 'private'],
  ['100::/64', 'reserved'],
  ['2001::/23', 'reserved'],
  ['2001:db8::/32', 'reserved'],
  ['3fff::/20', 'reserved'],
  ['5f00::/16', 'reserved'],
  ['fc00::/7', 'private'],
  ['fe80::/10', 'link-local'],
  ['fec0::/10', 'private'],
  ['ff00::/8', 'multicast'],
];

/** Where an IPv6 address carries one of IPv4, and how many bits stand behind that. */
const carriers: readonly (readonly [string, bigint])[] = [
  ['::ffff:0:0/96', 0n],
  ['::ffff:0:0:0/96', 0n],
  ['64:ff9b::/96', 0n],
  ['2002::/16', 80n],
  ['::/96', 0n],
];

function parsed<Value>(rows: readonly (readonly [string, Value])[]): readonly (readonly [Range, Value])[] {
  return rows.flatMap(([text, value]) => {
    const range = rangeOf(text);
    return range === undefined ? [] : [[range, value] as const];
  });
}

const ranges = parsed(table);
const carrierRanges = parsed(carriers);
const ipv4Mask = 0xffff_ffffn;

/** The address of IPv4 that is reached by way of this one. */
function carried(address: Address): Address | undefined {
  const carrier = carrierRanges.find(([range]) => isWithin(address, range));
  if (carrier === undefined) return undefined;
  return { bits: (address.bits >> carrier[1]) & ipv4Mask, width: 32 };
}

/** The address, and the one that it carries. */
export function readings(address: Address): readonly Address[] {
  const inner = carried(address);
  return inner === undefined ? [address] : [address, inner];
}

export function classify(address: Address): AddressClass {
  const own = ranges.find(([range]) => isWithin(address, range))?.[1];
  if (own !== undefined) return own;
  const inner = carried(address);
  return inner === undefined ? 'public' : classify(inner);
}
