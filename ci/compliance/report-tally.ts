import type { Report } from '#contracts';
import type { Tally } from '../step.ts';

type Check = Report['checks'][number];
type Clause = Report['requirements'][number]['clauses'][number];

/** What is read of a report. */
export interface Told {
  readonly checks: readonly Pick<Check, 'id' | 'verdict' | 'reason' | 'clauses' | 'assertions'>[];
  readonly requirements: readonly {
    readonly clauses: readonly Pick<Clause, 'clause' | 'level' | 'verdict'>[];
  }[];
}

/** Clause of a SHOULD → why the target does not follow it. */
export type Unfollowed = Readonly<Record<string, string>>;

const isUnfollowed = ({ verdict, assertions }: Told['checks'][number], unfollowed: Unfollowed): boolean => {
  const broken = assertions.filter(({ holds }) => !holds);
  return (
    verdict === 'failed' &&
    broken.length > 0 &&
    broken.every(({ clause }) => Object.hasOwn(unfollowed, clause))
  );
};

/** What is listed and followed all the same, or binds, is a fault of its own. */
const wronglyListed = ({ requirements }: Told, unfollowed: Unfollowed): string[] => {
  const departed = requirements
    .flatMap(({ clauses }) => clauses)
    .filter(({ level, verdict }) => level !== 'MUST' && verdict === 'violated')
    .map(({ clause }) => clause as string);
  return Object.keys(unfollowed)
    .filter(id => !departed.includes(id))
    .map(id => `${id} is listed as a SHOULD that is not followed: it is followed, or binds`);
};

/** Every check counts; one that fails for what is listed, and for nothing else, is told with its reason. */
export const reportTally = (report: Told, unfollowed: Unfollowed = {}): Tally => {
  const count = (...verdicts: readonly Check['verdict'][]): number =>
    report.checks.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const untried = report.checks
    .filter(({ verdict }) => verdict === 'inapplicable' || verdict === 'out_of_reach')
    .map(({ id, verdict, reason }) => `${verdict.replaceAll('_', ' ')}: ${id} (${reason ?? ''})`);
  const known = report.checks
    .filter(check => isUnfollowed(check, unfollowed))
    .map(
      ({ id, clauses }) => `not followed: ${id} (${clauses.map(clause => unfollowed[clause]).join('; ')})`,
    );
  const wrong = wronglyListed(report, unfollowed);
  return {
    passed: count('passed'),
    failed: count('failed', 'errored') - known.length + wrong.length,
    skipped: untried.length + known.length,
    notes: [...wrong, ...untried, ...known],
  };
};
