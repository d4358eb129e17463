// A load report as text, within 80 columns. Pure.
import { isStrained, type Strain, strainText } from '../figures/bottleneck.ts';
import type { Line } from '../figures/line.ts';
import type { LoadReport, LoadResult } from './load-report.ts';

const width = 80;
const figureWidth = 11;
const boundWidth = 13;
const sentenceWidth = width - figureWidth - boundWidth - 11;

/** Lines of at most this width, broken at blanks. */
export const wrapped = (text: string, columns: number): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= columns)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

const block = (text: string, indent: string): string =>
  wrapped(text, width - indent.length)
    .map(line => `${indent}${line}\n`)
    .join('');

/** As many digits as say something. */
export const amount = (value: number | undefined, unit: string): string => {
  if (value === undefined) return '-';
  if (!Number.isFinite(value)) return 'never';
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : unit === '' ? 3 : 2;
  return `${value.toFixed(digits)}${unit === '' ? '' : ` ${unit}`}`;
};

const boundText = ({ bound, sense, unit }: Line): string =>
  bound === undefined ? '' : `${sense === 'min' ? '≥' : '≤'} ${amount(bound, unit)}`;

const words = { held: 'holds', violated: 'VIOLATED', unknown: 'unknown' } as const;

const rowsOf = (line: Line, isRefused: boolean): string => {
  const { proves, sentence, figure, unit, bound, verdict, of } = line;
  const [first = '', ...rest] = wrapped(
    proves === undefined ? sentence : `${proves} ${sentence}`,
    sentenceWidth,
  );
  const judged = bound === undefined && verdict === 'held' ? '' : words[verdict];
  const word = isRefused && judged !== '' ? 'refused' : judged;
  const row = [
    first.padEnd(sentenceWidth),
    amount(figure, unit).padStart(figureWidth),
    boundText(line).padStart(boundWidth),
    word,
  ].join(' ');
  const below = [...rest, ...wrapped(`(${of})`, sentenceWidth)].map(text => `  ${text}`.trimEnd());
  return [row.trimEnd(), ...below].map(text => `${text}\n`).join('');
};

const judgedStrain = (strain: Strain): string =>
  `${isStrained(strain) ? 'beyond its limit' : 'fine'}: ${strainText(strain)}`;

export const resultText = (result: LoadResult): string => {
  const { workload, what, verdict, because, lines, strains } = result;
  const title = `${verdict.toUpperCase()}  ${workload}${because === undefined ? '' : `: ${because}`}`;
  return [
    block(title, ''),
    block(what, '  '),
    ...lines.map(line => rowsOf(line, verdict === 'refused')),
    ...(strains.length === 0
      ? []
      : ['  generator\n', ...strains.map(strain => block(judgedStrain(strain), '    '))]),
    '\n',
  ].join('');
};

/** What is said once, below all results. */
export const closingText = ({ verdict, outOfReach }: Pick<LoadReport, 'verdict' | 'outOfReach'>): string =>
  [
    ...(outOfReach.length === 0 ? [] : ['Out of reach at this target:\n']),
    ...[...Map.groupBy(outOfReach, ({ because }) => because)].map(([because, all]) =>
      block(`${all.map(({ proves }) => proves).join(', ')}: ${because}`, '  '),
    ),
    `${verdict}\n`,
  ].join('');
