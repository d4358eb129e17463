import { makeRecord } from '../folder/make-record.ts';
import type { CheckResult, RunRecord, RunSources } from '../report-input.ts';
import { madeRequirement } from './made-requirement.ts';
import { madeInput, madeRun } from './made-run.ts';

const clausesEach = 5;

/** A record of many requirements, and of checks that each assert something of several of their clauses. */
export const recordOfLinks = (links: number): RunRecord => {
  const count = Math.ceil(links / 50);
  const requirements = Array.from({ length: Math.ceil(count / clausesEach) }, (_, n) =>
    madeRequirement(`MANY-${n + 1}`, {
      area: `area-${n % 20}`,
      clauses: Object.fromEntries(
        ['a', 'b', 'c', 'd', 'e'].map(letter => [
          letter,
          { text: `what clause ${letter} of requirement ${n} says is so` },
        ]),
      ),
    }),
  );
  const clauses = requirements.flatMap(row => row.clauses.map(({ id }) => id as string));
  const perCheck = 25;
  const checks = Array.from({ length: links / perCheck }, (_, n): CheckResult => {
    const own = Array.from({ length: perCheck }, (_, at) => clauses[(n * 7 + at) % clauses.length] ?? '');
    return {
      id: `many/area-${n % 20}/check-${n}`,
      title: `Check number ${n} says what is true of its clauses`,
      kind: 'conformance',
      verdict: 'passed',
      clauses: own,
      assertions: own.map((clause, at) => ({ id: `said-${at}`, clause, holds: true })),
    };
  });
  const kills = checks.slice(0, 2000).map(check => ({
    clause: check.clauses[0] ?? '',
    check: check.id,
    assertion: 'said-0',
    mutant: 'made-mutant',
  }));
  const input = madeInput(checks, { requirements, kills });
  const sources: RunSources = { ...madeRun(), input, transcripts: [] };
  return makeRecord(sources);
};
