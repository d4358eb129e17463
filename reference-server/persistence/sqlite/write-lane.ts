// One write at a time. The next starts when the last one ends and takes every commit that waits by then; a chore
// gets its turn between two of them, so that neither can starve the other.
import type { StoreOperation } from '../../tasks/index.ts';
import { storeUnavailable } from '../refusal.ts';
import type { GroupOutcome } from './calls.ts';

type Operations = readonly StoreOperation[];

interface Waiting {
  readonly operations: Operations;
  resolve(): void;
  reject(error: unknown): void;
}

interface Chore {
  readonly run: () => Promise<void>;
}

export interface WriteLaneOptions {
  /** Writes all callers' operations in one transaction. */
  readonly send: (groups: readonly Operations[]) => Promise<readonly GroupOutcome[]>;
  readonly waitingMax: number;
}

export class WriteLane {
  readonly #options: WriteLaneOptions;
  readonly #chores: Chore[] = [];
  #waiting: Waiting[] = [];
  #busy = false;
  #choreIsNext = false;
  #groupsSent = 0;
  #last: Chore | undefined;

  constructor(options: WriteLaneOptions) {
    this.#options = options;
  }

  /** Transactions that were asked for, chores not counted. */
  get groupsSent(): number {
    return this.#groupsSent;
  }

  commit(operations: Operations): Promise<void> {
    if (this.#last !== undefined) return Promise.reject(storeUnavailable('the store is closed'));
    if (this.#waiting.length >= this.#options.waitingMax) {
      return Promise.reject(storeUnavailable(`${this.#waiting.length} writes wait already`));
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ operations, resolve, reject });
      this.#startNext();
    });
  }

  chore<Result>(work: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#chores.push({ run: () => work().then(resolve, reject) });
      this.#startNext();
    });
  }

  /** Takes no further commits, does what waits, and then this. */
  finish(work: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#last = { run: () => work().then(resolve, reject) };
      this.#startNext();
    });
  }

  #startNext(): void {
    if (this.#busy) return;
    const write = this.#nextWrite();
    if (write === undefined) return;
    this.#busy = true;
    void write().finally(() => {
      this.#busy = false;
      this.#startNext();
    });
  }

  #nextWrite(): (() => Promise<void>) | undefined {
    const choreFirst = this.#choreIsNext || this.#waiting.length === 0;
    const chore = choreFirst ? this.#chores.shift() : undefined;
    this.#choreIsNext = chore === undefined;
    if (chore !== undefined) return chore.run;
    if (this.#waiting.length === 0) return this.#takeLast();
    const group = this.#waiting;
    this.#waiting = [];
    return () => this.#writeGroup(group);
  }

  #takeLast(): (() => Promise<void>) | undefined {
    const last = this.#last;
    // A closed lane stays busy: nothing may start behind its last write.
    return last && (() => last.run().then(() => new Promise<void>(() => undefined)));
  }

  async #writeGroup(group: readonly Waiting[]): Promise<void> {
    this.#groupsSent += 1;
    try {
      const outcomes = await this.#options.send(group.map(waiting => waiting.operations));
      for (const [index, waiting] of group.entries()) {
        const refusal = outcomes[index];
        if (refusal === undefined) waiting.resolve();
        else waiting.reject(storeUnavailable(refusal));
      }
    } catch (error) {
      for (const waiting of group) waiting.reject(error);
    }
  }
}
