import type { KeptRecord } from '../evidence-records/read-evidence.ts';
import { levels, profiles, proofKinds, type Retired, type Row, verdicts } from '../model.ts';
import { renderEvidence } from './evidence-section.ts';
import { proofSummary } from './proof-summary.ts';
import { clauseVerdictsOf, evidenceOf, type Status, verdictOf } from './status-file.ts';

export interface Compliance {
  readonly rows: readonly Row[];
  readonly retired: readonly Retired[];
  readonly status: Status;
  readonly evidence: readonly KeptRecord[];
}

const opening = `# Compliance

Computed from \`.specs\`, \`requirements/status.yaml\`, which only runs write, and the records of \`requirements/evidence\`.
Nobody edits this file.

A requirement is \`proven\` when every assertion of it passed and each of its clauses has an assertion that
caught a seeded fault; \`unproven\` when they passed and some clause has none; \`violated\` when one failed;
\`unknown\` when no decision was possible; \`inapplicable\` when the target does not claim the capability;
\`untested\` when nothing ran, or ran on an earlier text.
`;

/** The state of every requirement as Markdown: the same bytes for the same verdicts and records, whenever it is made. */
export function renderCompliance(compliance: Compliance): string {
  const areas = [...new Set([...compliance.rows, ...compliance.retired].map(row => row.area))].sort();
  const sections = areas.map(area => renderAreaTable(area, compliance));
  return [opening, renderTotals(compliance), renderEvidence(compliance.evidence), ...sections].join('\n');
}

function renderTotals({ rows, retired, status }: Compliance): string {
  const count = rows.flatMap(row => row.clauses).length;
  return [
    '## Totals',
    '',
    `${rows.length} requirements with ${count} clauses; ${retired.length} retired ids.`,
    '',
    countTable(['status', ...verdicts], rows, row => verdictOf(status, row)),
    countTable(['profile', ...profiles], rows, row => row.profile),
    proofTable(rows, status),
  ].join('\n');
}

/** How the clauses stand, by the kind of proof that their words ask for. */
function proofTable(rows: readonly Row[], status: Status): string {
  const clauses = rows.flatMap(row => {
    const known = clauseVerdictsOf(status, row);
    return row.clauses.map(({ letter, proof }) => ({ proof, verdict: known.get(letter) ?? 'untested' }));
  });
  const line = (kind: string, own: readonly { readonly verdict: string }[]): string =>
    `| ${[kind, ...verdicts.map(verdict => own.filter(clause => clause.verdict === verdict).length), own.length].join(' | ')} |`;
  return [
    `| proof of clauses | ${verdicts.join(' | ')} | all |`,
    `| --- |${' ---: |'.repeat(verdicts.length + 1)}`,
    ...proofKinds.map(kind =>
      line(
        kind,
        clauses.filter(clause => clause.proof === kind),
      ),
    ),
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
  const verdict = verdictWords(row, status);
  const excused = row.clauses.filter(clause => clause.because !== '');
  if (excused.length === 0) return verdict;
  const whole =
    excused.length === row.clauses.length && new Set(excused.map(clause => clause.because)).size === 1;
  const reasons = whole
    ? `no proof: ${excused[0]?.because ?? ''}`
    : excused.map(clause => `(${clause.letter}) no proof: ${clause.because}`).join('; ');
  return `${verdict}; ${cell(reasons)}`;
}

/** `unproven; (b) untested`: a clause that stands otherwise than the whole is named. */
function verdictWords(row: Row, status: Status): string {
  const verdict = verdictOf(status, row);
  const known = clauseVerdictsOf(status, row);
  const others = row.clauses.filter(
    ({ letter, proof }) => letter !== '' && proof !== 'none' && known.get(letter) !== verdict,
  );
  const said = Map.groupBy(others, ({ letter }) => known.get(letter) ?? 'untested');
  return [
    verdict,
    ...[...said].map(([other, own]) => `${own.map(({ letter }) => `(${letter})`).join('')} ${other}`),
    ...[...evidenceOf(status, row)].map(([name, letters]) => `${lettersOf(letters)}evidence: ${name}`),
  ].join('; ');
}

const lettersOf = (letters: readonly string[]): string =>
  letters.includes('') ? '' : `${letters.map(letter => `(${letter})`).join('')} `;

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
