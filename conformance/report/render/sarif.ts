import { canonicalText, sortedBy } from '../canonical-json.ts';
import type { CheckRow, RunRecord } from '../report-input.ts';
import { type FailingCheck, type Violation, violationsOf } from './violations.ts';

const levelOf = ({ level }: Pick<Violation, 'level'>): 'error' | 'warning' | 'note' => {
  if (level === 'MUST') return 'error';
  return level === 'SHOULD' ? 'warning' : 'note';
};

/** Without a known place the file that says what was decided. */
const locationOf = ({ source }: CheckRow) => ({
  physicalLocation: {
    artifactLocation: { uri: encodeURI(source?.file ?? 'report.json') },
    region: { startLine: source?.line ?? 1 },
  },
});

const resultOf = (violation: Violation, failing: FailingCheck) => ({
  ruleId: violation.clause,
  level: levelOf(violation),
  message: { text: `${failing.check.title}: ${failing.messages.join('; ') || 'it does not hold'}` },
  locations: [locationOf(failing.check)],
  partialFingerprints: { clauseAndCheck: `${violation.clause} ${failing.check.id}` },
  ...(violation.isExcused
    ? { suppressions: [{ kind: 'external', justification: 'a known failure of the baseline' }] }
    : {}),
});

/** Violated clauses as SARIF 2.1.0, at the features that say so. */
export const renderSarif = (record: RunRecord): string => {
  const violations = violationsOf(record);
  const rules = sortedBy(violations, ({ clause }) => clause).map(violation => ({
    id: violation.clause,
    shortDescription: { text: violation.sentence || violation.clause },
    defaultConfiguration: { level: levelOf(violation) },
    properties: { area: violation.requirement.area, level: violation.level },
  }));
  const { suite } = record.report;
  return canonicalText({
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [
      {
        tool: { driver: { name: suite.name, semanticVersion: suite.version, rules } },
        results: violations.flatMap(violation =>
          violation.checks.map(failing => resultOf(violation, failing)),
        ),
        invocations: [
          { executionSuccessful: record.report.exit_code < 2, exitCode: record.report.exit_code },
        ],
      },
    ],
  });
};
