import type { Report } from '#contracts';
import type { CheckVerdict, ClauseVerdict } from '../report-input.ts';

export const outcomeWords: Readonly<Record<Report['outcome'], string>> = {
  holds: 'holds',
  violated: 'violated',
  undecided: 'could not tell',
  over_budget: 'over budget',
  interrupted: 'interrupted',
};

/** In the order in which a reader wants them. */
export const clauseVerdicts: readonly ClauseVerdict[] = [
  'violated',
  'unknown',
  'unproven',
  'proven',
  'inapplicable',
  'untested',
];

export const checkVerdicts: readonly CheckVerdict[] = [
  'failed',
  'errored',
  'passed',
  'inapplicable',
  'out_of_reach',
];

export const checkWords: Readonly<Record<CheckVerdict, string>> = {
  passed: 'passed',
  failed: 'failed',
  errored: 'errored',
  inapplicable: 'inapplicable',
  out_of_reach: 'out of reach',
};

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
