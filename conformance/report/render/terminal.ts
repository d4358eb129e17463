import pc from 'picocolors';
import type { ClauseVerdict, RequirementRow, RunRecord } from '../report-input.ts';
import { withoutControls } from './control-characters.ts';
import { type FailingCheck, type Violation, violationsOf } from './violations.ts';
import { checkVerdicts, checkWords, counted, outcomeSentence } from './words.ts';
import { wrapText } from './wrap-text.ts';

export interface TerminalOptions {
  readonly width?: number;
  readonly color?: boolean;
  /** Violated clauses that are written out; the report holds the rest. */
  readonly violationsMax?: number;
  /** Where the report lies, for the last line. */
  readonly folder?: string;
}

type Colors = ReturnType<typeof pc.createColors>;

const columns: readonly (readonly [ClauseVerdict, string])[] = [
  ['violated', 'violated'],
  ['unknown', 'unknown'],
  ['unproven', 'unproven'],
  ['proven', 'proven'],
  ['inapplicable', 'n/a'],
  ['untested', 'untested'],
];

const paintOf = (colors: Colors): Readonly<Record<ClauseVerdict, (text: string) => string>> => ({
  violated: text => colors.bold(colors.red(text)),
  unknown: colors.magenta,
  unproven: colors.yellow,
  proven: colors.green,
  inapplicable: colors.dim,
  untested: colors.cyan,
});

const areaWidth = 24;

const tableRow = (name: string, rows: readonly RequirementRow[], colors: Colors): string => {
  const paint = paintOf(colors);
  const cells = columns.map(([verdict, word]) => {
    const count = rows.filter(row => row.verdict === verdict).length;
    const text = (count === 0 ? '·' : String(count)).padStart(Math.max(8, word.length));
    return count === 0 ? colors.dim(text) : paint[verdict](text);
  });
  return `${name.slice(0, areaWidth - 1).padEnd(areaWidth)}${cells.join(' ')}`.trimEnd();
};

const tableOf = (rows: readonly RequirementRow[], colors: Colors): string[] => {
  const head = columns.map(([, word]) => word.padStart(8)).join(' ');
  const scored = rows.filter(row => row.scored);
  const areas = [...Map.groupBy(scored, row => row.area)].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    colors.bold(`${'scored requirements'.padEnd(areaWidth)}${head}`),
    ...areas.map(([area, own]) => tableRow(area, own, colors)),
    colors.dim('─'.repeat(areaWidth + head.length)),
    tableRow('all', scored, colors),
  ];
};

const indented = (text: string, width: number, indent: string): string[] =>
  wrapText(withoutControls(text), width - indent.length).map(line => `${indent}${line}`);

const failingLines = (
  { check, messages, entry, frame, curl }: FailingCheck,
  width: number,
  colors: Colors,
): string[] => [
  ...indented(check.title, width, '    '),
  ...messages.flatMap(message => indented(message, width, '      ')).map(line => colors.red(line)),
  ...(frame === undefined
    ? []
    : indented(`at frame ${frame.index} (${frame.event}) of ${frame.exchange}`, width, '      ')),
  ...(frame === undefined && entry !== undefined
    ? indented(`at entry ${entry} of its transcript`, width, '      ')
    : []),
  // A command is copied whole: it is not wrapped, the terminal does that.
  colors.cyan(`      assay replay '${check.id}'`),
  ...(curl === undefined ? [] : [colors.dim(`      ${withoutControls(curl)}`)]),
];

const violationLines = (violation: Violation, width: number, colors: Colors): string[] => {
  const level = violation.isExcused ? `${violation.level}, known failure` : violation.level;
  return [
    `${colors.red('✗')} ${colors.bold(violation.clause)} ${colors.dim(level)}`,
    ...indented(violation.sentence, width, '  '),
    ...violation.checks.flatMap(failing => failingLines(failing, width, colors)),
    '',
  ];
};

const nextStep = ({ report }: RunRecord, folder: string): string => {
  const named = folder === '' ? '' : ` ${folder}`;
  switch (report.outcome) {
    case 'violated':
      return `Next: assay report open${named}, or replay a check with the commands above.`;
    case 'undecided':
      return `Next: assay report open${named} shows what could not be decided and why.`;
    case 'interrupted':
    case 'over_budget':
      return `Next: this is what was done until then; assay report open${named} shows it.`;
    case 'holds':
      return report.summary.scored.unproven > 0
        ? 'Next: assay prove says which checks have shown that they can fail.'
        : `Next: assay report open${named}.`;
    default:
      return report.outcome satisfies never;
  }
};

const closing = (
  record: RunRecord,
  { width, folder, colors }: { width: number; folder: string; colors: Colors },
): string[] => {
  const { report } = record;
  const { scored, checks } = report.summary;
  const told = checkVerdicts
    .filter(verdict => checks[verdict] > 0)
    .map(verdict => `${checks[verdict]} ${checkWords[verdict]}`);
  const verdict = `${report.target.name}: ${outcomeSentence(report)} (exit ${report.exit_code})`;
  const loud = report.exit_code === 0 ? colors.green : colors.red;
  return [
    ...wrapText(`checks: ${told.join(', ') || 'none'}`, width),
    ...wrapText(
      `${counted(scored.unproven, 'scored requirement')} unproven: passed, and no check of it is known to fail when it is broken. ${counted(scored.untested, 'untested', 'untested')}.`,
      width,
    ),
    '',
    ...wrapText(verdict, width).map(line => colors.bold(loud(line))),
    ...(report.reasons ?? []).flatMap(reason => indented(reason, width, '  ')),
    ...wrapText(nextStep(record, folder), width),
  ];
};

/** What ends a run in a terminal; it fits the width, except commands, which are copied whole. */
export const renderTerminal = (record: RunRecord, options: TerminalOptions = {}): string => {
  const { width = 80, violationsMax = 20, folder = '' } = options;
  const colors = pc.createColors(options.color ?? false);
  const violations = violationsOf(record);
  const more = violations.length - violationsMax;
  const lines = [
    ...tableOf(record.report.requirements, colors),
    '',
    ...violations.slice(0, violationsMax).flatMap(violation => violationLines(violation, width, colors)),
    ...(more > 0 ? [`${counted(more, 'violated clause')} more: see report.html.`, ''] : []),
    ...closing(record, { width, folder, colors }),
  ];
  return `${lines.join('\n')}\n`;
};
