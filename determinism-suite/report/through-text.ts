// What was found of an orchestrator, for a terminal. Pure.
import type { ThroughExamination } from '../real/index.ts';
import { labelled, wrapped } from './lines.ts';
import { type WayRow, wayRows } from './ways.ts';

const counted = (rows: readonly WayRow[]): string => {
  const verdicts = Map.groupBy(rows, ({ verdict }) => verdict);
  const counts = [...verdicts].map(([verdict, found]) => `${found.length} ${verdict}`);
  return counts.join(', ') || 'none was asked';
};

/** Those that are equal are told by their number. */
const wayLines = (rows: readonly WayRow[]): string[] => {
  const reasons = Map.groupBy(
    rows.filter(({ verdict }) => verdict !== 'equal'),
    ({ verdict, found }) => `${verdict}: ${found}`,
  );
  return [...reasons].flatMap(([reason, own]) => [
    ...wrapped(reason, '  '),
    ...own.flatMap(({ way }) => wrapped(`- ${way}`, '    ')),
  ]);
};

const realLines = (real: ThroughExamination['real']): string[] => {
  if (real.verdict === 'inapplicable') return labelled('inference', `inapplicable: ${real.why}`);
  const { verdict, drawnFrom, asked, findings, cheat, why } = real;
  return [
    ...labelled('inference', `${verdict}, ${asked} prompts, drawn from ${drawnFrom}`),
    ...(cheat === undefined ? [] : wrapped(`it cheats: ${cheat}`, '  ')),
    ...(why === undefined ? [] : wrapped(why, '  ')),
    ...findings.flatMap(({ clause, what, caseName = '' }) =>
      wrapped(`(${clause}) ${what} ${caseName}`, '  '),
    ),
  ];
};

export const throughText = (through: ThroughExamination): string[] => {
  const rows = wayRows(through);
  const { fault, real } = through;
  return [
    ...labelled('ways', counted(rows)),
    ...(fault === undefined ? [] : wrapped(`made by the orchestrator: ${fault}`, '  ')),
    ...wayLines(rows),
    ...realLines(real),
  ];
};
