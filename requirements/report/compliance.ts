import { levels, profiles, proofKinds, type Retired, type Row, verdicts } from '../model.ts';
import { proofSummary } from './proof-summary.ts';
import { type Status, verdictOf } from './status-file.ts';

export interface Compliance {
  readonly rows: readonly Row[];
  readonly retired: readonly Retired[];
  readonly status: Status;
}

const opening = `# Compliance

Computed from \`.specs\` and \`requirements/status.yaml\`, which only runs write. Nobody edits this file.

A requirement is \`proven\` when every assertion of it passed and each of its clauses has an assertion that
caught a seeded fault; \`unproven\` when they passed and some clause has none; \`violated\` when one failed;
\`unknown\` when no decision was possible; \`inapplicable\` when the target does not claim the capability;
\`untested\` when nothing ran, or ran on an earlier text.
`;

/** The state of every requirement as Markdown: no dates, no machines, the same bytes for the same verdicts. */
export function renderCompliance(compliance: Compliance): string {
  const areas = [...new Set([...compliance.rows, ...compliance.retired].map(row => row.area))].sort();
  const sections = areas.map(area => renderAreaTable(area, compliance));
  return [opening, renderTotals(compliance), ...sections].join('\n');
}

function renderTotals({ rows, retired, status }: Compliance): string {
  const clauses = rows.flatMap(row => row.clauses);
  return [
    '## Totals',
    '',
    `${rows.length} requirements with ${clauses.length} clauses; ${retired.length} retired ids.`,
    '',
    countTable(['status', ...verdicts], rows, row => verdictOf(status, row)),
    countTable(['profile', ...profiles], rows, row => row.profile),
    '| proof | clauses |',
    '| --- | ---: |',
    ...proofKinds.map(kind => `| ${kind} | ${clauses.filter(clause => clause.proof === kind).length} |`),
    '',
  ].join('\n');
}

function countTable(
  [title, ...names]: readonly string[],
  rows: readonly Row[],
  nameOf: (row: Row) => string,
): string {
  const lines = names.map(name => {
    const those = rows.filter(row => nameOf(row) === name);
    const counts = levels.map(level => those.filter(row => row.level === level).length);
    return `| ${name} | ${[...counts, those.length].join(' | ')} |`;
  });
  return [
    `| ${title} | ${levels.join(' | ')} | all |`,
    '| --- | ---: | ---: | ---: | ---: |',
    ...lines,
    '',
  ].join('\n');
}

function renderAreaTable(area: string, { rows, retired, status }: Compliance): string {
  const own = rows.filter(row => row.area === area);
  const gone = retired.filter(row => row.area === area);
  return [
    `## ${area}`,
    '',
    `Words: [.specs/${area}.md](.specs/${area}.md). Links: [requirements/${area}.yaml](requirements/${area}.yaml).`,
    '',
    '| id | level | profile | proof | status |',
    '| --- | --- | --- | --- | --- |',
    ...own.map(
      row =>
        `| ${[row.id, row.level, row.profile, proofSummary(row), statusCell(row, status)].join(' | ')} |`,
    ),
    ...gone.map(row => `| ${row.id} | | | | retired: ${cell(row.reason)} |`),
    '',
  ].join('\n');
}

function statusCell(row: Row, status: Status): string {
  const verdict = verdictOf(status, row);
  const excused = row.clauses.filter(clause => clause.because !== '');
  if (excused.length === 0) return verdict;
  const whole =
    excused.length === row.clauses.length && new Set(excused.map(clause => clause.because)).size === 1;
  const reasons = whole
    ? `no proof: ${excused[0]?.because ?? ''}`
    : excused.map(clause => `(${clause.letter}) no proof: ${clause.because}`).join('; ');
  return `${verdict}; ${cell(reasons)}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
