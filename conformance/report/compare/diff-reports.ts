import type { Report, Run } from '#contracts';
import { byText, canonicalText } from '../canonical-json.ts';
import { isReleasedEdition } from '../edition.ts';
import type { ClauseVerdict, RequirementRow } from '../report-input.ts';
import { UnlikeRuns } from './merge-runs.ts';

export interface ReportAndRun {
  readonly report: Report;
  readonly run: Run;
}

export interface Change {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** What became of the verdicts between an earlier and a later run. */
export interface ReportDiff {
  /** Held, and is violated now. */
  readonly regressed: readonly Change[];
  /** Was violated, and holds now. */
  readonly fixed: readonly Change[];
  /** Scored now, and was not. */
  readonly newlyRequired: readonly Change[];
  /** Was scored and is not, or a check or a claim that is gone. */
  readonly scopeShrunk: readonly Change[];
  /** Was decided or proven, and no longer is. */
  readonly lostMeasurement: readonly Change[];
}

const held: readonly ClauseVerdict[] = ['proven', 'unproven'];
const decided: readonly ClauseVerdict[] = [...held, 'violated'];

/** A candidate may change between two runs, and what became of it is told; what is released is known by its digest. */
const editionTrait = ({ version, digest }: Run['scope']['profile']): unknown =>
  isReleasedEdition(version) ? `${version} ${digest}` : version;

const refuseUnlike = (a: ReportAndRun, b: ReportAndRun): void => {
  const traits = ({ report, run }: ReportAndRun): Readonly<Record<string, unknown>> => ({
    'the profile': report.profile,
    'the edition of the profile': editionTrait(run.scope.profile),
    'the dialect': run.scope.dialect,
    'the target': report.target.name,
    'the filter': run.scope.filter ?? '',
    'the shard': run.scope.shard ?? '',
  });
  const other = traits(b);
  const unlike = Object.entries(traits(a)).filter(
    ([name, value]) => canonicalText(value) !== canonicalText(other[name]),
  );
  if (unlike.length === 0) return;
  const words = unlike.map(
    ([name, value]) => `${name}: ${JSON.stringify(value)} and ${JSON.stringify(other[name])}`,
  );
  throw new UnlikeRuns(`the runs differ in ${words.join('; ')}`);
};

interface Pair {
  readonly id: string;
  readonly before: RequirementRow | undefined;
  readonly now: RequirementRow | undefined;
}

const change = ({ id, before, now }: Pair): Change => ({
  id,
  from: before?.verdict ?? 'absent',
  to: now?.verdict ?? 'absent',
});

const has = (verdicts: readonly ClauseVerdict[], row: RequirementRow | undefined): boolean =>
  row !== undefined && verdicts.includes(row.verdict);

const losesMeasurement = ({ before, now }: Pair): boolean =>
  (has(decided, before) && now !== undefined && !has(decided, now)) ||
  (before?.verdict === 'proven' && now?.verdict === 'unproven');

/** Checks that ran and are not there, or don't run any more; capabilities that are no longer claimed. */
const shrunkRest = (a: ReportAndRun, b: ReportAndRun): Change[] => {
  const now = new Map(b.report.checks.map(check => [check.id, check.verdict]));
  const checks = a.report.checks.flatMap(({ id, verdict }): Change[] => {
    const wasRun = verdict !== 'inapplicable' && verdict !== 'out_of_reach';
    const to = now.get(id) ?? 'absent';
    const isGone = to === 'absent' || to === 'inapplicable' || to === 'out_of_reach';
    return wasRun && isGone ? [{ id, from: verdict, to }] : [];
  });
  const claimed = new Set([...b.run.claims.told, ...b.run.claims.claimed]);
  const claims = [...a.run.claims.told, ...a.run.claims.claimed].filter(name => !claimed.has(name));
  return [...checks, ...[...new Set(claims)].map(id => ({ id, from: 'claimed', to: 'not claimed' }))];
};

/** Refuses runs of another profile, target or scope: their difference would say nothing. */
export const diffReports = (a: ReportAndRun, b: ReportAndRun): ReportDiff => {
  refuseUnlike(a, b);
  const before = new Map(a.report.requirements.map(row => [row.id, row]));
  const now = new Map(b.report.requirements.map(row => [row.id, row]));
  const ids = [...new Set([...before.keys(), ...now.keys()])].sort(byText);
  const pairs = ids.map((id): Pair => ({ id, before: before.get(id), now: now.get(id) }));
  const where = (holds: (pair: Pair) => boolean): Change[] => pairs.filter(holds).map(change);
  return {
    regressed: where(pair => has(held, pair.before) && has(['violated'], pair.now)),
    fixed: where(pair => has(['violated'], pair.before) && has(held, pair.now)),
    newlyRequired: where(pair => pair.now?.scored === true && pair.before?.scored !== true),
    scopeShrunk: [
      ...where(pair => pair.before?.scored === true && pair.now?.scored !== true),
      ...shrunkRest(a, b),
    ],
    lostMeasurement: where(losesMeasurement),
  };
};
