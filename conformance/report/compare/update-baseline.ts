import type { Baseline, Report } from '#contracts';
import { sortedBy } from '../canonical-json.ts';
import { requirementOf } from '../verdicts/apply-baseline.ts';

export interface NewEntries {
  readonly reason: string;
  readonly owner: string;
  /** YYYY-MM-DD. */
  readonly expires: string;
}

/** Keeps the entries that still excuse something or could not be tried, drops the stale ones, adds what is violated. */
export const updateBaseline = (report: Report, before: Baseline | undefined, given: NewEntries): Baseline => {
  const clauses = report.requirements.flatMap(row => row.clauses.map(clause => ({ ...clause, id: row.id })));
  const verdicts = new Map(clauses.map(({ clause, verdict }) => [clause, verdict]));
  const stale = new Set(report.baseline?.stale.map(entry => `${entry.requirement} ${entry.check ?? ''}`));
  const holds = (requirement: string): boolean => {
    const own = clauses.filter(({ clause, id }) => clause === requirement || id === requirement);
    return (
      own.length > 0 && own.every(({ clause }) => ['proven', 'unproven'].includes(verdicts.get(clause) ?? ''))
    );
  };
  const kept = (before?.entries ?? []).filter(
    entry => !stale.has(`${entry.requirement} ${entry.check ?? ''}`) && !holds(entry.requirement),
  );
  const covered = new Set(
    kept.flatMap(({ requirement, check }) => (check === undefined ? [requirement] : [])),
  );
  const added = clauses
    .filter(({ clause, verdict, id }) => verdict === 'violated' && !covered.has(clause) && !covered.has(id))
    .map(({ clause }) => ({ requirement: clause, ...given }));
  const rest = kept.filter(entry => !added.some(({ requirement }) => requirement === entry.requirement));
  const entries = sortedBy(
    [...rest, ...added],
    entry => `${requirementOf(entry.requirement)} ${entry.requirement}`,
  );
  return { version: 1, entries };
};
