import { isRecord, type Json, parsedJson } from '#conformance/harness';

const readCell = (cell: string): Json => {
  const value = parsedJson(cell);
  return value === undefined ? cell : (value as Json);
};

/** The table or the text under a step. */
export class StepInput {
  readonly rows: readonly (readonly string[])[];
  readonly text: string;

  constructor(given: { readonly rows?: readonly (readonly string[])[]; readonly text?: string } = {}) {
    this.rows = given.rows ?? [];
    this.text = given.text ?? '';
  }

  /** The same with what its words stand for. */
  filled(fill: (text: string) => string): StepInput {
    return new StepInput({ rows: this.rows.map(row => row.map(fill)), text: fill(this.text) });
  }

  /** Two columns: name and value; a value is JSON where it can be read as JSON, otherwise its words. */
  get pairs(): Readonly<Record<string, Json>> {
    for (const row of this.rows)
      if (row.length !== 2) throw new Error(`a row of names and values has two cells, not ${row.length}`);
    return Object.fromEntries(this.rows.map(([name = '', cell = '']) => [name, readCell(cell)]));
  }

  /** One column, or all cells in reading order. */
  get values(): readonly Json[] {
    return this.rows.flat().map(readCell);
  }

  /** The first row names the columns. */
  get records(): readonly Readonly<Record<string, Json>>[] {
    const [names = [], ...rows] = this.rows;
    return rows.map(row => Object.fromEntries(names.map((name, at) => [name, readCell(row[at] ?? '')])));
  }

  /** The text as a JSON object. */
  get json(): Readonly<Record<string, Json>> {
    const value = parsedJson(this.text);
    if (!isRecord(value)) throw new Error('the text under the step is no JSON object');
    return value as Readonly<Record<string, Json>>;
  }
}
