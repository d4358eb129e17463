// The cells of each level: whole, or a cover of all pairs, no larger than the time there is.
import type { CorpusCase } from '../corpus/corpus-case.ts';
import { type Cell, makeCell, referenceCircumstance } from './cell.ts';
import type { Circumstance, Level } from './circumstance.ts';
import { cellsWithCompany } from './companies.ts';
import { pairwise, product } from './pairwise.ts';
import { workOfCells } from './work.ts';

export const ladder = [0, 1, 2, 4, 8, 16, 32, 64] as const;
/** Smaller ones leave too little of the ladder to be one. */
const laddersMin = 4;

const caches = ['cold', 'warm'] as const;
const streamings = [true, false] as const;

export interface MatrixOptions {
  readonly cases: readonly CorpusCase[];
  /** The reference's first. */
  readonly slots: readonly number[];
  readonly isWhole: boolean;
}

/** Each number of slots but the first is a start of its own, after those of D2. */
function lifeOf(slots: number, options: MatrixOptions): number {
  const at = options.slots.indexOf(slots);
  return at <= 0 ? 0 : livesOfD2(options).length + at;
}

function livesOfD2({ isWhole }: MatrixOptions): number[] {
  return isWhole ? [1, 2] : [1];
}

function baseOf({ slots }: MatrixOptions): Circumstance {
  return { ...referenceCircumstance, slots: slots[0] ?? 1 };
}

function oneByOne(
  level: Level,
  circumstances: readonly Circumstance[],
  cases: readonly CorpusCase[],
): Cell[] {
  return circumstances.flatMap(circumstance => cases.map(one => makeCell(level, circumstance, [one])));
}

/** Each case in turn with the next ones for company. */
function everyCase(
  level: Level,
  circumstances: readonly Circumstance[],
  cases: readonly CorpusCase[],
): Cell[] {
  const doubled = [...cases, ...cases];
  return circumstances.flatMap(circumstance =>
    cases.map((_, at) => makeCell(level, circumstance, doubled.slice(at, at + circumstance.neighbours + 1))),
  );
}

function serialCells(level: 'D1' | 'D2' | 'D4', options: MatrixOptions): Cell[] {
  const base = baseOf(options);
  const { cases, isWhole } = options;
  switch (level) {
    case 'D1': {
      const repeats = isWhole ? [1, 2, 3] : [1, 2];
      return oneByOne(
        level,
        repeats.map(repeat => ({ ...base, repeat })),
        cases,
      );
    }
    case 'D2':
      return oneByOne(
        level,
        livesOfD2(options).map(life => ({ ...base, life })),
        cases,
      );
    case 'D4': {
      const replicas = isWhole ? [1, 2] : [1];
      return oneByOne(
        level,
        replicas.map(replica => ({ ...base, replica })),
        cases,
      );
    }
    default:
      return level satisfies never;
  }
}

function crowdedCells(level: 'D3' | 'O', options: MatrixOptions, rungs: readonly number[]): Cell[] {
  const base = baseOf(options);
  const isThrough = level === 'O';
  const table = {
    neighbours: rungs,
    cache: isThrough ? (['cold'] as const) : caches,
    isStreamed: streamings,
    slots: isThrough ? [base.slots] : options.slots,
  };
  const rows = options.isWhole ? product(table) : pairwise(table);
  const circumstances = rows
    .map(
      (row): Circumstance => ({
        ...base,
        ...row,
        life: lifeOf(row.slots, options),
        path: isThrough ? 'orchestrator' : 'direct',
      }),
    )
    .filter(circumstance => isThrough || isOther(circumstance, base));
  if (options.isWhole) return everyCase(level, circumstances, options.cases);
  return cellsWithCompany(level, circumstances, options.cases);
}

/** The reference again would be D1. */
function isOther({ neighbours, cache, isStreamed, slots }: Circumstance, base: Circumstance): boolean {
  return neighbours > 0 || cache !== 'cold' || !isStreamed || slots !== base.slots;
}

function crowdsOf(level: 'D3' | 'O'): readonly number[] {
  return level === 'O' ? ladder.filter(neighbours => neighbours <= 16) : ladder;
}

export function cellsOf(level: Level, options: MatrixOptions, rungs?: readonly number[]): Cell[] {
  if (level === 'D3' || level === 'O') {
    const known = crowdsOf(level);
    const most = rungs?.at(-1) ?? Number.POSITIVE_INFINITY;
    return crowdedCells(
      level,
      options,
      known.filter(neighbours => neighbours <= most),
    );
  }
  return serialCells(level, options);
}

export interface Sized {
  readonly cells: readonly Cell[];
  /** The most neighbours that there was time for. */
  readonly neighboursMax: number;
  readonly fits: boolean;
}

/** The highest ladder whose work there is time for; the shortest one is never left out. */
export function sizedCells(levels: readonly Level[], options: MatrixOptions, workMax: number): Sized {
  const heights = ladder
    .map((_, at) => ladder.slice(0, ladder.length - at))
    .filter(one => one.length >= laddersMin);
  let smallest: Sized | undefined;
  for (const rungs of options.isWhole ? heights.slice(0, 1) : heights) {
    const cells = levels.flatMap(level => cellsOf(level, options, rungs));
    const fits = workOfCells(cells) <= workMax;
    smallest = { cells, neighboursMax: rungs.at(-1) ?? 0, fits };
    if (fits) return smallest;
  }
  return smallest ?? { cells: [], neighboursMax: 0, fits: true };
}
