// The guard itself: whoever connects is handed a dialer, which looks at the address it really connects to.
import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { type Range, rangeOf } from './address.ts';
import { judge, type Target, type Trust } from './policy.ts';

export class AddressRefusedError extends Error {
  override readonly name = 'AddressRefusedError';
  readonly code = 'EGRESS_REFUSED';

  constructor(host: string, because: string) {
    super(`${host} leads to a ${because} address, which network.private_addresses does not list`);
  }
}

/** What undici connects with. */
export type Dialer = buildConnector.connector;

export interface EgressOptions {
  /** In CIDR notation. */
  readonly privateAddresses?: readonly string[] | undefined;
  /** Instead of the system's resolver. */
  readonly lookup?: LookupFunction | undefined;
}

export interface DialOptions {
  readonly trust: Trust;
  readonly connectMs: number;
}

export class Egress {
  readonly #ranges: readonly Range[];
  readonly #lookup: LookupFunction;

  constructor({ privateAddresses = [], lookup = systemLookup }: EgressOptions = {}) {
    this.#ranges = privateAddresses.flatMap(text => rangeOf(text) ?? []);
    this.#lookup = lookup;
  }

  /** Undefined where the address may be connected to. */
  refusal(target: Target, resolved: string): AddressRefusedError | undefined {
    const verdict = judge(target, resolved, this.#ranges);
    return verdict.kind === 'allowed' ? undefined : new AddressRefusedError(target.host, verdict.because);
  }

  /**
   * Each connection asks anew, and connects to an address that was looked at: a name that resolves otherwise the
   * second time gains nothing.
   */
  dialer({ trust, connectMs }: DialOptions): Dialer {
    return (options, callback) => {
      const target = { host: options.hostname, trust };
      const bare = options.hostname.replace(/^\[(.*)\]$/, '$1');
      // An address is connected to without being looked up.
      const refused = isIP(bare) === 0 ? undefined : this.refusal(target, bare);
      if (refused !== undefined) {
        callback(refused, null);
        return;
      }
      const lookup = this.#lookupFor(target);
      const connect = buildConnector({ timeout: connectMs, lookup });
      connect(options, callback);
    };
  }

  /** Refuses where any of the addresses is not allowed, so that the order of an answer decides nothing. */
  #lookupFor(target: Target): LookupFunction {
    return (host, options, callback) => {
      this.#lookup(host, { ...options, all: true }, (error, found) => {
        if (error !== null) {
          callback(error, []);
          return;
        }
        const addresses = Array.isArray(found) ? found : [{ address: found, family: isIP(found) }];
        const refused = addresses.flatMap(({ address }) => this.refusal(target, address) ?? [])[0];
        const [first] = addresses;
        if (refused !== undefined || first === undefined) {
          callback(refused ?? new AddressRefusedError(target.host, 'nameless'), []);
        } else if (options.all) callback(null, addresses);
        else callback(null, first.address, first.family);
      });
    };
  }
}
