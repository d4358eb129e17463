// Which cases decode together, so that every length and sampling meets every level of every factor. Each element of a
// batch is compared, so that each counts, and a large batch covers much at once.
import type { CorpusCase } from '../corpus/corpus-case.ts';
import { type Cell, makeCell } from './cell.ts';
import type { Circumstance, Level } from './circumstance.ts';

interface Member {
  readonly case: CorpusCase;
  /** Levels of factors that the case brings with it. */
  readonly classes: readonly string[];
  uses: number;
}

function levelsOf({ neighbours, cache, isStreamed, slots }: Circumstance): string[] {
  return [`neighbours ${neighbours}`, cache, isStreamed ? 'streamed' : 'whole', `slots ${slots}`];
}

/** The classes that have not met a level yet. */
class Missing {
  readonly #classes = new Map<string, Set<string>>();

  constructor(circumstances: readonly Circumstance[], members: readonly Member[]) {
    const classes = members.flatMap(member => member.classes);
    for (const level of circumstances.flatMap(levelsOf)) this.#classes.set(level, new Set(classes));
  }

  at(circumstance: Circumstance): readonly ReadonlySet<string>[] {
    return levelsOf(circumstance).flatMap(level => this.#classes.get(level) ?? []);
  }

  meet(circumstance: Circumstance, { classes }: Member): void {
    for (const level of levelsOf(circumstance))
      for (const name of classes) this.#classes.get(level)?.delete(name);
  }

  isAnyAt(circumstance: Circumstance): boolean {
    return this.at(circumstance).some(({ size }) => size > 0);
  }
}

function gain({ classes }: Member, missing: readonly ReadonlySet<string>[]): number {
  let gained = 0;
  for (const level of missing) for (const name of classes) if (level.has(name)) gained += 1;
  return gained;
}

/** The one that brings in most of what is missing; of equals the least used; of those the first. */
function bestOf(members: Iterable<Member>, missing: readonly ReadonlySet<string>[]): Member | undefined {
  let best: { readonly member: Member; readonly worth: number } | undefined;
  for (const member of members) {
    const worth = gain(member, missing) - member.uses / 1_000;
    if (best === undefined || worth > best.worth) best = { member, worth };
  }
  return best?.member;
}

/** A batch larger than the corpus has some cases twice. */
function companyOf(circumstance: Circumstance, members: readonly Member[], missing: Missing): CorpusCase[] {
  const company: CorpusCase[] = [];
  let open = new Set(members);
  while (company.length <= circumstance.neighbours) {
    if (open.size === 0) open = new Set(members);
    const member = bestOf(open, missing.at(circumstance));
    if (member === undefined) return company;
    company.push(member.case);
    open.delete(member);
    member.uses += 1;
    missing.meet(circumstance, member);
  }
  return company;
}

/** Cells for the circumstances, and as many more of the smallest ones as what is missing needs. */
export function cellsWithCompany(
  level: Level,
  circumstances: readonly Circumstance[],
  cases: readonly CorpusCase[],
): Cell[] {
  const members = cases.map(one => {
    return { case: one, classes: [one.sampling, `${[...one.prompt].length} characters`], uses: 0 };
  });
  const missing = new Missing(circumstances, members);
  const cells: Cell[] = [];
  const add = (circumstance: Circumstance): void => {
    cells.push(makeCell(level, circumstance, companyOf(circumstance, members, missing)));
  };
  for (const circumstance of circumstances) add(circumstance);
  for (const circumstance of circumstances) while (missing.isAnyAt(circumstance)) add(circumstance);
  return cells;
}
