// What became of a mutant: pure functions of how its process ended.
import type { Told } from './order.ts';

/** How a process of tests ended; nothing told: it broke down, or was stopped at its limit. */
export interface Ended {
  readonly told?: Told;
  readonly isLate: boolean;
}

export type Outcome = 'killed' | 'timed out' | 'survived' | 'not covered' | 'void';

export interface Judged {
  readonly outcome: Outcome;
  /** The test that noticed, or why nothing can be said. */
  readonly why: string;
}

/** `void` says nothing of the tests: they did not run, or not on the mutant. */
export const judged = ({ told, isLate }: Ended): Judged => {
  if (isLate) return { outcome: 'timed out', why: 'its process was stopped at the limit' };
  if (told === undefined) return { outcome: 'void', why: 'its process broke down' };
  const { kind, failure, tests, isLoaded } = told;
  if (kind === 'unloadable') return { outcome: 'void', why: `not loadable: ${failure?.message ?? ''}` };
  if (!isLoaded) return { outcome: 'void', why: 'no test loads its file' };
  if (kind === 'failed' && failure?.isTimeout === true) return { outcome: 'timed out', why: failure.test };
  if (kind === 'failed') return { outcome: 'killed', why: failure?.test ?? '' };
  return tests === 0
    ? { outcome: 'void', why: 'no test was executed' }
    : { outcome: 'survived', why: `${tests} tests passed` };
};

/** A generated mutant under which nothing loads, or which ends the process, can't be overlooked either. */
export const judgedGenerated = (ended: Ended): Judged => {
  const found = judged(ended);
  const { told, isLate } = ended;
  const isBroken = !isLate && (told === undefined || told.kind === 'unloadable');
  return isBroken ? { outcome: 'killed', why: found.why } : found;
};

export interface Score {
  readonly killed: number;
  readonly timedOut: number;
  readonly survived: number;
  readonly notCovered: number;
  /** Of those that count, in percent; undefined where none does. */
  readonly percent: number | undefined;
}

/** A mutant that nothing runs has survived. */
export const scoreOf = (outcomes: readonly Outcome[]): Score => {
  const count = (outcome: Outcome): number => outcomes.filter(each => each === outcome).length;
  const [killed, timedOut] = [count('killed'), count('timed out')];
  const [survived, notCovered] = [count('survived') + count('void'), count('not covered')];
  const all = killed + timedOut + survived + notCovered;
  const percent = all === 0 ? undefined : (100 * (killed + timedOut)) / all;
  return { killed, timedOut, survived, notCovered, percent };
};
