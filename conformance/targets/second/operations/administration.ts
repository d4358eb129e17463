import type { AuditRecord, Config, ConfigReload } from '#contracts';
import type { Answer, Call } from '../http/exchange.ts';
import type { LoadedConfig } from '../load-config.ts';
import { invalid, Refusal } from '../refusal.ts';
import { afterCursor, limitOf, nextCursor } from './paging.ts';

export interface Settings {
  config: Config;
  digest: string;
}

export interface Reloading {
  readonly settings: Settings;
  readonly load: () => LoadedConfig;
  /** After the new configuration holds. */
  readonly apply: (previous: Config) => void;
}

/** JSON Pointers of what differs. */
const differences = (one: unknown, other: unknown, path = ''): string[] => {
  if (JSON.stringify(one) === JSON.stringify(other)) return [];
  const areObjects = [one, other].every(value => typeof value === 'object' && value !== null);
  if (!areObjects || one === null || other === null || typeof one !== 'object' || typeof other !== 'object')
    return [path];
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].flatMap(name =>
    differences(Reflect.get(one, name), Reflect.get(other, name), `${path}/${name}`),
  );
};

/** What can't change while the server runs. */
const fixed = [
  /^\/server\/(host|port)$/,
  /^\/store(\/|$)/,
  /^\/events(\/|$)/,
  /^\/pools(\/\d+)?$/,
  /^\/pools\/\d+\/(id|engine|wire|model|replicas|replica_set)(\/|$)/,
];

const reloaded = (reloading: Reloading, nowMs: number): ConfigReload => {
  const { settings } = reloading;
  const { config, problems, digest } = reloading.load();
  const listed = problems.map(({ path, message }) => ({ pointer: path, message: message.slice(0, 1024) }));
  if (config === undefined)
    throw new Refusal('CONFIG_INVALID', { details: { problems: listed.slice(0, 256) } });
  const changed = differences(settings.config, config);
  const forbidden = changed.filter(path => fixed.some(pattern => pattern.test(path)));
  if (forbidden.length > 0) {
    const message = 'can not change while the server runs';
    const details = { problems: forbidden.slice(0, 256).map(pointer => ({ pointer, message })) };
    throw new Refusal('CONFIG_INVALID', { details });
  }
  const { config: old, digest: previous } = settings;
  settings.config = config;
  settings.digest = digest;
  reloading.apply(old);
  return { digest, previous_digest: previous, applied_ms: nowMs, changed };
};

export const makeReloadConfig =
  (reloading: Reloading) =>
  (call: Call): Answer => {
    const { core } = call.exchange;
    try {
      const body = reloaded(reloading, core.clock.wallMs());
      core.metrics.add('config_reloads_total', { result: 'pass' });
      return { status: 200, body };
    } catch (error) {
      core.metrics.add('config_reloads_total', { result: 'fail' });
      throw error;
    }
  };

export const listAuditRecords = (call: Call): Answer => {
  const { core, query } = call.exchange;
  const limit = limitOf(query);
  const [tenant, action] = [query.get('tenant_id'), query.get('action')];
  if (action !== null && !/^[a-z][A-Za-z]{0,63}$/.test(action)) throw invalid('/action', 'an operationId');
  const isWanted = (record: AuditRecord): boolean =>
    (tenant === null || record.tenant_id === tenant) && (action === null || record.action === action);
  const found = core.audit.list(afterCursor(query) ?? Number.POSITIVE_INFINITY, isWanted);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const rest = found.length > limit && last !== undefined ? { next_cursor: nextCursor(last.sequence) } : {};
  return { status: 200, body: { items, ...rest } };
};
