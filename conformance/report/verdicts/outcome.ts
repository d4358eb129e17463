import type { Report } from '#contracts';
import type { CheckResult, ReportInput, RequirementRow } from '../report-input.ts';
import type { BaselineOutcome } from './apply-baseline.ts';
import type { GateOutcome } from './pass-gate.ts';

export interface Decided {
  readonly input: ReportInput;
  readonly rows: readonly RequirementRow[];
  readonly baseline: BaselineOutcome | undefined;
  readonly gate: GateOutcome | undefined;
}

export type Outcome = Required<Pick<Report, 'outcome' | 'exit_code' | 'reasons'>>;

/** The report lists them all. */
const idsOf = (items: readonly { readonly id: string }[], shownMax: number): string => {
  const shown = items.slice(0, shownMax).map(({ id }) => id);
  return items.length > shownMax
    ? `${shown.join(', ')} and ${items.length - shownMax} more`
    : shown.join(', ');
};

const requirementsShown = 8;
const checksShown = 2;

const staleWords = {
  holds: 'holds now',
  expired: 'has expired',
  unknown_requirement: 'names no requirement',
} as const;

const oneOf = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Failed checks that broke what no row shows: a clause of another profile, or nothing that they could name. */
const unheard = (checks: readonly CheckResult[], rows: readonly RequirementRow[]): { id: string }[] => {
  const shown = new Set(rows.flatMap(row => row.clauses.map(({ clause }) => clause)));
  return checks
    .filter(({ verdict }) => verdict === 'failed')
    .flatMap(({ id, assertions }) => {
      const broken = assertions.filter(({ holds }) => !holds).map(({ clause }) => clause);
      const foreign = [...new Set(broken)].filter(clause => !shown.has(clause));
      if (foreign.length > 0) return [{ id: `${id} (${foreign.join(', ')})` }];
      return broken.length === 0 ? [{ id }] : [];
    });
};

const violations = ({ input, rows, baseline, gate }: Decided): string[] => {
  const violated = rows.filter(row => row.scored && row.verdict === 'violated' && row.baseline !== true);
  const failed = unheard(input.checks, rows);
  return [
    ...(violated.length > 0
      ? [
          `${oneOf(violated.length, 'scored requirement is', 'scored requirements are')} violated: ${idsOf(violated, requirementsShown)}`,
        ]
      : []),
    ...(failed.length > 0 ? [`failed, and of no clause of the profile: ${idsOf(failed, checksShown)}`] : []),
    ...(baseline?.stale ?? []).map(
      entry => `the baseline entry of ${entry.requirement} ${staleWords[entry.why]}: take it out`,
    ),
    ...(gate?.reasons ?? []),
  ];
};

const doubts = ({ input, rows }: Decided): string[] => {
  const decided = input.checks.filter(check => check.verdict === 'passed' || check.verdict === 'failed');
  const unknown = rows.filter(row => row.scored && row.verdict === 'unknown');
  const scored = new Set(rows.flatMap(row => (row.scored ? row.clauses.map(({ clause }) => clause) : [])));
  const errored = input.checks.filter(
    check =>
      check.verdict === 'errored' &&
      (check.clauses.length === 0 || check.clauses.some(clause => scored.has(clause))),
  );
  return [
    ...(input.checks.length === 0 ? ['no check fits what was asked for'] : []),
    ...(input.checks.length > 0 && decided.length === 0 ? ['no check was decided'] : []),
    ...(unknown.length > 0
      ? [
          `${oneOf(unknown.length, 'scored requirement is', 'scored requirements are')} unknown: ${idsOf(unknown, requirementsShown)}`,
        ]
      : []),
    ...(errored.length > 0 ? [`the harness could not decide ${idsOf(errored, checksShown)}`] : []),
  ];
};

/** Nothing of these is violated, unless a baseline excuses it. */
const heldReason = (rows: readonly RequirementRow[]): string => {
  const scored = rows.filter(row => row.scored);
  const inapplicable = scored.filter(({ verdict }) => verdict === 'inapplicable').length;
  const untested = scored.filter(({ verdict }) => verdict === 'untested').length;
  const decided = scored.length - inapplicable - untested;
  const beside = [
    ...(inapplicable === 0 ? [] : [`${inapplicable} inapplicable`]),
    ...(untested === 0 ? [] : [`${untested} untested`]),
  ];
  return [`every scored requirement that was decided holds: ${decided} of ${scored.length}`, ...beside].join(
    ', ',
  );
};

/** What the run says as a whole, and every reason for it, the deciding one first. */
export const outcomeOf = (decided: Decided): Outcome => {
  const { interruptedBy, overBudget } = decided.input;
  const violated = violations(decided);
  const undecided = doubts(decided);
  const found = [...violated, ...undecided].map(reason => reason.slice(0, 2000));
  if (interruptedBy !== undefined)
    return {
      outcome: 'interrupted',
      exit_code: 130,
      reasons: [`${interruptedBy} ended the run early`, ...found],
    };
  if (overBudget === true)
    return { outcome: 'over_budget', exit_code: 3, reasons: ['the budget ended the run early', ...found] };
  if (violated.length > 0) return { outcome: 'violated', exit_code: 1, reasons: found };
  if (undecided.length > 0) return { outcome: 'undecided', exit_code: 2, reasons: found };
  return { outcome: 'holds', exit_code: 0, reasons: [heldReason(decided.rows)] };
};
