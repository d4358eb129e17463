// What of a configuration can be refused before anybody connects: an address that is written out, and a range that
// is none.
import type { Config } from '#contracts';
import { addressOf, type Range, rangeOf } from './address.ts';
import { judge, type Trust } from './policy.ts';

export interface AddressProblem {
  /** JSON pointer into the configuration. */
  readonly path: string;
  readonly found: string;
  readonly allowed: string;
}

interface Place {
  readonly path: string;
  readonly url: string | undefined;
  readonly trust: Trust;
}

function places({ pools, events, telemetry }: Config): readonly Place[] {
  const engines = pools.flatMap((pool, poolAt) =>
    pool.replicas.flatMap(({ url, adapter }, at) => [
      { path: `/pools/${poolAt}/replicas/${at}/url`, url, trust: 'named' as const },
      { path: `/pools/${poolAt}/replicas/${at}/adapter/url`, url: adapter?.url, trust: 'named' as const },
    ]),
  );
  const sinks = events.sinks.map(({ url }, at) => ({
    path: `/events/sinks/${at}/url`,
    url,
    trust: 'listed' as const,
  }));
  return [...engines, ...sinks, { path: '/telemetry/otlp_url', url: telemetry.otlp_url, trust: 'named' }];
}

function problemOf({ path, url, trust }: Place, ranges: readonly Range[]): AddressProblem[] {
  const host = url === undefined ? undefined : URL.parse(url)?.hostname;
  if (url === undefined || host === undefined || addressOf(host) === undefined) return [];
  const verdict = judge({ host, trust }, host, ranges);
  if (verdict.kind === 'allowed') return [];
  const allowed = 'a public address, or one in a range of network.private_addresses';
  return [{ path, found: `a ${verdict.because} address`, allowed }];
}

/** @implements ASY-SEC-006 */
export function addressProblems(config: Config): readonly AddressProblem[] {
  const listed = config.network.private_addresses;
  const broken = listed.flatMap((text, at) => {
    const path = `/network/private_addresses/${at}`;
    return rangeOf(text) === undefined ? [{ path, found: text, allowed: 'a range such as 10.0.0.0/8' }] : [];
  });
  const ranges = listed.flatMap(text => rangeOf(text) ?? []);
  return [...broken, ...places(config).flatMap(place => problemOf(place, ranges))];
}
