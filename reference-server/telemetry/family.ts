// The samples of one metric: a cell for each combination of labels, found by the values put together.
import type { LabelName, MetricEntry } from '#contracts';
import type { Labels } from './configured-labels.ts';
import { type LabelValues, otherValue } from './label-values.ts';

export interface Cell {
  readonly labels: Readonly<Record<string, string>>;
  value: number;
  /** Only of histograms. */
  readonly observe?: (value: number) => void;
}

export interface FamilyOptions {
  readonly entry: MetricEntry;
  readonly values: LabelValues;
  makeCell(labels: Readonly<Record<string, string>>): Cell;
}

/** No value of a label holds it. */
const separator = '\u0000';

export class Family {
  readonly entry: MetricEntry;
  readonly #options: FamilyOptions;
  readonly #names: readonly LabelName[];
  readonly #cells = new Map<string, Cell>();

  constructor(options: FamilyOptions) {
    this.entry = options.entry;
    this.#options = options;
    this.#names = options.entry.labels;
  }

  get cells(): Iterable<Cell> {
    return this.#cells.values();
  }

  cell(labels: Labels): Cell {
    return this.#cells.get(this.#keyOf(labels)) ?? this.#admittedCell(labels);
  }

  /** Before a gauge is read anew. What is not read again stands at 0 only where the contract says so. */
  startOver(): void {
    if (this.entry.zero === 'observed') this.#cells.clear();
    for (const cell of this.#cells.values()) cell.value = 0;
  }

  #keyOf(labels: Labels): string {
    let key = '';
    for (const name of this.#names) key += labels[name] + separator;
    return key;
  }

  /** What comes under a value that may not show gets no cell of its own, so that values can't fill the memory. */
  #admittedCell(labels: Labels): Cell {
    const { entry, values, makeCell } = this.#options;
    const admitted = Object.fromEntries(
      this.#names.map(name => [name, values.valueFor(entry, name, labels[name] ?? otherValue)]),
    );
    const key = this.#keyOf(admitted);
    const cell = this.#cells.get(key) ?? makeCell(admitted);
    this.#cells.set(key, cell);
    return cell;
  }
}
