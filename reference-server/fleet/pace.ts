// When is an engine asked next? So that a dead one is out within interval times missed_max, hanging or not.
import type { PoolConfig } from '#contracts';
import { backoffMs } from '../kernel/index.ts';
import type { ReplicaHealth } from './replica-state.ts';
import type { Verdict } from './verdict.ts';

const loadingPollMs = 100;

export interface PaceInput {
  readonly health: ReplicaHealth;
  readonly verdict: Verdict;
  readonly missed: number;
  /** Starts that failed in a row. */
  readonly failures: number;
}

export class Pace {
  readonly #config: Pick<PoolConfig, 'heartbeat' | 'restart' | 'timeouts'>;

  constructor(config: Pick<PoolConfig, 'heartbeat' | 'restart' | 'timeouts'>) {
    this.#config = config;
  }

  /** Longest wait for an answer to a heartbeat, and the pace at which a silent engine is asked again. */
  get answerMs(): number {
    return this.#config.heartbeat.interval_ms / 2;
  }

  answerLimitMs(health: ReplicaHealth): number {
    return health === 'ready' ? this.answerMs : Math.max(this.answerMs, this.#config.timeouts.connect_ms);
  }

  /** What to wait while an engine is asked: one that hangs is given up then, one that is back answers sooner. */
  lookingMs(leftMs: number): number {
    const { interval_ms: periodMs } = this.#config.heartbeat;
    return leftMs > 0 ? Math.min(leftMs, periodMs) : periodMs;
  }

  /** From the start of one look to the start of the next. */
  nextMs({ health, verdict, missed, failures }: PaceInput): number {
    const { heartbeat } = this.#config;
    const periodMs = heartbeat.missed_max === 1 ? this.answerMs : heartbeat.interval_ms;
    switch (health) {
      case 'ready':
        return missed > 0 ? this.answerMs : periodMs;
      case 'unready':
        return periodMs;
      case 'starting':
        return Math.min(loadingPollMs, periodMs);
      case 'backoff':
        // A look costs little; a self-test decodes.
        return verdict.kind === 'unfit' && verdict.reason === 'self-test-failed'
          ? this.#backoffMs(failures)
          : Math.min(this.#backoffMs(failures), heartbeat.interval_ms);
    }
  }

  /** After a fault that nobody looked for. */
  faultMs(health: ReplicaHealth, failures: number): number {
    return health === 'backoff' ? this.#backoffMs(failures) : this.answerMs;
  }

  #backoffMs(failures: number): number {
    const { base_ms: baseMs, cap_ms: capMs } = this.#config.restart;
    return backoffMs({ baseMs, capMs }, Math.max(1, failures));
  }
}
