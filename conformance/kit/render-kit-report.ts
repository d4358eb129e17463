import pc from 'picocolors';
import { withoutControls } from '../report/render/control-characters.ts';
import { wrapText } from '../report/render/wrap-text.ts';
import type { ClauseVerdict, KitReport, KitRequirement } from './kit-report.ts';

export interface KitRenderOptions {
  readonly width: number;
  readonly color: boolean;
}

type Colors = ReturnType<typeof pc.createColors>;

const idWidth = 13;
const verdictWidth = 14;

const painted = (verdict: ClauseVerdict, words: string, colors: Colors): string => {
  const text = words.padEnd(verdictWidth);
  if (verdict === 'violated') return colors.bold(colors.red(text));
  return verdict === 'holds' ? colors.green(text) : colors.dim(text);
};

const shortened = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, width - 1)}…`;

/** Of how many clauses that is said, where it is not said of all. */
const extentOf = ({ verdict, clauses }: KitRequirement): string => {
  const holding = clauses.filter(clause => clause.verdict === 'holds').length;
  return verdict === 'holds' && holding < clauses.length ? `holds ${holding} of ${clauses.length}` : verdict;
};

const rowOf = (row: KitRequirement, width: number, colors: Colors): string => {
  const verdict = painted(row.verdict, extentOf(row), colors);
  return `${row.requirement.padEnd(idWidth)}${verdict}${shortened(row.text, width - idWidth - verdictWidth)}`;
};

const indented = (text: string, width: number): string =>
  wrapText(withoutControls(text), width - 4)
    .map(line => `    ${line}`)
    .join('\n');

const violations = (report: KitReport, { width }: KitRenderOptions, colors: Colors): string[] =>
  report.requirements
    .flatMap(({ clauses }) => clauses)
    .filter(({ verdict }) => verdict === 'violated')
    .flatMap(({ clause, text, details }) => [
      colors.red(shortened(`✗ ${clause} ${text}`, width)),
      ...details.map(detail => indented(detail, width)),
    ]);

/** Each reason once, with all that it kept from being tried. */
const lacking = (report: KitReport, { width }: KitRenderOptions): string[] => {
  const clauses = report.requirements
    .flatMap(each => each.clauses)
    .filter(({ verdict }) => verdict === 'inapplicable');
  if (clauses.length === 0) return [];
  const byReason = Map.groupBy(clauses, ({ details }) => details.join('; '));
  const lines = [...byReason].flatMap(([reason, kept]) => [
    ...wrapText(`${withoutControls(reason)}:`, width - 2).map((line, at) =>
      at === 0 ? `· ${line}` : `  ${line}`,
    ),
    indented(kept.map(({ clause }) => clause).join(' '), width),
  ]);
  return ['Not tried, because', ...lines, ''];
};

const sentences = {
  0: 'what could be tried is kept',
  1: 'a promise is broken',
  2: 'nothing could be decided',
} as const;

const countsOf = (report: KitReport): string => {
  const count = (wanted: ClauseVerdict): number =>
    report.requirements.filter(({ verdict }) => verdict === wanted).length;
  return `${count('holds')} hold, ${count('violated')} violated, ${count('inapplicable')} inapplicable`;
};

/** A table by requirement, and below it each clause that is broken, with what happened. */
export const renderKitReport = (report: KitReport, options: KitRenderOptions): string => {
  const colors = pc.createColors(options.color);
  const { name, wire, port } = report.adapter;
  const head = `written for version ${port}, wire ${wire}, in front of ${report.far_side}`;
  const broken = violations(report, options, colors);
  const lines = [
    ...wrapText(withoutControls(name), options.width),
    indented(head, options.width),
    '',
    ...report.requirements.map(row => rowOf(row, options.width, colors)),
    '',
    ...(broken.length > 0 ? [...broken, ''] : []),
    ...lacking(report, options),
    `${countsOf(report)}: ${sentences[report.exit_code]}`,
  ];
  return `${lines.join('\n')}\n`;
};
