// What stands in a terminal of 80 columns: a block for each experiment as it ends, and one for all of them. Pure.
import pc from 'picocolors';
import type { Verdict } from '../grammar/verdict.ts';
import type { ChaosReport, ReportedClaim, ReportedExperiment, ReportedFault } from './report.ts';
import { counted, figuresText, momentText, outcomeText } from './words.ts';
import { wrapped } from './wrap-text.ts';

export interface TextOptions {
  readonly color: boolean;
  readonly width?: number;
}

type Colors = ReturnType<typeof pc.createColors>;

const verdictWidth = 14;
const findingsShown = 3;

/** What begins with a mark goes on beside it. */
const within = { indent: '  ', hang: '  ' } as const;

const paintOf = (colors: Colors): Readonly<Record<Verdict, (text: string) => string>> => ({
  held: colors.green,
  violated: text => colors.bold(colors.red(text)),
  unknown: colors.magenta,
  inapplicable: colors.dim,
});

const witnessText = ({ name, from_ms: from, to_ms: to, ...fault }: ReportedFault): string => {
  const span = `${name}, ${momentText(from)} to ${momentText(to)}`;
  if (fault.failure !== null) return `${span}: FAILED, ${fault.failure}`;
  const [first] = fault.first_witnesses;
  if (first === undefined) return `${span}: NO WITNESS`;
  const more = fault.witnesses > 1 ? `, and ${fault.witnesses - 1} more` : '';
  return `${span}: ${first.what}${more}`;
};

const claimText = ({ invariant, verdict, figure, looked, because }: ReportedClaim): string => {
  if (verdict === 'unknown') return `? ${invariant}: ${because}`;
  return `✓ ${invariant}: ${figure ?? `${looked} looked at`}`;
};

const findingText = ({ atMs, task, what }: ReportedClaim['first_findings'][number]): string =>
  `at ${momentText(atMs)}${task === undefined ? '' : `, task ${task}`}: ${what}`;

const violationLines = (claim: ReportedClaim, width: number, colors: Colors): readonly string[] => {
  const shown = claim.first_findings.slice(0, findingsShown);
  const more = claim.findings - shown.length;
  const clauses = claim.proves.length === 0 ? '' : ` (${claim.proves.join(', ')})`;
  const figure = claim.figure === null ? '' : `: ${claim.figure}`;
  return [
    ...wrapped(`✗ ${claim.invariant}${figure}${clauses}`, width, within).map(line =>
      colors.bold(colors.red(line)),
    ),
    ...wrapped(claim.sentence, width, { indent: '    ' }),
    ...shown.flatMap(finding => wrapped(findingText(finding), width, { indent: '      ', hang: '  ' })),
    ...(more > 0 ? [`      and ${counted(more, 'more finding')}`] : []),
  ];
};

export const experimentText = (experiment: ReportedExperiment, options: TextOptions): string => {
  const { width = 80, color } = options;
  const colors = pc.createColors(color);
  const { name, verdict, because, faults, claims, figures } = experiment;
  const word = verdict === 'violated' ? 'VIOLATED' : verdict;
  const violated = claims.filter(claim => claim.verdict === 'violated');
  const others = claims.filter(claim => claim.verdict !== 'violated');
  const dim = (line: string): string => colors.dim(line);
  const lines = [
    `${paintOf(colors)[verdict](word.padEnd(verdictWidth))}${colors.bold(name)}`,
    ...(because === null ? [] : wrapped(because, width, { indent: '  ' })),
    ...(figures === null ? [] : wrapped(figuresText(figures), width, { indent: '  ' }).map(dim)),
    ...faults.flatMap(fault => wrapped(`↯ ${witnessText(fault)}`, width, within).map(dim)),
    ...others.flatMap(claim => wrapped(claimText(claim), width, within).map(dim)),
    ...violated.flatMap(claim => violationLines(claim, width, colors)),
    // A command is copied whole: the terminal wraps it.
    ...(verdict === 'violated' || verdict === 'unknown' ? [`  ${colors.cyan(experiment.repeat)}`] : []),
  ];
  return `${lines.join('\n')}\n`;
};

export const closingText = (report: ChaosReport, { width = 80, color }: TextOptions): string => {
  const colors = pc.createColors(color);
  const loud = report.exit_code === 0 ? colors.green : colors.red;
  const notBegun = report.not_begun.length === 0 ? '' : `not begun: ${report.not_begun.join(', ')}`;
  const lines = [
    ...wrapped(notBegun, width),
    ...wrapped(`${outcomeText(report)} (exit ${report.exit_code})`, width).map(line =>
      colors.bold(loud(line)),
    ),
  ];
  return `${lines.join('\n')}\n`;
};
