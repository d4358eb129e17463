// Which of the differing factors are needed for the difference: each is taken away in turn, and left out for good where
// the difference stays without it.
import type { Output } from '../comparison/output.ts';
import type { CorpusCase } from '../corpus/corpus-case.ts';
import { differingFactors } from '../matrix/cell.ts';
import type { Circumstance, Factor } from '../matrix/circumstance.ts';
import type { Laboratory } from './laboratory.ts';

export interface Search {
  readonly laboratory: Laboratory;
  readonly base: Circumstance;
  /** What comes under the base circumstance. */
  readonly sound: Output;
  readonly suspect: Circumstance;
  readonly cases: readonly CorpusCase[];
}

/** The base with some members of the suspect. */
export function withFactors(
  base: Circumstance,
  suspect: Circumstance,
  factors: readonly Factor[],
): Circumstance {
  const chosen = Object.fromEntries(factors.map(factor => [factor, suspect[factor]]));
  return { ...base, ...chosen };
}

/** Lives and repeats can't be had again; they are told apart before this. */
const untriable: readonly Factor[] = ['life', 'repeat'];

async function shows({ laboratory, sound, cases }: Search, circumstance: Circumstance): Promise<boolean> {
  return laboratory.differ(sound, await laboratory.under(circumstance, { cases }));
}

/** undefined where the difference is not seen again with all of them. */
export async function neededFactors(search: Search): Promise<readonly Factor[] | undefined> {
  const { base, suspect } = search;
  let needed = differingFactors(base, suspect).filter(factor => !untriable.includes(factor));
  if (!(await shows(search, withFactors(base, suspect, needed)))) return undefined;
  for (const factor of needed) {
    const without = needed.filter(other => other !== factor);
    if (await shows(search, withFactors(base, suspect, without))) needed = without;
  }
  return needed;
}

/** The fewest neighbours that show it, found by halving; what fewer neighbours show, more of them show too. */
export async function neighboursNeeded(search: Search, factors: readonly Factor[]): Promise<number> {
  const { base, suspect } = search;
  const others = withFactors(base, suspect, factors);
  let [hidden, shown] = [0, suspect.neighbours];
  while (shown - hidden > 1) {
    const middle = Math.floor((hidden + shown) / 2);
    if (await shows(search, { ...others, neighbours: middle })) shown = middle;
    else hidden = middle;
  }
  return shown;
}
