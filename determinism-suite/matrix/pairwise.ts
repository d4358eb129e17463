// Few rows in which every two levels of different factors meet at least once. The same table gives the same rows.

export type FactorTable = Readonly<Record<string, readonly unknown[]>>;

export type Row<Table extends FactorTable> = { readonly [Name in keyof Table]: Table[Name][number] };

interface Pair {
  readonly one: number;
  readonly oneLevel: number;
  readonly other: number;
  readonly otherLevel: number;
}

function pairsOf(sizes: readonly number[]): Pair[] {
  const pairs: Pair[] = [];
  sizes.forEach((oneSize, one) => {
    sizes.forEach((otherSize, other) => {
      if (other <= one) return;
      for (let oneLevel = 0; oneLevel < oneSize; oneLevel += 1)
        for (let otherLevel = 0; otherLevel < otherSize; otherLevel += 1)
          pairs.push({ one, oneLevel, other, otherLevel });
    });
  });
  return pairs;
}

const isIn = (pair: Pair, row: readonly (number | undefined)[]): boolean =>
  row[pair.one] === pair.oneLevel && row[pair.other] === pair.otherLevel;

/** How many missing pairs a level would bring in, with what the row has already. */
function gain(row: readonly (number | undefined)[], missing: readonly Pair[]): number {
  return missing.filter(pair => isIn(pair, row)).length;
}

/** Begins with a pair that is missing; every other factor takes the level that brings in most, then the least used one. */
function rowAround(pair: Pair, missing: readonly Pair[], used: readonly number[][]): number[] {
  const row: (number | undefined)[] = used.map(() => undefined);
  row[pair.one] = pair.oneLevel;
  row[pair.other] = pair.otherLevel;
  return used.map((counts, factor) => {
    const fixed = row[factor];
    if (fixed !== undefined) return fixed;
    const worth = counts.map((count, level) => {
      const tried = row.with(factor, level);
      return gain(tried, missing) * 1_000 - count;
    });
    const best = worth.indexOf(Math.max(...worth));
    row[factor] = best;
    return best;
  });
}

function indexRows(sizes: readonly number[]): number[][] {
  const used = sizes.map(size => Array.from({ length: size }, () => 0));
  const rows: number[][] = [];
  let missing = pairsOf(sizes);
  for (let first = missing[0]; first !== undefined; first = missing[0]) {
    const row = rowAround(first, missing, used);
    rows.push(row);
    for (const [factor, level] of row.entries()) {
      const counts = used[factor];
      if (counts !== undefined) counts[level] = (counts[level] ?? 0) + 1;
    }
    missing = missing.filter(pair => !isIn(pair, row));
  }
  return rows;
}

function named<Table extends FactorTable>(table: Table, row: readonly number[]): Row<Table> {
  const entries = Object.entries(table).map(([name, levels], at) => [name, levels[row[at] ?? 0]]);
  return Object.fromEntries(entries);
}

/** A table of one factor has no pairs: each level is a row. */
export function pairwise<Table extends FactorTable>(table: Table): Row<Table>[] {
  const sizes = Object.values(table).map(levels => levels.length);
  const rows = sizes.length === 1 ? Array.from({ length: sizes[0] ?? 0 }, (_, at) => [at]) : indexRows(sizes);
  return rows.map(row => named(table, row));
}

export function product<Table extends FactorTable>(table: Table): Row<Table>[] {
  const sizes = Object.values(table).map(levels => levels.length);
  const rows = sizes.reduce<number[][]>(
    (known, size) => known.flatMap(row => Array.from({ length: size }, (_, level) => [...row, level])),
    [[]],
  );
  return rows.map(row => named(table, row));
}
