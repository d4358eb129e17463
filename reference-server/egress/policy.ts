// Whether an address may be connected to: pure, so that every form and every range can be tried.
import { type Address, addressOf, isWithin, type Range } from './address.ts';
import { type AddressClass, classify, readings } from './classify.ts';

/**
 * `named`: the configuration's own words for a peer (an engine, the collector), where an address that is written out
 * is meant. `listed`: everything else, for which only the listed ranges speak.
 */
export type Trust = 'named' | 'listed';

export interface Target {
  /** As the URL has it. */
  readonly host: string;
  readonly trust: Trust;
}

export type Verdict =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'refused'; readonly because: Exclude<AddressClass, 'public'> | 'unreadable' };

/** Never meant by an address that is written out: nobody's engine lives there, but a machine's credentials may. */
const nameable: readonly AddressClass[] = ['loopback', 'private', 'shared'];
const localName = /^(?:[^.]+\.)*localhost\.?$/i;

function isNamed({ host, trust }: Target, address: Address, kind: AddressClass): boolean {
  if (trust !== 'named' || !nameable.includes(kind)) return false;
  const written = addressOf(host);
  if (written === undefined) return kind === 'loopback' && localName.test(host);
  return written.bits === address.bits && written.width === address.width;
}

/** @implements ASY-SEC-006 */
export function judge(target: Target, resolved: string, ranges: readonly Range[]): Verdict {
  const address = addressOf(resolved);
  if (address === undefined) return { kind: 'refused', because: 'unreadable' };
  const kind = classify(address);
  const isListed = readings(address).some(one => ranges.some(range => isWithin(one, range)));
  if (kind === 'public' || isListed || isNamed(target, address, kind)) return { kind: 'allowed' };
  return { kind: 'refused', because: kind };
}
