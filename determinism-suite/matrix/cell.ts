// One verdict's worth of asks: a level, a circumstance, and the cases that are asked in it at the same time.
import type { CorpusCase } from '../corpus/corpus-case.ts';
import type { Circumstance, Factor, Level } from './circumstance.ts';

export interface Cell {
  readonly id: string;
  readonly level: Level;
  readonly circumstance: Circumstance;
  /** One more than there are neighbours: each has the others for company. */
  readonly cases: readonly CorpusCase[];
}

/** How every case is asked first. All else is held against what came of it. */
export const referenceCircumstance: Circumstance = {
  repeat: 0,
  life: 0,
  replica: 0,
  neighbours: 0,
  cache: 'cold',
  isStreamed: true,
  slots: 1,
  path: 'direct',
};

export const factorNames = Object.keys(referenceCircumstance) as readonly Factor[];

/** A value of a factor as reports show it. */
export function factorText(circumstance: Circumstance, factor: Factor): string {
  const value = circumstance[factor];
  switch (factor) {
    case 'isStreamed':
      return value === true ? 'streamed' : 'whole';
    case 'cache':
    case 'path':
      return String(value);
    default:
      return `${factor} ${String(value)}`;
  }
}

export function differingFactors(a: Circumstance, b: Circumstance): Factor[] {
  return factorNames.filter(factor => a[factor] !== b[factor]);
}

/** What differs from the reference; the reference itself has no words. */
export function circumstanceText(
  circumstance: Circumstance,
  reference: Circumstance = referenceCircumstance,
): string {
  return differingFactors(reference, circumstance)
    .map(factor => factorText(circumstance, factor))
    .join(', ');
}

export function makeCell(level: Level, circumstance: Circumstance, cases: readonly CorpusCase[]): Cell {
  const words = [level, circumstanceText(circumstance), cases[0]?.name ?? ''];
  return { id: words.filter(word => word !== '').join(' | '), level, circumstance, cases };
}
