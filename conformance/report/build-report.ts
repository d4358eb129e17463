import type { Profile, Report } from '#contracts';
import { sortedBy, uniqueSorted } from './canonical-json.ts';
import { editionDigest, editionOf } from './edition.ts';
import type { CheckResult, CheckRow, CheckVerdict, ReportInput, RequirementRow } from './report-input.ts';
import { steadyText } from './steady-text.ts';
import { applyBaseline, type BaselineOutcome } from './verdicts/apply-baseline.ts';
import { outcomeOf } from './verdicts/outcome.ts';
import { passGate } from './verdicts/pass-gate.ts';
import { judgeRequirements, verdictOfClauses } from './verdicts/requirement-verdict.ts';
import { levelsOf } from './verdicts/scored-clauses.ts';

type Figures = Report['summary']['requirements'];

const figuresOf = (rows: readonly RequirementRow[]): Figures => {
  const figures: Figures = { violated: 0, unknown: 0, unproven: 0, proven: 0, inapplicable: 0, untested: 0 };
  for (const { verdict } of rows) figures[verdict] += 1;
  return figures;
};

const checkFigures = (checks: readonly CheckResult[]): Report['summary']['checks'] => {
  const figures: Record<CheckVerdict, number> = {
    passed: 0,
    failed: 0,
    errored: 0,
    inapplicable: 0,
    out_of_reach: 0,
  };
  for (const { verdict } of checks) figures[verdict] += 1;
  return figures;
};

const checkRow = (check: CheckResult): CheckRow => ({
  id: check.id,
  title: check.title.slice(0, 500),
  kind: check.kind,
  verdict: check.verdict,
  clauses: uniqueSorted(check.clauses),
  ...(check.reason === undefined ? {} : { reason: steadyText(check.reason, 4000) }),
  ...(check.undecided === undefined || check.undecided.length === 0
    ? {}
    : { undecided: uniqueSorted(check.undecided) }),
  ...(check.source === undefined ? {} : { source: { ...check.source } }),
  assertions: check.assertions.map(({ id, clause, holds, message }) => ({
    id,
    clause,
    holds,
    ...(message === undefined || holds ? {} : { message: steadyText(message, 4000) }),
  })),
});

/** A requirement is excused when nothing of it is violated beyond what is excused. */
const withBaseline = (
  row: RequirementRow,
  baseline: BaselineOutcome | undefined,
  profile: Profile,
): RequirementRow => {
  const excused = new Set(baseline?.excused);
  if (row.verdict !== 'violated' || excused.size === 0) return row;
  const levels = levelsOf(profile);
  const binding = row.clauses.filter(({ level }) => !row.scored || levels.includes(level));
  const rest = binding.filter(({ clause }) => !excused.has(clause));
  return rest.length < binding.length && verdictOfClauses(rest.map(({ verdict }) => verdict)) !== 'violated'
    ? { ...row, baseline: true }
    : row;
};

/** The canonical report: the same bytes for the same verdicts, once it is written by canonicalText. */
export const buildReport = (input: ReportInput): Report => {
  const judged = judgeRequirements(input);
  const baseline = applyBaseline(input, judged);
  const rows = judged.map(({ row }) => withBaseline(row, baseline, input.profile));
  const gate = input.gate && passGate(input.gate, { profile: input.profile.name, rows });
  const checks = checkFigures(input.checks);
  const edition = editionOf(input.profile, input.requirements);
  return {
    version: 1,
    suite: { ...input.suite },
    contract: { ...input.contract },
    profile: input.profile.name,
    edition: { version: edition.version, digest: editionDigest(edition) },
    target: { ...input.target },
    ...outcomeOf({ input, rows, baseline, gate }),
    summary: { requirements: figuresOf(rows), scored: figuresOf(rows.filter(row => row.scored)), checks },
    requirements: rows,
    checks: sortedBy(input.checks.map(checkRow), check => check.id),
    ...(checks.passed === 0 && checks.failed > 0 ? { degenerate: true } : {}),
    ...(baseline === undefined ? {} : { baseline }),
    ...(gate === undefined ? {} : { gate }),
  };
};
