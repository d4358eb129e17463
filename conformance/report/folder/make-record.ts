import type { Run } from '#contracts';
import { buildReport } from '../build-report.ts';
import { canonicalText, digestOf, sortedBy } from '../canonical-json.ts';
import { withAssertions } from '../judge-check.ts';
import type { CheckResult, RunFacts, RunRecord, RunSources } from '../report-input.ts';
import { transcriptPath } from './file-names.ts';

type CheckOfRun = Run['checks'][number];

const checkOfRun = (
  check: CheckResult,
  times: RunFacts['checks'][number] | undefined,
  path?: string,
): CheckOfRun => ({
  id: check.id,
  verdict: check.verdict,
  started_ms: times?.started_ms ?? 0,
  duration_ms: times?.duration_ms ?? 0,
  title: check.title.slice(0, 500),
  clauses: [...check.clauses],
  ...(path === undefined ? {} : { transcript: path }),
  ...(check.reason === undefined ? {} : { reason: check.reason.slice(0, 4000) }),
  ...(check.error === undefined ? {} : { error: check.error.slice(0, 4000) }),
  ...(check.source === undefined ? {} : { source: { ...check.source } }),
  ...(check.firstDivergence === undefined ? {} : { first_divergence: check.firstDivergence }),
});

/** Those that ran, in their order, then those that did not, by id. */
const checksOfRun = ({ input, facts, transcripts }: RunSources): CheckOfRun[] => {
  const byId = new Map(input.checks.map(check => [check.id, check]));
  const kept = new Set(transcripts.map(({ check }) => check));
  const timed = new Set(facts.checks.map(({ id }) => id));
  const row = (check: CheckResult, times?: RunFacts['checks'][number]): CheckOfRun =>
    checkOfRun(check, times, kept.has(check.id) ? transcriptPath(check.id) : undefined);
  const ran = facts.checks.flatMap(times => {
    const check = byId.get(times.id);
    return check === undefined ? [] : [row(check, times)];
  });
  const rest = sortedBy(input.checks, ({ id }) => id).filter(({ id }) => !timed.has(id));
  return [...ran, ...rest.map(check => row(check))];
};

const basisOf = ({ input }: RunSources): Run['basis'] => ({
  suite: { ...input.suite },
  contract: { ...input.contract },
  ...(input.target.api_version === undefined ? {} : { target_api_version: input.target.api_version }),
  profile: { ...input.profile },
  ...(input.baseline === undefined ? {} : { baseline: { ...input.baseline } }),
  ...(input.gate === undefined ? {} : { gate: { ...input.gate } }),
  kills: input.kills.map(kill => ({ ...kill })),
  today: input.today,
  ...(input.overBudget === true ? { over_budget: true } : {}),
});

const editionIn = ({ edition }: RunRecord['report']): Omit<Run['scope']['profile'], 'name'> => {
  if (edition === undefined) throw new Error('a report that is made here tells its edition');
  return edition;
};

/** Everything that a folder says, before it is rendered. */
export const makeRecord = (sources: RunSources): RunRecord => {
  const { input, facts } = sources;
  const report = buildReport(input);
  const byId = new Map(input.checks.map(check => [check.id, check]));
  const run: Run = {
    version: 1,
    ...facts,
    scope: { ...facts.scope, profile: { name: input.profile.name, ...editionIn(report) } },
    exit_code: report.exit_code,
    ...(input.interruptedBy === undefined ? {} : { interrupted_by: input.interruptedBy }),
    digests: { ...facts.digests, report: digestOf(canonicalText(report)) },
    basis: basisOf(sources),
    checks: checksOfRun(sources),
  };
  const transcripts = sortedBy(sources.transcripts, ({ check }) => check).map(each =>
    withAssertions(each, byId.get(each.check)?.assertions ?? []),
  );
  return { report, run, transcripts, requirements: input.requirements };
};
