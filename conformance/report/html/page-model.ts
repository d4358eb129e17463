import type { Requirement } from '#requirements';
import type { CheckRow, ClauseRow, RequirementRow, RunRecord } from '../report-input.ts';

type Kill = ClauseRow['kills'][number];

/** Clauses and requirements by their place in a list: names are told once, however many links there are. */
export interface PageModel {
  readonly outcome: string;
  readonly profile: string;
  readonly target: string;
  readonly clauses: readonly PageClause[];
  readonly requirements: readonly PageRequirement[];
  readonly checks: readonly PageCheck[];
}

export interface PageClause {
  readonly id: string;
  readonly level: string;
  readonly verdict: string;
  readonly text: string;
  readonly of: number;
  readonly kills: readonly (readonly [assertion: string, mutant: string])[];
  readonly assertions: readonly string[];
}

export interface PageRequirement {
  readonly id: string;
  readonly level: string;
  readonly area: string;
  readonly section: string;
  readonly text: string;
  readonly note: string;
  readonly verdict: string;
  readonly scored: boolean;
  readonly excused: boolean;
  readonly reason: string;
  readonly clauses: readonly number[];
}

export interface PageCheck {
  readonly id: string;
  readonly title: string;
  readonly verdict: string;
  readonly reason: string;
  readonly source: string;
  readonly clauses: readonly number[];
  readonly assertions: readonly (readonly [id: string, clause: number, holds: 0 | 1, message: string])[];
  readonly ms: number;
  /** Entry of its transcript; -1 where nothing went wrong at a place. */
  readonly divergence: number;
  /** Number of its transcript among those embedded; -1 where it has none. */
  readonly transcript: number;
}

const pairOf = ({ assertion, mutant }: Kill): [string, string] => [assertion, mutant];

/** Numbers for clauses; those that a check names and the profile does not have come last, without a requirement. */
class ClauseNumbers {
  readonly clauses: PageClause[] = [];
  readonly #numbers = new Map<string, number>();

  add(clause: PageClause): number {
    this.#numbers.set(clause.id, this.clauses.length);
    return this.clauses.push(clause) - 1;
  }

  of(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    return this.add({ id, level: '', verdict: 'untested', text: '', of: -1, kills: [], assertions: [] });
  }
}

interface RequirementInput {
  readonly row: RequirementRow;
  readonly of: number;
  readonly words: Requirement | undefined;
  readonly numbers: ClauseNumbers;
}

const requirementOf = ({ row, of, words, numbers }: RequirementInput): PageRequirement => {
  const texts = new Map<string, string>(words?.clauses.map(({ id, text }) => [id, text]));
  const clauses = row.clauses.map(({ clause, level, verdict, kills, assertions }) =>
    numbers.add({
      id: clause,
      level,
      verdict,
      text: texts.get(clause) ?? '',
      of,
      kills: kills.map(pairOf),
      assertions,
    }),
  );
  const { id, level, area, verdict, scored, reason = '', baseline: excused = false } = row;
  const told = { section: words?.section ?? '', text: words?.text ?? '', note: words?.note ?? '' };
  return { id, level, area, verdict, scored, reason, excused, clauses, ...told };
};

const sourceOf = ({ source }: CheckRow): string => {
  if (source === undefined) return '';
  return source.line === undefined ? source.file : `${source.file}:${source.line}`;
};

export const pageModelOf = ({ report, run, transcripts, requirements }: RunRecord): PageModel => {
  const numbers = new ClauseNumbers();
  const words = new Map<string, Requirement>(requirements.map(row => [row.id, row]));
  const places = new Map(transcripts.map(({ check }, at) => [check, at]));
  const times = new Map(run.checks.map(check => [check.id, check]));
  return {
    outcome: report.outcome,
    profile: report.profile,
    target: report.target.name,
    requirements: report.requirements.map((row, of) =>
      requirementOf({ row, of, words: words.get(row.id), numbers }),
    ),
    checks: report.checks.map(check => ({
      id: check.id,
      title: check.title,
      verdict: check.verdict,
      reason: check.reason ?? '',
      source: sourceOf(check),
      clauses: check.clauses.map(clause => numbers.of(clause)),
      assertions: check.assertions.map(each => [
        each.id,
        numbers.of(each.clause),
        each.holds ? 1 : 0,
        each.message ?? '',
      ]),
      ms: times.get(check.id)?.duration_ms ?? 0,
      divergence: times.get(check.id)?.first_divergence ?? -1,
      transcript: places.get(check.id) ?? -1,
    })),
    clauses: numbers.clauses,
  };
};
