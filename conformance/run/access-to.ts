import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  boundsOf,
  Connections,
  type HeaderPair,
  ownHeadersOf,
  Pace,
  realClock,
  type TargetDocument,
} from '#conformance/harness';

/** How everybody of a run reaches the target. */
export interface Access {
  readonly connections: Connections;
  readonly pace: Pace;
  /** Go with every request. */
  readonly headers: readonly HeaderPair[];
  /** Names of those that are no secret. */
  readonly shownHeaders: readonly string[];
}

/** Everybody's way to the target: its certificates, proxy, headers and pace. */
export const accessTo = async ({ target, folder }: TargetDocument, rate?: number): Promise<Access> => {
  const perSecondMax = Math.min(
    rate ?? Number.POSITIVE_INFINITY,
    target.requests_per_second_max ?? Number.POSITIVE_INFINITY,
  );
  const ca = target.ca === undefined ? undefined : await readFile(resolve(folder, target.ca), 'utf8');
  return {
    connections: new Connections({
      connectMs: boundsOf({}, target.bounds_factor).connect_ms,
      ...(ca === undefined ? {} : { ca }),
      ...(target.proxy_url === undefined ? {} : { proxyUrl: target.proxy_url }),
    }),
    pace: new Pace({ clock: realClock, ...(Number.isFinite(perSecondMax) ? { perSecondMax } : {}) }),
    headers: ownHeadersOf(target),
    shownHeaders: target.headers.filter(({ shown }) => shown === true).map(({ name }) => name),
  };
};
