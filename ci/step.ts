// One named piece of work of the gate, with what it counted: the only shape that verify and check add up.
import type { ProofOutcome } from '../requirements/index.ts';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Sentences that say what failed, or why something was skipped. */
  readonly notes: readonly string[];
  /** What it found out about clauses; absent: nothing. */
  readonly outcomes?: readonly ProofOutcome[];
}

export interface Step {
  readonly name: string;
  run(): Promise<Tally>;
}

export interface Share {
  readonly name: string;
  readonly budgetMinutes: number;
  readonly steps: readonly Step[];
}

export const passedOnce: Tally = { passed: 1, failed: 0, skipped: 0, notes: [] };

export function failedOnce(notes: readonly string[]): Tally {
  return { passed: 0, failed: 1, skipped: 0, notes };
}

/** A check is one test: it passes when it has nothing to say. */
export function tallyOf(problems: readonly string[]): Tally {
  return problems.length === 0 ? passedOnce : failedOnce(problems);
}

export function sum(tallies: readonly Tally[]): Required<Tally> {
  return tallies.reduce<Required<Tally>>(
    (total, tally) => ({
      passed: total.passed + tally.passed,
      failed: total.failed + tally.failed,
      skipped: total.skipped + tally.skipped,
      notes: [...total.notes, ...tally.notes],
      outcomes: [...total.outcomes, ...(tally.outcomes ?? [])],
    }),
    { passed: 0, failed: 0, skipped: 0, notes: [], outcomes: [] },
  );
}
