// Writes that must not be lost: tried again within a bound, and remembered as broken until one succeeds.
import { isOrchestratorError, type World } from '../kernel/index.ts';
import type { Store, StoreOperation } from '../tasks/index.ts';

const retryEveryMs = 50;

export interface StoreHealthOptions {
  readonly world: World;
  readonly store: Store;
  readonly terminalWriteTimeoutMs: number;
  onFailure(): void;
}

export class StoreHealth {
  readonly #options: StoreHealthOptions;
  #isBroken = false;

  constructor(options: StoreHealthOptions) {
    this.#options = options;
  }

  /** From a terminal write that failed for good until a write succeeds. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  async commit(operations: readonly StoreOperation[]): Promise<void> {
    try {
      await this.#options.store.commit(operations);
      this.#isBroken = false;
    } catch (error) {
      this.#options.onFailure();
      throw error;
    }
  }

  /** Tries again until the bound; false where the outcome could not be made durable in that time. */
  async commitTerminal(operations: readonly StoreOperation[]): Promise<boolean> {
    const { world, terminalWriteTimeoutMs } = this.#options;
    const untilMs = world.monotonicMs() + terminalWriteTimeoutMs;
    while (!(await this.#within(untilMs, this.#attempt(operations)))) {
      if (world.monotonicMs() + retryEveryMs > untilMs) {
        this.#isBroken = true;
        return false;
      }
      await this.#pause();
    }
    return true;
  }

  async #attempt(operations: readonly StoreOperation[]): Promise<boolean> {
    try {
      await this.commit(operations);
      return true;
    } catch (error) {
      if (isOrchestratorError(error)) return false;
      throw error;
    }
  }

  /** A write that hangs has not succeeded in time either; it may still do so later, with the same rows. */
  #within(untilMs: number, attempt: Promise<boolean>): Promise<boolean> {
    const { world } = this.#options;
    return new Promise((resolve, reject) => {
      const timer = world.after(untilMs - world.monotonicMs(), () => resolve(false));
      attempt.then(resolve, reject).finally(() => timer.cancel());
    });
  }

  #pause(): Promise<void> {
    return new Promise(resolve => void this.#options.world.after(retryEveryMs, resolve));
  }
}
