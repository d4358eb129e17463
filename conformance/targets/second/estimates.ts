import type { PoolConfig, TaskRequest } from '#contracts';

const weightOfNew = 0.3;

const mixed = (old: number | undefined, fresh: number): number =>
  old === undefined ? fresh : old * (1 - weightOfNew) + fresh * weightOfNew;

type Sized = Pick<TaskRequest, 'max_tokens' | 'expected_tokens'>;

/** What a pool learned of its own service times; the priors of its configuration until then. */
export class Estimates {
  readonly #config: () => PoolConfig;
  #firstMs: number | undefined;
  #tokenMs: number | undefined;
  #pieces: number | undefined;
  #serviceMs: number | undefined;

  constructor(config: () => PoolConfig) {
    this.#config = config;
  }

  learn(observed: { readonly firstMs: number; readonly totalMs: number; readonly pieces: number }): void {
    this.#firstMs = mixed(this.#firstMs, observed.firstMs);
    this.#pieces = mixed(this.#pieces, observed.pieces);
    this.#serviceMs = mixed(this.#serviceMs, observed.totalMs);
    const gaps = Math.max(1, observed.pieces - 1);
    this.#tokenMs = mixed(this.#tokenMs, Math.max(0, observed.totalMs - observed.firstMs) / gaps);
  }

  serviceMs(request: Sized): number {
    const priors = this.#config().priors;
    const usual = this.#pieces === undefined ? request.max_tokens : Math.max(1, Math.ceil(this.#pieces));
    const tokens = request.expected_tokens ?? Math.min(request.max_tokens, usual);
    const tokenMs = this.#tokenMs ?? priors.token_ms;
    return (this.#firstMs ?? priors.first_token_ms) + tokenMs * Math.max(0, tokens - 1);
  }

  /** Of a task about which nothing is known. */
  usualMs(waiting: readonly Sized[]): number {
    if (this.#serviceMs !== undefined) return Math.max(1, this.#serviceMs);
    const all = waiting.map(request => this.serviceMs(request));
    const sum = all.reduce((total, one) => total + one, 0);
    const priors = this.#config().priors;
    return Math.max(1, all.length > 0 ? sum / all.length : priors.first_token_ms + priors.token_ms);
  }
}

export const onTimeProbability = (slackMs: number, remainingMs: number): number => {
  const spread = Math.max(1, remainingMs * 0.25);
  const value = 1 / (1 + Math.exp(-slackMs / spread));
  return Math.min(1, Math.max(0, Number.isFinite(value) ? value : 0));
};
