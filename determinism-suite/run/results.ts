// The verdict of each cell and level, from the evidence alone.
import type { CompareOptions } from '../comparison/differences.ts';
import type { Cell } from '../matrix/cell.ts';
import type { Level } from '../matrix/circumstance.ts';
import { asksOf } from '../matrix/work.ts';
import type { EvidenceBook } from './evidence.ts';
import { otherSetAt, unnamedAt } from './fingerprints.ts';
import { type Drivers, standingOf } from './levels.ts';
import type { ControlResult } from './seed-controls.ts';
import { judgeCell, type Verdict } from './verdict.ts';

export interface CellResult {
  readonly cell: Cell;
  readonly verdict: Verdict;
}

export type Counts = Readonly<Record<Verdict['kind'], number>>;

export interface LevelResult {
  readonly level: Level;
  readonly verdict: Verdict['kind'];
  /** Why it is not equal, where there is one reason for all. */
  readonly because?: string;
  readonly counts: Counts;
  /** Every element of every cell. */
  readonly compared: number;
}

function verdictOf(cell: Cell, book: EvidenceBook, options: CompareOptions): Verdict {
  const transcripts = book.ofCell(cell.id);
  if (transcripts.length === 0)
    return { kind: 'unknown', because: otherSetAt(book.starts, cell.circumstance) ?? 'it was not asked' };
  return judgeCell({
    ...options,
    expected: asksOf(cell).length,
    transcripts,
    referenceOf: ({ against }) => (against === null ? undefined : book.get(against)),
  });
}

/** Without its controls, and without a build, no verdict is equal: nothing shows that it could have been another. */
function withControls(verdict: Verdict, lacking: string | undefined): Verdict {
  return verdict.kind === 'equal' && lacking !== undefined ? { kind: 'unknown', because: lacking } : verdict;
}

export function lackingControl(controls: readonly ControlResult[]): string | undefined {
  const lacking = controls.find(({ isShown }) => !isShown);
  return lacking === undefined ? undefined : `not shown in this run: ${lacking.name} (${lacking.found})`;
}

export interface Judged extends CompareOptions {
  readonly book: EvidenceBook;
  readonly cells: readonly Cell[];
  /** Why nothing of this run is equal, where that is so. */
  readonly lacking: string | undefined;
}

export function cellResults({ book, cells, lacking, isPieceAToken }: Judged): CellResult[] {
  return cells.map(cell => ({
    cell,
    verdict: withControls(
      verdictOf(cell, book, { isPieceAToken }),
      lacking ?? unnamedAt(book.starts, cell.circumstance),
    ),
  }));
}

function countsOf(results: readonly CellResult[]): Counts {
  const counts = { equal: 0, diverged: 0, 'cannot promise': 0, unknown: 0 };
  for (const { verdict } of results) counts[verdict.kind] += 1;
  return counts;
}

const comparedIn = ({ verdict }: CellResult): number =>
  verdict.kind === 'equal' || verdict.kind === 'diverged' ? verdict.compared : 0;

/** The worst of its cells: diverged, then unknown; equal only where every cell is. */
export function worstOf(counts: Counts): Verdict['kind'] {
  if (counts.diverged > 0) return 'diverged';
  return counts.unknown > 0 || counts.equal === 0 ? 'unknown' : 'equal';
}

export function levelResults(
  levels: readonly Level[],
  results: readonly CellResult[],
  drivers: Drivers,
): LevelResult[] {
  return levels.map(level => {
    const own = results.filter(({ cell }) => cell.level === level);
    const counts = countsOf(own);
    const standing = standingOf(level, drivers);
    if (standing.kind !== 'asked')
      return { level, verdict: standing.kind, because: standing.because, counts, compared: 0 };
    const compared = own.reduce((sum, result) => sum + comparedIn(result), 0);
    const unknown = own.find(({ verdict }) => verdict.kind === 'unknown')?.verdict;
    const nothing = own.length === 0 ? { because: 'nothing of it was asked' } : {};
    return {
      ...{ level, verdict: worstOf(counts), counts, compared },
      ...(unknown?.kind === 'unknown' ? { because: unknown.because } : nothing),
    };
  });
}

/** 0 holds what was promised, 1 diverged where it was promised, 2 could not tell. */
export function exitCodeOf(levels: readonly LevelResult[]): 0 | 1 | 2 {
  if (levels.some(({ verdict }) => verdict === 'diverged')) return 1;
  const told = levels.filter(({ verdict }) => verdict !== 'cannot promise');
  return told.length > 0 && told.every(({ verdict }) => verdict === 'equal') ? 0 : 2;
}
