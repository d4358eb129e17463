import { canonicalText } from '../canonical-json.ts';
import type { CheckRow, CheckVerdict, RunRecord } from '../report-input.ts';
import { withoutControls } from './control-characters.ts';

type Status = 'passed' | 'failed' | 'skipped' | 'pending' | 'other';

/** CTRF has no word for what could not be decided but other; what did not run was skipped. */
const statusOf: Readonly<Record<CheckVerdict, Status>> = {
  passed: 'passed',
  failed: 'failed',
  errored: 'other',
  inapplicable: 'skipped',
  out_of_reach: 'skipped',
};

type CheckTime = Pick<RunRecord['run']['checks'][number], 'started_ms' | 'duration_ms'>;

const testOf = (check: CheckRow, startedMs: number, time: CheckTime | undefined) => {
  const start = Math.round(startedMs + (time?.started_ms ?? 0));
  const duration = Math.round(time?.duration_ms ?? 0);
  return {
    name: withoutControls(check.title),
    status: statusOf[check.verdict],
    rawStatus: check.verdict,
    duration,
    start,
    stop: start + duration,
    ...(check.id.includes('/') ? { suite: check.id.split('/').slice(0, -1) } : {}),
    tags: check.clauses,
    ...(check.reason === undefined ? {} : { message: withoutControls(check.reason) }),
    ...(check.source === undefined ? {} : { filePath: check.source.file }),
    ...(check.source?.line === undefined ? {} : { line: check.source.line }),
    extra: { id: check.id },
  };
};

const statuses: readonly Status[] = ['passed', 'failed', 'skipped', 'pending', 'other'];

/** The Common Test Report Format. */
export const renderCtrf = ({ report, run }: RunRecord): string => {
  const times = new Map(run.checks.map(check => [check.id, check]));
  const start = wallOf(run.started_at);
  const tests = report.checks.map(check => testOf(check, start, times.get(check.id)));
  const counts = statuses.map(
    status => [status, tests.filter(test => test.status === status).length] as const,
  );
  return canonicalText({
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    results: {
      tool: { name: report.suite.name, version: report.suite.version },
      summary: { tests: tests.length, ...Object.fromEntries(counts), start, stop: wallOf(run.ended_at) },
      tests,
      environment: { appName: report.target.name, osPlatform: run.host.os, testEnvironment: report.profile },
      extra: { outcome: report.outcome, exitCode: report.exit_code },
    },
  });
};

/** Days since 1970 of a day of the calendar, by counting in eras of 400 years that begin in March. */
const daysOf = (year: number, month: number, day: number): number => {
  const from = month <= 2 ? year - 1 : year;
  const era = Math.floor(from / 400);
  const yearOfEra = from - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
};

/** The schema has checked that it is a moment in UTC. */
function wallOf(time: string): number {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = time.split(/[-T:Zz+]/).map(Number);
  return Math.round(daysOf(year, month, day) * 86_400_000 + ((hour * 60 + minute) * 60 + second) * 1000);
}
