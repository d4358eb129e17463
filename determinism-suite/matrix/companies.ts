// Which cases decode together, so that every length and sampling meets every level of every factor. Each element of a
// batch is compared, so that each counts, and a large batch covers much at once.
import type { CorpusCase } from '../corpus/corpus-case.ts';
import { type Cell, makeCell } from './cell.ts';
import type { Circumstance, Level } from './circumstance.ts';

/** Levels of factors that a case brings with it. */
function classesOf(one: CorpusCase): string[] {
  return [one.sampling, `${[...one.prompt].length} characters`];
}

function levelsOf({ neighbours, cache, isStreamed, slots }: Circumstance): string[] {
  return [`neighbours ${neighbours}`, cache, isStreamed ? 'streamed' : 'whole', `slots ${slots}`];
}

function pairsOf(circumstance: Circumstance, one: CorpusCase): string[] {
  return levelsOf(circumstance).flatMap(level => classesOf(one).map(name => `${level} & ${name}`));
}

interface Choice {
  readonly cases: readonly CorpusCase[];
  readonly missing: Set<string>;
  readonly uses: Map<CorpusCase, number>;
}

/** The case that brings in most of what is missing; of equals the least used one; of those the first. */
function bestCase(
  circumstance: Circumstance,
  taken: ReadonlySet<CorpusCase>,
  choice: Choice,
): CorpusCase | undefined {
  let best: { readonly one: CorpusCase; readonly worth: number } | undefined;
  for (const one of choice.cases) {
    if (taken.has(one)) continue;
    const gained = pairsOf(circumstance, one).filter(pair => choice.missing.has(pair)).length;
    const worth = gained - (choice.uses.get(one) ?? 0) / 1_000;
    if (best === undefined || worth > best.worth) best = { one, worth };
  }
  return best?.one;
}

/** A batch larger than the corpus has some cases twice. */
function companyOf(circumstance: Circumstance, choice: Choice): CorpusCase[] {
  const company: CorpusCase[] = [];
  const taken = new Set<CorpusCase>();
  while (company.length <= circumstance.neighbours) {
    if (taken.size === choice.cases.length) taken.clear();
    const one = bestCase(circumstance, taken, choice);
    if (one === undefined) return company;
    company.push(one);
    taken.add(one);
    choice.uses.set(one, (choice.uses.get(one) ?? 0) + 1);
    for (const pair of pairsOf(circumstance, one)) choice.missing.delete(pair);
  }
  return company;
}

/** Cells for the circumstances, and as many more of the smallest ones as the missing pairs need. */
export function cellsWithCompany(
  level: Level,
  circumstances: readonly Circumstance[],
  cases: readonly CorpusCase[],
): Cell[] {
  const all = circumstances.flatMap(circumstance => cases.flatMap(one => pairsOf(circumstance, one)));
  const choice: Choice = { cases, missing: new Set(all), uses: new Map() };
  const cells = circumstances.map(circumstance =>
    makeCell(level, circumstance, companyOf(circumstance, choice)),
  );
  while (choice.missing.size > 0) {
    const helpful = circumstances.find(circumstance =>
      cases.some(one => pairsOf(circumstance, one).some(pair => choice.missing.has(pair))),
    );
    if (helpful === undefined) return cells;
    cells.push(makeCell(level, helpful, companyOf(helpful, choice)));
  }
  return cells;
}
