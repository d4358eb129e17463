// Writes that must not be lost: tried again within a bound, and remembered as broken until one succeeds.
import { isOrchestratorError, type World } from '../kernel/index.ts';
import type { Store, StoreOperation } from '../tasks/index.ts';

const retryEveryMs = 50;

export interface StoreHealthOptions {
  readonly world: World;
  readonly store: Store;
  readonly terminalWriteTimeoutMs: number;
  onFailure(): void;
  /** Nothing is written any more: the store is about to be closed. */
  isOver(): boolean;
}

export class StoreHealth {
  readonly #options: StoreHealthOptions;
  #isBroken = false;
  #isProbing = false;

  constructor(options: StoreHealthOptions) {
    this.#options = options;
  }

  /** From a write that failed until one succeeds. @implements ASY-POOL-002 */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  async commit(operations: readonly StoreOperation[]): Promise<void> {
    try {
      await this.#options.store.commit(operations);
      this.#isBroken = false;
    } catch (error) {
      this.#options.onFailure();
      this.#break();
      throw error;
    }
  }

  /** Tries again until the bound; false where the outcome could not be made durable in that time. */
  async commitTerminal(operations: readonly StoreOperation[]): Promise<boolean> {
    const { world, terminalWriteTimeoutMs } = this.#options;
    const untilMs = world.monotonicMs() + terminalWriteTimeoutMs;
    while (!(await this.#within(untilMs, this.#attempt(operations)))) {
      if (world.monotonicMs() + retryEveryMs > untilMs) {
        this.#break();
        return false;
      }
      await this.#pause();
    }
    return true;
  }

  #break(): void {
    this.#isBroken = true;
    if (!this.#isProbing) void this.#probe();
  }

  /** Who is not ready is sent nothing that it could write: it has to find out by itself. */
  async #probe(): Promise<void> {
    const { isOver } = this.#options;
    this.#isProbing = true;
    await this.#pause();
    while (this.#isBroken && !isOver()) {
      await this.commit([]).catch(() => this.#pause());
    }
    this.#isProbing = false;
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
