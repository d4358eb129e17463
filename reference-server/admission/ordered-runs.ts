// A sorted collection as short sorted runs: binary search and one bounded move per insertion or removal,
// the first member at once, and the rank of any member. Friendlier to caches than a tree, and unlike a
// heap it knows ranks.
const runLengthMax = 256;

export class OrderedRuns<T extends K, K = T> {
  readonly #compare: (a: K, b: K) => number;
  #runs: T[][] = [];
  #size = 0;

  constructor(compare: (a: K, b: K) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#size;
  }

  first(): T | undefined {
    return this.#runs[0]?.[0];
  }

  at(index: number): T | undefined {
    let before = 0;
    for (const run of this.#runs) {
      if (index < before + run.length) return run[index - before];
      before += run.length;
    }
    return undefined;
  }

  *values(): Generator<T> {
    for (const run of this.#runs) yield* run;
  }

  add(item: T): void {
    this.#size += 1;
    const runIndex = this.#runFor(item);
    const run = this.#runs[runIndex];
    if (run === undefined) {
      this.#append(item);
      return;
    }
    run.splice(this.#indexIn(run, item), 0, item);
    if (run.length > runLengthMax) this.#runs.splice(runIndex + 1, 0, run.splice(run.length >> 1));
  }

  /** False where it is not a member. */
  remove(item: T): boolean {
    const runIndex = this.#first(item) ? 0 : this.#runFor(item);
    const run = this.#runs[runIndex];
    if (run === undefined) return false;
    const index = run[0] === item ? 0 : this.#indexIn(run, item);
    if (run[index] !== item) return false;
    this.#size -= 1;
    if (index === 0) run.shift();
    else run.splice(index, 1);
    if (run.length === 0) this.#dropRun(runIndex);
    return true;
  }

  /** How many members come before it, whether it is one itself or not. */
  rank(item: K): number {
    const runIndex = this.#runFor(item);
    let before = 0;
    for (let i = 0; i < runIndex; i += 1) before += this.#runs[i]?.length ?? 0;
    const run = this.#runs[runIndex];
    return run === undefined ? before : before + this.#indexIn(run, item);
  }

  #first(item: T): boolean {
    return this.#runs[0]?.[0] === item;
  }

  #dropRun(runIndex: number): void {
    if (runIndex === 0) this.#runs.shift();
    else this.#runs.splice(runIndex, 1);
  }

  /** Newcomers mostly come last: a full last run is left full and a new one begun. */
  #append(item: T): void {
    const last = this.#runs[this.#runs.length - 1];
    if (last === undefined || last.length >= runLengthMax) this.#runs.push([item]);
    else last.push(item);
  }

  /** The first run whose last member is not before the item; the number of runs where there is none. */
  #runFor(item: K): number {
    let low = 0;
    let high = this.#runs.length;
    if (high === 0 || this.#endsBefore(high - 1, item)) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#endsBefore(middle, item)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #endsBefore(runIndex: number, item: K): boolean {
    const run = this.#runs[runIndex];
    const last = run?.[run.length - 1];
    return last !== undefined && this.#compare(last, item) < 0;
  }

  #indexIn(run: T[], item: K): number {
    let low = 0;
    let high = run.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const member = run[middle];
      if (member !== undefined && this.#compare(member, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
