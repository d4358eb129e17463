// An address as a number, whatever way it was written: names of one address must not be two.
import { isIP } from 'node:net';

export interface Address {
  readonly bits: bigint;
  readonly width: 32 | 128;
}

const groupCount = 8;
const groupBits = 16n;

function ipv4Bits(text: string): bigint {
  return text.split('.').reduce((bits, part) => (bits << 8n) | BigInt(part), 0n);
}

/** The canonical form of the URL standard has no dotted part and at most one gap. */
function ipv6Bits(canonical: string): bigint {
  const [front = '', back] = canonical.split('::');
  const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const [before, after] = [groupsOf(front), groupsOf(back ?? '')];
  const gap = Array.from({ length: groupCount - before.length - after.length }, () => '0');
  const groups = back === undefined ? before : [...before, ...gap, ...after];
  return groups.reduce((bits, group) => (bits << groupBits) | BigInt(`0x${group}`), 0n);
}

/** Undefined where the host is a name. Decimal, octal, hexadecimal and shortened forms are addresses too. */
export function addressOf(host: string): Address | undefined {
  const bare = host.replace(/^\[(.*)\]$/, '$1').replace(/%.*$/, '');
  const canonical = URL.parse(`http://${bare.includes(':') ? `[${bare}]` : bare}/`)?.hostname ?? '';
  if (isIP(canonical) === 4) return { bits: ipv4Bits(canonical), width: 32 };
  const inner = canonical.replace(/^\[(.*)\]$/, '$1');
  return isIP(inner) === 6 ? { bits: ipv6Bits(inner), width: 128 } : undefined;
}

export interface Range extends Address {
  /** Bits that an address shares with it. */
  readonly prefix: number;
}

/** Undefined where the text is no range in CIDR notation. */
export function rangeOf(text: string): Range | undefined {
  const [host = '', length = '', ...rest] = text.split('/');
  const address = isIP(host) === 0 ? undefined : addressOf(host);
  const prefix = /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN;
  if (address === undefined || rest.length > 0 || !(prefix <= address.width)) return undefined;
  return { ...address, prefix };
}

export function isWithin(address: Address, range: Range): boolean {
  if (address.width !== range.width) return false;
  const free = BigInt(range.width - range.prefix);
  return address.bits >> free === range.bits >> free;
}
