import type { Baseline, Report } from '#contracts';
import { sortedBy, uniqueSorted } from '../canonical-json.ts';
import type { ReportInput } from '../report-input.ts';
import type { JudgedClause } from './clause-verdict.ts';
import type { JudgedRequirement } from './requirement-verdict.ts';

type Entry = Baseline['entries'][number];
export type BaselineOutcome = NonNullable<Report['baseline']>;
type Stale = BaselineOutcome['stale'][number];

export const requirementOf = (clause: string): string => clause.replace(/\([a-z]\)$/, '');

/** The clauses that an entry speaks of: one, or all of a requirement. */
const clausesOf = (entry: Entry, judged: readonly JudgedRequirement[]): JudgedClause[] => {
  const found = judged.find(({ row }) => row.id === requirementOf(entry.requirement));
  if (found === undefined) return [];
  return [...found.clauses].flatMap(([id, clause]) =>
    id === entry.requirement || entry.requirement === found.row.id ? [clause] : [],
  );
};

/** What was not decided this time tells nothing about the entry. */
const holdsNow = (entry: Entry, clauses: readonly JudgedClause[]): boolean => {
  if (entry.check !== undefined) {
    const { check } = entry;
    return (
      clauses.some(clause => clause.holding.includes(check)) &&
      !clauses.some(clause => clause.failing.includes(check))
    );
  }
  const decided = clauses.filter(({ verdict }) => ['violated', 'unproven', 'proven'].includes(verdict));
  return decided.length > 0 && decided.every(({ verdict }) => verdict !== 'violated');
};

const stalenessOf = (
  entry: Entry,
  input: ReportInput,
  judged: readonly JudgedRequirement[],
): Stale['why'] | undefined => {
  const id = requirementOf(entry.requirement);
  const row = input.requirements.find(requirement => requirement.id === id);
  const isKnown =
    row !== undefined &&
    (entry.requirement === id || row.clauses.some(clause => clause.id === entry.requirement));
  if (!isKnown) return 'unknown_requirement';
  if (entry.expires < input.today) return 'expired';
  return holdsNow(entry, clausesOf(entry, judged)) ? 'holds' : undefined;
};

const isExcused = (id: string, clause: JudgedClause, entries: readonly Entry[]): boolean => {
  if (clause.verdict !== 'violated') return false;
  const own = entries.filter(({ requirement }) => requirement === id || requirement === requirementOf(id));
  return clause.failing.every(check => own.some(entry => entry.check === undefined || entry.check === check));
};

/** Which violations are excused, and which entries excuse nothing any more. */
export const applyBaseline = (
  input: ReportInput,
  judged: readonly JudgedRequirement[],
): BaselineOutcome | undefined => {
  if (input.baseline === undefined) return undefined;
  const { entries } = input.baseline;
  const valid = entries.filter(entry => entry.expires >= input.today);
  const excused = judged.flatMap(({ clauses }) =>
    [...clauses].flatMap(([id, clause]) => (isExcused(id, clause, valid) ? [id] : [])),
  );
  const stale = entries.flatMap((entry): Stale[] => {
    const why = stalenessOf(entry, input, judged);
    const { requirement, check } = entry;
    return why === undefined ? [] : [{ requirement, ...(check === undefined ? {} : { check }), why }];
  });
  return {
    excused: uniqueSorted(excused),
    stale: sortedBy(stale, entry => `${entry.requirement} ${entry.check ?? ''}`),
  };
};
