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

const painted = (verdict: ClauseVerdict, colors: Colors): string => {
  const text = verdict.padEnd(verdictWidth);
  if (verdict === 'violated') return colors.bold(colors.red(text));
  return verdict === 'holds' ? colors.green(text) : colors.dim(text);
};

const shortened = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, width - 1)}…`;

const rowOf = ({ requirement, verdict, text }: KitRequirement, width: number, colors: Colors): string =>
  `${requirement.padEnd(idWidth)}${painted(verdict, colors)}${shortened(text, width - idWidth - verdictWidth)}`;

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

const lacking = (report: KitReport, { width }: KitRenderOptions): string[] =>
  report.requirements
    .flatMap(({ clauses }) => clauses)
    .filter(({ verdict }) => verdict === 'inapplicable')
    .map(({ clause, details }) => shortened(`· ${clause} not tried: ${details.join('; ')}`, width));

const sentences = {
  0: 'the adapter keeps what could be tried',
  1: 'the adapter breaks a promise',
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
  const head = `${name}, wire ${wire}, port ${port}, in front of ${report.far_side}`;
  const lines = [
    ...wrapText(withoutControls(head), options.width),
    '',
    ...report.requirements.map(row => rowOf(row, options.width, colors)),
    '',
    ...violations(report, options, colors),
    ...lacking(report, options),
    `${countsOf(report)}: ${sentences[report.exit_code]}`,
  ];
  return `${lines.join('\n')}\n`;
};
