// The configuration in force, and how another one takes its place: all of it, or none.
import type { Config, ConfigReload, Problem, TenantConfig } from '#contracts';
import { isOrchestratorError, OrchestratorError, type World } from '../kernel/index.ts';
import { canonicalDigest } from '../tasks/index.ts';
import type { Telemetry } from '../telemetry/index.ts';
import { changedPointers, fixedProblems } from './config-changes.ts';

export type ReadConfig =
  | { readonly ok: true; readonly config: Config; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly sentences: readonly string[]; readonly problems: readonly Problem[] };

/** Made ready, and not in force yet. `commit` can't fail; `abandon` leaves no trace. */
export interface PreparedPart {
  commit(): Promise<void> | void;
  abandon(): Promise<void> | void;
}

export interface ConfigControlParts {
  readonly world: World;
  readonly telemetry: Telemetry;
  /** What the server was started with. */
  readonly first: Config;
  /** Reads the document again; undefined where the server was started without one. */
  readonly read: (() => ReadConfig) | undefined;
  /** In this order; a later one may fail only before any of them commits. */
  readonly prepare: readonly ((next: Config, before: Config) => Promise<PreparedPart> | PreparedPart)[];
}

interface PublicProblem {
  readonly pointer: string;
  readonly message: string;
  readonly rule: string;
}

function refused(problems: readonly PublicProblem[]): OrchestratorError {
  return new OrchestratorError('CONFIG_INVALID', { details: { problems } });
}

/** Sentences say what was found, unless it may be a secret. */
function problemsOf({ sentences, problems }: ReadConfig & { ok: false }): PublicProblem[] {
  return sentences.map((message, index) => ({
    pointer: problems[index]?.path ?? '',
    message,
    rule: problems[index]?.keyword ?? 'document',
  }));
}

/** A failure while parts were made ready, as the contract names it. */
function failed(error: unknown): OrchestratorError {
  const known = ['CONFIG_INVALID', 'RELOAD_FAILED', 'STATE_CONFLICT'];
  if (isOrchestratorError(error) && known.includes(error.code)) return error;
  const details = isOrchestratorError(error) ? { ...error.details, cause: error.code } : undefined;
  return new OrchestratorError('RELOAD_FAILED', { ...(details && { details }), cause: error });
}

/** Keys that count no more, or for less than following a stream. @implements ASY-AUTH-004 */
export function revokedKeys(before: readonly TenantConfig[], after: readonly TenantConfig[]): Set<string> {
  const revoked = new Set<string>();
  for (const tenant of before) {
    const kept = after.find(({ id }) => id === tenant.id)?.keys ?? [];
    for (const key of tenant.keys) {
      const still = kept.find(({ id }) => id === key.id);
      if (still?.hash !== key.hash || !still.roles.includes('data')) revoked.add(key.id);
    }
    // Streams of a server without keys go by their tenant.
    if (tenant.keys.length === 0 && after.some(({ keys }) => keys.length > 0)) revoked.add(tenant.id);
  }
  return revoked;
}

export class ConfigControl {
  readonly #parts: ConfigControlParts;
  #current: Config;
  #isReloading = false;

  constructor(parts: ConfigControlParts) {
    this.#parts = parts;
    this.#current = parts.first;
  }

  get current(): Config {
    return this.#current;
  }

  /** @implements ORCH-3031 */
  async reload(): Promise<ConfigReload> {
    const { telemetry } = this.#parts;
    if (this.#isReloading) {
      throw new OrchestratorError('STATE_CONFLICT', { message: 'A reload is under way already.' });
    }
    this.#isReloading = true;
    try {
      const done = await this.#reload();
      telemetry.count('config_reloads_total', { result: 'pass' });
      telemetry.log('info', 'config-reloaded', { digest: done.digest, changed: done.changed });
      return done;
    } catch (error) {
      telemetry.count('config_reloads_total', { result: 'fail' });
      const details = isOrchestratorError(error) ? error.details : undefined;
      const code = isOrchestratorError(error) ? error.code : 'INTERNAL';
      telemetry.log('error', 'config-refused', { msg: 'the configuration stays as it is', code, ...details });
      throw error;
    } finally {
      this.#isReloading = false;
    }
  }

  async #reload(): Promise<ConfigReload> {
    const before = this.#current;
    const next = this.#read();
    const parts = await this.#prepareAll(next, before);
    this.#current = next;
    await Promise.all(parts.map(part => part.commit()));
    return {
      digest: canonicalDigest(next),
      previous_digest: canonicalDigest(before),
      applied_ms: Math.floor(this.#parts.world.wallMs()),
      changed: changedPointers(before, next),
    };
  }

  #read(): Config {
    const { read, telemetry } = this.#parts;
    if (read === undefined) {
      const message = 'The server was started without a document that could be read again.';
      throw new OrchestratorError('RELOAD_FAILED', { message });
    }
    const loaded = read();
    if (!loaded.ok) throw refused(problemsOf(loaded));
    for (const msg of loaded.warnings) telemetry.log('warn', 'config-warning', { msg });
    const problems = fixedProblems(this.#current, loaded.config);
    if (problems.length > 0) {
      throw refused(
        problems.map(({ path, message, keyword }) => ({ pointer: path, message, rule: keyword })),
      );
    }
    return loaded.config;
  }

  async #prepareAll(next: Config, before: Config): Promise<readonly PreparedPart[]> {
    const ready: PreparedPart[] = [];
    try {
      for (const prepare of this.#parts.prepare) ready.push(await prepare(next, before));
      return ready;
    } catch (error) {
      for (const part of ready.toReversed()) await part.abandon();
      throw failed(error);
    }
  }
}
