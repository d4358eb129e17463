// How often each invariant was looked at, and the first time that one did not hold.
import { type InvariantId, invariantIds } from './invariants.ts';

export interface Violation {
  readonly invariant: InvariantId;
  readonly atMs: number;
  readonly found: string;
}

export class Checks {
  readonly counts = new Map<InvariantId, number>(invariantIds.map(id => [id, 0]));
  /** What happened at all, so that a bound that is never reached is seen. */
  readonly marks = new Map<string, number>();
  readonly #nowMs: () => number;
  readonly #only: InvariantId | undefined;
  #first: Violation | undefined;

  /** `only`: where that one speaks for itself, whatever else is broken by the same cause. */
  constructor(nowMs: () => number, only?: InvariantId) {
    this.#nowMs = nowMs;
    this.#only = only;
  }

  get violation(): Violation | undefined {
    return this.#first;
  }

  holds(invariant: InvariantId, isTrue: boolean, found: () => string): void {
    this.counts.set(invariant, (this.counts.get(invariant) ?? 0) + 1);
    if (!isTrue) this.broken(invariant, found());
  }

  broken(invariant: InvariantId, found: string): void {
    if (this.#only !== undefined && this.#only !== invariant) return;
    this.#first ??= { invariant, atMs: this.#nowMs(), found };
  }

  mark(what: string): void {
    this.marks.set(what, (this.marks.get(what) ?? 0) + 1);
  }
}
