// Adapters that nothing new is given to, and whose running calls may end by themselves for a while.
import type { ReplicaConfig } from '#contracts';
import type { EngineAdapter } from '#contracts/adapter';
import type { Timer, World } from '../kernel/index.ts';
import { sentenceOf } from './bounded.ts';
import type { PoolOptions } from './options.ts';

export interface RetiredOptions {
  readonly world: World;
  /** Longest wait for the calls; absent: something else ends them. */
  readonly limitMs: number | undefined;
  failed(error: unknown): void;
}

export class RetiredAdapters {
  readonly #options: RetiredOptions;
  readonly #adapters = new Set<EngineAdapter>();
  #timer: Timer | undefined;

  constructor(options: RetiredOptions) {
    this.#options = options;
  }

  add(adapter: EngineAdapter): void {
    this.#adapters.add(adapter);
    const { world, limitMs } = this.#options;
    if (limitMs === undefined) return;
    this.#timer?.cancel();
    this.#timer = world.after(limitMs, () => void this.close(), { background: true });
  }

  /** Ends what still runs on them. */
  async close(): Promise<void> {
    this.#timer?.cancel();
    const adapters = [...this.#adapters];
    this.#adapters.clear();
    await Promise.all(
      adapters.map(adapter => adapter.close().catch((error: unknown) => this.#options.failed(error))),
    );
  }
}

/** The calls of an engine that is started here end with its process, so nothing waits for them. */
export function retiredAdaptersOf(replica: ReplicaConfig, options: PoolOptions): RetiredAdapters {
  const { world, config, telemetry } = options;
  return new RetiredAdapters({
    world,
    limitMs: replica.command === undefined ? config.drain_deadline_ms : undefined,
    failed: error => {
      const fields = { msg: sentenceOf(error), pool_id: config.id, replica_id: replica.id };
      telemetry?.log('warn', 'adapter-close-failed', fields);
    },
  });
}
