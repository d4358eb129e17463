// Rows under headings, never wider than a terminal of 80 columns: the widest column gives way.

const widthMax = 80;
const gap = '  ';
const narrowest = 6;

export interface Table {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function shortened(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

function widthsOf({ headings, rows }: Table): number[] {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map(row => row[column]?.length ?? 0)),
  );
  const room = widthMax - gap.length * (headings.length - 1);
  for (let excess = sum(widths) - room; excess > 0; excess = sum(widths) - room) {
    const widest = widths.indexOf(Math.max(...widths));
    const width = widths[widest] ?? 0;
    const next = widths.toSorted((a, b) => b - a)[1] ?? 0;
    widths[widest] = Math.max(narrowest, width - Math.max(1, Math.min(excess, width - next)));
    if (width <= narrowest) break;
  }
  return widths;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

export function tableLines(table: Table): string[] {
  const widths = widthsOf(table);
  const line = (cells: readonly string[]): string =>
    widths
      .map((width, column) => shortened(cells[column] ?? '', width).padEnd(width))
      .join(gap)
      .trimEnd();
  return [line(table.headings.map(heading => heading.toUpperCase())), ...table.rows.map(line)];
}
