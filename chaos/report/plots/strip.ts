// Rows of bars over the same time as the plots: what was in place when, and how something was meanwhile.
import { escapeHtml } from '#conformance/harness';
import { figureOf, percent, percentOf, type TimeFrame, type Tone, timeAxis } from './plot.ts';

export interface Bar {
  readonly fromMs: number;
  readonly toMs: number;
  readonly tone: Tone;
  readonly title: string;
  /** Written on or beside it. */
  readonly label?: string;
}

export interface Row {
  /** In front of it; absent where its bars are labelled. */
  readonly name?: string;
  readonly bars: readonly Bar[];
  /** Notches, such as witnesses. */
  readonly atMs?: readonly number[];
}

export interface Strip {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly tones: readonly { readonly name: string; readonly tone: Tone }[];
}

const rowPx = 20;
const barPx = 12;
const topPx = 8;
const timePx = 18;

/** Inside a long bar, otherwise on the side that has room. */
const labelAt = (from: number, to: number): { x: number; anchor: 'start' | 'end'; dx: number } => {
  if (to - from > 45) return { x: from, anchor: 'start', dx: 6 };
  return (from + to) / 2 < 50 ? { x: to, anchor: 'start', dx: 6 } : { x: from, anchor: 'end', dx: -6 };
};

const barOf = (bar: Bar, frame: TimeFrame, y: number): string => {
  const [from, to] = [percentOf(bar.fromMs, frame), percentOf(bar.toMs, frame)];
  const width = Math.max(0.3, to - from);
  const rect = `<rect class="bar f-${bar.tone}" x="${percent(Math.min(from, 99.7))}" y="${y}" width="${percent(width)}" height="${barPx}"><title>${escapeHtml(bar.title)}</title></rect>`;
  if (bar.label === undefined) return rect;
  const { x, anchor, dx } = labelAt(from, to);
  const inside = to - from > 45 ? ' class="on"' : '';
  return `${rect}<text${inside} x="${percent(x)}" dx="${dx}" y="${y + barPx - 2}" text-anchor="${anchor}">${escapeHtml(bar.label)}</text>`;
};

/** Closer together they could not be told apart: one of each hundred-and-fiftieth of the width. */
const notchesMax = 150;

const toldApart = (atMs: readonly number[], frame: TimeFrame): readonly number[] => {
  const own = atMs.filter(ms => ms >= frame.fromMs && ms <= frame.toMs);
  const shares = own.map(ms => Math.round((percentOf(ms, frame) * notchesMax) / 100));
  return [...new Set(shares)].map(share => (share * 100) / notchesMax);
};

const notches = ({ atMs = [] }: Row, frame: TimeFrame, y: number): string =>
  toldApart(atMs, frame)
    .map(share => {
      const x = percent(share);
      return `<line class="notch" x1="${x}" x2="${x}" y1="${y + barPx - 1}" y2="${y + barPx + 4}"/>`;
    })
    .join('');

export const stripFigure = ({ title, rows, tones }: Strip, frame: TimeFrame): string => {
  const heightPx = rows.length * rowPx;
  const height = topPx + heightPx + timePx;
  const yOf = (at: number): number => topPx + at * rowPx + (rowPx - barPx) / 2;
  const names = rows.map(
    ({ name = '' }, at) =>
      `<text x="100%" y="${yOf(at) + barPx - 2}" text-anchor="end">${escapeHtml(name)}</text>`,
  );
  const drawn = rows.map(
    (row, at) => row.bars.map(bar => barOf(bar, frame, yOf(at))).join('') + notches(row, frame, yOf(at)),
  );
  const spoken = rows
    .flatMap(({ bars }) => bars.map(bar => bar.title))
    .slice(0, 40)
    .join('; ');
  const legend = tones.map(
    ({ name, tone }) =>
      `<li><svg class="key" width="12" height="10" aria-hidden="true"><rect class="bar f-${tone}" width="12" height="10" rx="2"/></svg>${escapeHtml(name)}</li>`,
  );
  const body = `<div class="frame"><svg class="values" height="${height}" aria-hidden="true">${names.join('')}</svg><svg class="field" height="${height}" role="img" aria-label="${escapeHtml(`${title}: ${spoken}`)}">${timeAxis(frame, { heightPx, y: height - 4 })}${drawn.join('')}</svg></div>`;
  return figureOf(title, `<ul class="legend">${legend.join('')}</ul>`, body);
};
