import type { CheckResult, Kill } from '../report/index.ts';
import type { Mutant } from './mutant.ts';

/** What a mutant came to: only `killed` proves anything. */
export type Outcome = 'killed' | 'survived' | 'inert' | 'stale' | 'void';

export interface MutantRun {
  readonly mutant: Pick<Mutant, 'id' | 'breaks'>;
  readonly results: readonly CheckResult[];
  /** The check that shows that the server works otherwise; undefined where none ran. */
  readonly smoke?: string | undefined;
  /** undefined where no process could tell. */
  readonly isReached: boolean | undefined;
}

export interface Judgement {
  readonly outcome: Outcome;
  readonly kills: readonly Kill[];
  readonly reason?: string;
}

/** Failed assertions of the clauses that the mutant breaks; others fail by accident. */
const killsOf = ({ mutant, results }: MutantRun): Kill[] =>
  results
    .filter(({ verdict }) => verdict === 'failed')
    .flatMap(({ id, assertions }) =>
      assertions
        .filter(({ holds, clause }) => !holds && mutant.breaks.includes(clause))
        .map(({ id: assertion, clause }) => ({ clause, check: id, assertion, mutant: mutant.id })),
    );

const isDown = ({ verdict, reason }: CheckResult): boolean =>
  verdict === 'errored' && reason?.startsWith('the server could not be started') === true;

/** What it claims itself holds; the guards of every case may have found something else. */
const isAtWork = ({ verdict, assertions, clauses }: CheckResult): boolean => {
  const own = assertions.filter(({ clause }) => clauses.includes(clause));
  return verdict === 'passed' || (verdict === 'failed' && own.length > 0 && own.every(({ holds }) => holds));
};

const without = (outcome: Outcome, reason: string): Judgement => ({
  outcome,
  kills: [],
  reason: reason.slice(0, 400),
});

/** A pure function of what the checks found under the mutant. */
export const judgedMutant = (run: MutantRun): Judgement => {
  const { results, isReached } = run;
  const kills = killsOf(run);
  const smoke = results.find(({ id }) => id === run.smoke);
  if (results.length > 0 && results.every(isDown))
    return without('void', 'the server does not come up under it');
  if (smoke !== undefined && !isAtWork(smoke) && kills.every(({ check }) => check !== smoke.id))
    return without('void', `nothing works under it: ${smoke.reason ?? smoke.verdict}`);
  if (isReached === false) return without('inert', 'its code was not reached');
  if (kills.length > 0) return { outcome: 'killed', kills };
  const other = results.find(({ verdict }) => verdict !== 'passed');
  return without(
    'survived',
    other === undefined
      ? 'every check of it passed'
      : `${other.id} is ${other.verdict}, not for a clause of it: ${other.reason ?? ''}`,
  );
};
