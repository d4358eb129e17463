// For tests: configurations of few words.
import { type Config, checkConfig, type PluginConfig } from '#contracts';
import { present } from '../kernel/index.ts';
import type { Plugin } from '../pipeline/index.ts';

export interface Changes {
  readonly [name: string]: unknown;
}

export interface StageOptions {
  /** Beside or instead of one pool `main` with one replica `r0` of one slot. */
  readonly pools?: readonly Changes[];
  /** Of the one pool, where no others are given. */
  readonly pool?: Changes;
  readonly config?: Changes;
  readonly tenants?: readonly Changes[];
  readonly plugins?: readonly (Partial<PluginConfig> & { id: string; plugin: Plugin })[];
}

/** A pool that decodes 10 ms a token as far as anybody knows. */
export function poolOf(changes: Changes = {}): Changes {
  return {
    id: 'main',
    engine: 'llamacpp',
    wire: 'llamacpp',
    accelerator: 'none',
    self_test: false,
    model: { ref: 'tiny', ctx_max: 1024, max_tokens_max: 512 },
    replicas: [{ id: 'r0', url: 'http://127.0.0.1:9', slots: 1 }],
    queue: { capacity: 4 },
    priors: { first_token_ms: 10, token_ms: 1 },
    retry: { attempts_max: 2, base_ms: 100, cap_ms: 1_000, jitter: 0 },
    ...changes,
  };
}

export function replicasOf(...ids: readonly string[]): readonly Changes[] {
  return ids.map(id => ({ id, url: 'http://127.0.0.1:9', slots: 1 }));
}

export function configOf(options: StageOptions): Config {
  const tenants = (options.tenants ?? []).map(tenant => ({ keys: [], ...tenant }));
  const pools = options.pools ?? [poolOf(options.pool)];
  const { config, errors } = checkConfig({
    version: 1,
    mode: 'compat',
    store: { kind: 'memory' },
    tenants,
    pools,
    ...options.config,
  });
  return present(config, `the configuration is valid: ${JSON.stringify(errors)}`);
}
