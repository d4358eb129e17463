import type { RunRecord } from '../report-input.ts';
import { type Violation, violationsOf } from './violations.ts';
import { checkVerdicts, checkWords, clauseVerdicts, counted, outcomeSentence } from './words.ts';

/** GitHub drops a job summary that is larger. */
export const summaryBytesMax = 1024 * 1024;

const marks = {
  holds: '✅',
  violated: '❌',
  undecided: '❔',
  over_budget: '⏳',
  interrupted: '✋',
} as const;

/** Text of others in a table or a sentence: nothing of it is markup. */
const plain = (text: string): string =>
  text
    .replaceAll(/[\r\n]+/g, ' ')
    .replaceAll(/[\\`*_{}[\]<>()#+!|~@-]/g, character => (character === '-' ? '-' : `\\${character}`));

const fenced = (text: string): string => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}sh\n${text}\n${fence}`;
};

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [
    `| ${head.join(' | ')} |`,
    `|${head.map(() => '---|').join('')}`,
    ...rows.map(row => `| ${row.join(' | ')} |`),
  ].join('\n');

const headOf = ({ report, run }: RunRecord): string[] => {
  const { requirements, scored, checks } = report.summary;
  return [
    `## ${marks[report.outcome]} ${plain(report.target.name)}: ${outcomeSentence(report)}`,
    `Profile **${report.profile}** of ${report.suite.name} ${report.suite.version}, contract ${report.contract.api_version}, ${counted(run.checks.length, 'check')} in ${(run.duration_ms / 1000).toFixed(1)} s, exit code ${report.exit_code}.`,
    (report.reasons ?? [])
      .slice(0, 50)
      .map(reason => `- ${plain(reason)}`)
      .join('\n'),
    table(
      ['requirements', ...clauseVerdicts],
      [
        ['scored', ...clauseVerdicts.map(verdict => scored[verdict])],
        ['all', ...clauseVerdicts.map(verdict => requirements[verdict])],
      ],
    ),
    table(
      ['', ...checkVerdicts.map(verdict => checkWords[verdict])],
      [['checks', ...checkVerdicts.map(verdict => checks[verdict])]],
    ),
  ];
};

const violationOf = (violation: Violation): string => {
  const known = violation.isExcused ? ', a known failure' : '';
  const checks = violation.checks.map(({ check, messages, frame, curl }) =>
    [
      `<details><summary>${plain(check.title)}</summary>`,
      ...messages.map(message => plain(message)),
      ...(frame === undefined ? [] : [`First divergence: frame ${frame.index} (${plain(frame.event)}).`]),
      fenced([`assay replay '${check.id}'`, ...(curl === undefined ? [] : [curl])].join('\n')),
      '</details>',
    ].join('\n\n'),
  );
  return [`### ${violation.clause} (${violation.level}${known})`, plain(violation.sentence), ...checks].join(
    '\n\n',
  );
};

/** A summary of a CI job, cut at a limit with a sentence that says so. */
export const renderSummary = (record: RunRecord, bytesMax = summaryBytesMax): string => {
  const violations = violationsOf(record);
  const rest = (count: number): string =>
    `\n\n${counted(count, 'violated clause')} more did not fit here; report.html and report.json hold them all.\n`;
  const reserve = Buffer.byteLength(rest(violations.length));
  const head = headOf(record).join('\n\n');
  let text = head;
  let bytes = Buffer.byteLength(head) + 1;
  for (const [at, violation] of violations.entries()) {
    const part = `\n\n${violationOf(violation)}`;
    bytes += Buffer.byteLength(part);
    if (bytes + reserve > bytesMax) return text + rest(violations.length - at);
    text += part;
  }
  return `${text}\n`;
};
