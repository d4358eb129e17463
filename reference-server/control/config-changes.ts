// Which members of two configurations differ, and which of them can't change while the server runs.
import { isDeepStrictEqual } from 'node:util';
import type { Config, Problem } from '#contracts';

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** JSON Pointers of the smallest members that differ. */
export function changedPointers(before: unknown, after: unknown, path = ''): string[] {
  if (isDeepStrictEqual(before, after)) return [];
  const areAlike = isObject(before) && isObject(after) && Array.isArray(before) === Array.isArray(after);
  if (!areAlike) return [path];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap(name => changedPointers(before[name], after[name], `${path}/${escaped(name)}`));
}

/** What is bound when the process starts, and why. */
const fixed: Readonly<Record<string, string>> = {
  '/server/host': 'the server listens there',
  '/server/port': 'the server listens there',
  '/server/limits/header_bytes_max': 'the listener was made with it',
  '/server/limits/header_timeout_ms': 'the listener was made with it',
  '/server/limits/request_timeout_ms': 'the listener was made with it',
  '/server/limits/keep_alive_ms': 'the listener was made with it',
  '/server/limits/connections_max': 'the listener was made with it',
  '/store': 'the store is open',
  '/sessions': 'sessions are kept under it',
  '/fairness': 'shares are counted under it',
  '/catalog/cache': 'the cache is open',
  '/network/private_addresses': 'connections are judged by it',
  '/events': 'the sinks are open',
  '/telemetry/otlp_url': 'the exporter is connected',
  '/telemetry/metric_engine_labels_max': 'the metrics were made with it',
};

/** One problem for each member that would have to change and can't. @implements ASY-CONF-005 */
export function fixedProblems(before: Config, after: Config): Problem[] {
  return changedPointers(before, after).flatMap(path => {
    const place = Object.keys(fixed).find(known => path === known || path.startsWith(`${known}/`));
    if (place === undefined) return [];
    const allowed = `what is in force: ${fixed[place]}; restart the server to change it`;
    const found = 'another value';
    const message = `${path}: found ${found}; allowed: ${allowed}.`;
    return [{ path, found, allowed, keyword: 'restart', message }];
  });
}
