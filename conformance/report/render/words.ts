import type { Report } from '#contracts';
import type { CheckVerdict, ClauseVerdict } from '../report-input.ts';

export const outcomeWords: Readonly<Record<Report['outcome'], string>> = {
  holds: 'holds',
  violated: 'violated',
  undecided: 'could not tell',
  over_budget: 'over budget',
  interrupted: 'interrupted',
};

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** Those of which a verdict was reached, of those of which one could be. */
export const isWholeDecided = ({ scored }: Report['summary']): boolean =>
  scored.untested + scored.unknown === 0;

/** What holds as far as it was examined must not be read as what holds. */
export const outcomeSentence = ({ outcome, summary }: Report): string => {
  const { scored } = summary;
  if (outcome !== 'holds' || isWholeDecided(summary)) return outcomeWords[outcome];
  const decided = scored.violated + scored.unproven + scored.proven;
  const beside = scored.inapplicable === 0 ? '' : `, ${scored.inapplicable} inapplicable`;
  return `holds, as far as it was examined: ${decided} of ${sum(Object.values(scored))} scored requirements decided${beside}`;
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
