// The fewest combinations that a greedy choice finds in which every allowed tuple stands. The same table gives the same
// combinations in the same order: nothing is left to chance.
import { type Combination, type Factor, forbidden, isAllowed, type Matrix } from './combination.ts';

/** Levels of two factors, or of three. */
export type Tuple = Combination;

const isIn = (tuple: Tuple, combination: Combination): boolean =>
  Object.entries(tuple).every(([name, level]) => combination[name] === level);

const productOf = (factors: readonly Factor[]): Tuple[] =>
  factors.reduce<Tuple[]>(
    (tuples, { name, levels }) => tuples.flatMap(tuple => levels.map(level => ({ ...tuple, [name]: level }))),
    [{}],
  );

const pairsOf = (factors: readonly Factor[]): (readonly Factor[])[] =>
  factors.flatMap((one, at) => factors.slice(at + 1).map(other => [one, other]));

class Chooser {
  readonly #matrix: Matrix;
  readonly #exclusions: ReturnType<typeof forbidden>;

  constructor(matrix: Matrix) {
    this.#matrix = matrix;
    this.#exclusions = forbidden(matrix);
  }

  /** The factors that are open are filled so that nothing is excluded; undefined where that can't be done. */
  completed(chosen: Combination): Combination | undefined {
    if (!isAllowed(chosen, this.#exclusions)) return undefined;
    const open = this.#matrix.factors.find(({ name }) => chosen[name] === undefined);
    if (open === undefined) return chosen;
    for (const level of open.levels) {
      const found = this.completed({ ...chosen, [open.name]: level });
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Begins with a tuple; each open factor takes the level by which most of what is missing can still come in. */
  around(tuple: Tuple, missing: readonly Tuple[]): Combination {
    let chosen: Combination = tuple;
    for (const { name, levels } of this.#matrix.factors) {
      if (chosen[name] !== undefined) continue;
      const choices = levels
        .map(level => ({ ...chosen, [name]: level }))
        .filter(choice => this.completed(choice) !== undefined);
      chosen = best(choices, choice => gainOf(choice, name, missing)) ?? chosen;
    }
    return chosen;
  }
}

const best = <Item>(items: readonly Item[], worth: (item: Item) => number): Item | undefined => {
  let found: { readonly item: Item; readonly worth: number } | undefined;
  for (const item of items) {
    const value = worth(item);
    if (found === undefined || value > found.worth) found = { item, worth: value };
  }
  return found?.item;
};

/** Missing tuples of that factor that the choice holds in full, and a little for those that it does not rule out. */
const gainOf = (choice: Combination, factor: string, missing: readonly Tuple[]): number => {
  let gain = 0;
  for (const tuple of missing) {
    if (tuple[factor] !== choice[factor]) continue;
    const isPossible = Object.entries(tuple).every(
      ([name, level]) => choice[name] === undefined || choice[name] === level,
    );
    if (isPossible) gain += isIn(tuple, choice) ? 1 : 0.01;
  }
  return gain;
};

/** Every pair, and every triple of the triads, that some allowed combination holds. */
export const tuplesOf = (matrix: Matrix): Tuple[] => {
  const chooser = new Chooser(matrix);
  const triads = matrix.triads.map(names => matrix.factors.filter(({ name }) => names.includes(name)));
  return [...triads, ...pairsOf(matrix.factors)]
    .flatMap(productOf)
    .filter(tuple => chooser.completed(tuple) !== undefined);
};

export const coverOf = (matrix: Matrix): Combination[] => {
  const chooser = new Chooser(matrix);
  const cover: Combination[] = [];
  let missing = tuplesOf(matrix);
  for (let first = missing[0]; first !== undefined; first = missing[0]) {
    const combination = chooser.around(first, missing);
    cover.push(combination);
    missing = missing.filter(tuple => !isIn(tuple, combination));
  }
  return cover;
};

export const isCovered = (tuple: Tuple, cover: readonly Combination[]): boolean =>
  cover.some(combination => isIn(tuple, combination));
