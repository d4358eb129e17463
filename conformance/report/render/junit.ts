import type { CheckRow, RunRecord } from '../report-input.ts';
import { checkWords } from './words.ts';
import { element, xmlText } from './xml.ts';

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

const suiteName = (id: string): string => id.split('/').slice(0, -1).join('.') || 'checks';

const resultOf = (check: CheckRow): string[] => {
  const message = check.reason ?? checkWords[check.verdict];
  switch (check.verdict) {
    case 'passed':
      return [];
    case 'failed': {
      const lines = check.assertions
        .filter(({ holds }) => !holds)
        .map(each => `${each.clause} ${each.id}: ${each.message ?? ''}`);
      return [element('failure', { message, type: 'violated' }, [xmlText(lines.join('\n'))])];
    }
    case 'errored':
      return [element('error', { message, type: 'undecided' }, [xmlText(message)])];
    case 'inapplicable':
    case 'out_of_reach':
      return [element('skipped', { message: `${checkWords[check.verdict]}: ${message}` })];
    default:
      return check.verdict satisfies never;
  }
};

interface Suite {
  readonly name: string;
  readonly checks: readonly CheckRow[];
  readonly durationOf: (id: string) => number;
}

const figures = ({ checks, durationOf }: Pick<Suite, 'checks' | 'durationOf'>) => ({
  tests: checks.length,
  failures: checks.filter(({ verdict }) => verdict === 'failed').length,
  errors: checks.filter(({ verdict }) => verdict === 'errored').length,
  skipped: checks.filter(({ verdict }) => verdict === 'inapplicable' || verdict === 'out_of_reach').length,
  time: seconds(checks.reduce((sum, { id }) => sum + durationOf(id), 0)),
});

const caseOf = (check: CheckRow, suite: Suite): string => {
  const clauses =
    check.clauses.length === 0 ? [] : [element('system-out', {}, [xmlText(check.clauses.join(' '))])];
  return element(
    'testcase',
    {
      name: check.title,
      classname: suite.name,
      time: seconds(suite.durationOf(check.id)),
      ...(check.source === undefined ? {} : { file: check.source.file, line: check.source.line ?? 1 }),
    },
    [...resultOf(check), ...clauses],
  );
};

/** JUnit as CI systems read it: one suite for each folder of features. */
export const renderJunit = ({ report, run }: RunRecord): string => {
  const durations = new Map(run.checks.map(({ id, duration_ms }) => [id, duration_ms]));
  const durationOf = (id: string): number => durations.get(id) ?? 0;
  const suites = [...Map.groupBy(report.checks, ({ id }) => suiteName(id))].map(([name, checks]): string => {
    const { tests, failures, errors, skipped, time } = figures({ checks, durationOf });
    const cases = checks.map(check => `\n    ${caseOf(check, { name, checks, durationOf })}`);
    const timestamp = run.started_at.replace(/(\.\d+)?Z$/, '');
    return `\n  ${element('testsuite', { name, tests, failures, errors, skipped, time, timestamp }, [...cases, '\n  '])}`;
  });
  const { tests, failures, errors, time } = figures({ checks: report.checks, durationOf });
  const name = `${report.suite.name} ${report.profile} ${report.target.name}`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name, tests, failures, errors, time }, [...suites, '\n'])}\n`;
};
