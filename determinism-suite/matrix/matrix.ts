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

export interface Size {
  /** How much of the ladder. */
  readonly neighboursMax: number;
  /** Whether D2 and D4 are asked of every case. */
  readonly isEveryCase: boolean;
}

export interface MatrixOptions {
  readonly cases: readonly CorpusCase[];
  /** Those of them that an orchestrator takes; all where not said. */
  readonly casesThrough?: readonly CorpusCase[];
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

/** One case of each length and sampling, of a kind that takes turns. */
export function fewCases(cases: readonly CorpusCase[]): readonly CorpusCase[] {
  const groups = Map.groupBy(cases, ({ sampling, prompt }) => `${sampling} ${[...prompt].length}`);
  return [...groups.values()].flatMap((group, at) => group[Math.floor(at / 2) % group.length] ?? []);
}

/** Every case is asked again once; beyond that there may only be time for a few. */
function serialCells(level: 'D1' | 'D2' | 'D4', options: MatrixOptions, { isEveryCase }: Size): Cell[] {
  const base = baseOf(options);
  const { cases, isWhole } = options;
  const chosen = isEveryCase ? cases : fewCases(cases);
  switch (level) {
    case 'D1': {
      const [first, ...others] = (isWhole ? [1, 2, 3] : [1, 2]).map(repeat => ({ ...base, repeat }));
      const again = first === undefined ? [] : oneByOne(level, [first], cases);
      return [...again, ...oneByOne(level, others, chosen)];
    }
    case 'D2':
      return oneByOne(
        level,
        livesOfD2(options).map(life => ({ ...base, life })),
        chosen,
      );
    case 'D4': {
      const replicas = isWhole ? [1, 2] : [1];
      return oneByOne(
        level,
        replicas.map(replica => ({ ...base, replica })),
        chosen,
      );
    }
    default:
      return level satisfies never;
  }
}

function crowdedCells(level: 'D3' | 'O', options: MatrixOptions, size: Size): Cell[] {
  const { casesThrough = options.cases } = options;
  const cases = level === 'O' ? casesThrough : options.cases;
  if (cases.length === 0) return [];
  const rungs = crowdsOf(level).filter(neighbours => neighbours <= size.neighboursMax);
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
  if (options.isWhole) return everyCase(level, circumstances, cases);
  return cellsWithCompany(level, circumstances, cases);
}

/** The reference again would be D1. */
function isOther({ neighbours, cache, isStreamed, slots }: Circumstance, base: Circumstance): boolean {
  return neighbours > 0 || cache !== 'cold' || !isStreamed || slots !== base.slots;
}

function crowdsOf(level: 'D3' | 'O'): readonly number[] {
  return level === 'O' ? ladder.filter(neighbours => neighbours <= 16) : ladder;
}

export function cellsOf(level: Level, options: MatrixOptions, size: Size): Cell[] {
  if (level === 'D3' || level === 'O') return crowdedCells(level, options, size);
  return serialCells(level, options, size);
}

export interface Sized extends Size {
  readonly fits: boolean;
}

/** From the largest to the smallest. */
function sizes({ isWhole }: MatrixOptions): readonly Size[] {
  const [highest = 0, ...lower] = ladder.slice(laddersMin - 1).toReversed();
  const largest: Size = { neighboursMax: highest, isEveryCase: true };
  if (isWhole) return [largest];
  return [largest, ...[highest, ...lower].map(neighboursMax => ({ neighboursMax, isEveryCase: false }))];
}

/** The largest that there is time for; the smallest is never left out. */
export function sizeFor(levels: readonly Level[], options: MatrixOptions, workMax: number): Sized {
  let size: Size = { neighboursMax: 0, isEveryCase: false };
  for (size of sizes(options)) {
    const work = workOfCells(levels.flatMap(level => cellsOf(level, options, size)));
    if (work <= workMax) return { ...size, fits: true };
  }
  return { ...size, fits: false };
}
