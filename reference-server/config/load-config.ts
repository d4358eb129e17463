// From a file, flags and the environment to one frozen configuration, or to every reason why there is none.
import { dirname, resolve } from 'node:path';
import { type Config, checkConfig, type Problem } from '#contracts';
import { addressProblems } from '../egress/index.ts';
import { present } from '../kernel/index.ts';
import { deepFreeze } from './deep-freeze.ts';
import { defaultDocument } from './default-document.ts';
import { type EngineFlag, poolsOf } from './engine-flag.ts';
import { type Environment, processEnvironment } from './environment.ts';
import { problemSentence } from './problem-sentence.ts';
import { readDocument } from './read-document.ts';

export interface ConfigFlags {
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  /** `memory`, or the path of the store's file. */
  readonly store?: string | undefined;
  readonly engines?: readonly EngineFlag[] | undefined;
}

export interface LoadOptions {
  /** Absent: the default configuration. */
  readonly path?: string | undefined;
  readonly flags?: ConfigFlags | undefined;
  readonly env?: Environment | undefined;
  /** Where relative paths start that no document names. */
  readonly folder: string;
}

export interface LoadedConfig {
  readonly ok: true;
  readonly config: Config;
  /** What relative paths of the document start from. */
  readonly folder: string;
  /** The value of a variable that the configuration names; no other can be had. */
  secretOf(name: string): string | undefined;
  readonly warnings: readonly string[];
}

export interface RefusedConfig {
  readonly ok: false;
  /** Every problem, each as a sentence. */
  readonly sentences: readonly string[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
}

type Document = Readonly<Record<string, unknown>>;

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function partOf(document: Document, name: string): Document {
  const part = document[name];
  return isDocument(part) ? part : {};
}

function storePart(document: Document, store: string | undefined, folder: string): Document {
  if (store === undefined) return {};
  const part = partOf(document, 'store');
  const chosen = store === 'memory' ? { kind: 'memory' } : { kind: 'sqlite', path: resolve(folder, store) };
  return { store: { ...part, ...chosen } };
}

function withFlags(document: Document, { flags = {}, folder, path }: LoadOptions): Document {
  const { host, port, store, engines = [] } = flags;
  const server = {
    ...partOf(document, 'server'),
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
  };
  const named = path === undefined ? [] : document.pools;
  const pools = engines.length > 0 && Array.isArray(named) ? [...named, ...poolsOf(engines)] : document.pools;
  const isServerSaid = 'server' in document || host !== undefined || port !== undefined;
  return {
    ...document,
    ...(isServerSaid && isDocument(document.server ?? {}) ? { server } : {}),
    ...storePart(document, store, folder),
    ...(pools === undefined ? {} : { pools }),
  };
}

/** Paths are relative to the document that names them. */
function withPaths(config: Config, folder: string): Config {
  const at = (path: string): string => resolve(folder, path);
  const pools = config.pools.map(pool => {
    const { path } = pool.model;
    return path === undefined ? pool : { ...pool, model: { ...pool.model, path: at(path) } };
  });
  const { catalog } = config;
  const trust_policy = { ...catalog.trust_policy, ca_roots: catalog.trust_policy.ca_roots.map(at) };
  const sinks = config.events.sinks.map(sink =>
    sink.path === undefined ? sink : { ...sink, path: at(sink.path) },
  );
  return {
    ...config,
    store: { ...config.store, path: at(config.store.path) },
    pools,
    catalog: { ...catalog, trust_policy, cache: { ...catalog.cache, path: at(catalog.cache.path) } },
    events: { ...config.events, sinks },
  };
}

/** @implements ASY-CONF-003 */
function missingVariables(config: Config, env: Environment): Problem[] {
  return config.pools.flatMap((pool, p) =>
    pool.replicas.flatMap((replica, r) => {
      const name = replica.api_key_env;
      if (name === undefined || (env[name] ?? '') !== '') return [];
      const path = `/pools/${p}/replicas/${r}/api_key_env`;
      const found = `${name}, which is not set`;
      const allowed = 'an environment variable that is set';
      return [
        {
          path,
          found,
          allowed,
          keyword: 'environment',
          message: `${path}: found ${found}; allowed: ${allowed}.`,
        },
      ];
    }),
  );
}

function refusedAddresses(config: Config): Problem[] {
  return addressProblems(config).map(({ path, found, allowed }) => {
    const message = `${path}: found ${found}; allowed: ${allowed}.`;
    return { path, found, allowed, keyword: 'network', message };
  });
}

function secretsOf(config: Config, env: Environment): LoadedConfig['secretOf'] {
  const named = config.pools.flatMap(pool => pool.replicas.map(replica => replica.api_key_env));
  const secrets = new Map(named.map(name => [name, name === undefined ? undefined : env[name]]));
  return name => secrets.get(name);
}

function refused(problems: readonly Problem[], warnings: readonly string[]): RefusedConfig {
  return { ok: false, problems, sentences: problems.map(problemSentence), warnings };
}

/**
 * @implements ORCH-3030
 * @implements OC-CONFIG-6001
 */
export function loadConfig(options: LoadOptions): LoadedConfig | RefusedConfig {
  const { path, env = processEnvironment() } = options;
  const read = path === undefined ? { ok: true as const, value: defaultDocument() } : readDocument(path);
  if (!read.ok) return { ok: false, sentences: read.sentences, problems: [], warnings: [] };
  const folder = path === undefined ? options.folder : dirname(resolve(options.folder, path));
  const document = isDocument(read.value) ? withFlags(read.value, options) : read.value;
  const outcome = checkConfig(document);
  const warnings = outcome.warnings.map(warning => `${problemSentence(warning)} It is ignored.`);
  if (outcome.config === undefined) return refused(outcome.errors, warnings);
  const further = [...missingVariables(outcome.config, env), ...refusedAddresses(outcome.config)];
  if (further.length > 0) return refused(further, warnings);
  const config = deepFreeze(withPaths(outcome.config, folder));
  return { ok: true, config, folder, secretOf: secretsOf(config, env), warnings };
}

/** What serves where nothing is configured. */
export function defaultConfig(folder: string, flags: ConfigFlags = {}): Config {
  const loaded = loadConfig({ folder, flags, env: {} });
  return present(loaded.ok ? loaded.config : undefined, 'the default configuration is valid');
}
