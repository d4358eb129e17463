// A plot of plain series over time, as figures of a page: SVG as wide as its place, text as large as the page's.
// Surprising: what is drawn is stretched to the width and lines are not; a dot is a line of no length with round ends.
import { escapeHtml } from '#conformance/harness';
import { countTicks, linearTicks, logTicks, spanTicks, tickText, timeText, type Unit } from './ticks.ts';

export interface Point {
  readonly atMs: number;
  readonly value: number;
}

/** What a colour stands for on every page. */
export type Tone = 'one' | 'two' | 'three' | 'good' | 'mild' | 'bad' | 'none';

/** dots: one each · line: from one to the next · steps: as it was until the next · area: steps, filled. */
export interface Layer {
  readonly name: string;
  readonly tone: Tone;
  readonly mark: 'dots' | 'line' | 'steps' | 'area';
  readonly points: readonly Point[];
}

/** Moments without a value, as marks below the plot. */
export interface Rug {
  readonly name: string;
  readonly tone: Tone;
  readonly atMs: readonly number[];
}

export interface Span {
  readonly name: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** The time that plots below each other share. */
export interface TimeFrame {
  readonly fromMs: number;
  readonly toMs: number;
  /** Shaded in every plot: faults, phases. */
  readonly spans: readonly Span[];
  /** A line at a moment, such as the end of the workload. */
  readonly line?: { readonly atMs: number; readonly name: string };
}

export interface Plot {
  readonly title: string;
  readonly unit: Unit;
  /** log where values are far apart; a value of 0 stands at the bottom. */
  readonly scale: 'linear' | 'log';
  readonly heightPx: number;
  readonly layers: readonly Layer[];
  readonly rugs?: readonly Rug[];
}

const rugPx = 10;
const timePx = 20;
const topPx = 8;

const tenth = (value: number): string => String(Math.round(value * 10) / 10);

/** A share of the width, for what is not stretched. */
export const percentOf = (ms: number, { fromMs, toMs }: TimeFrame): number =>
  Math.max(0, Math.min(100, ((ms - fromMs) / Math.max(1e-9, toMs - fromMs)) * 100));

export const percent = (value: number): string => `${Math.round(value * 1_000) / 1_000}%`;

interface Scale {
  readonly ticks: readonly number[];
  readonly yOf: (value: number) => number;
}

const scaleOf = ({ unit, scale, layers, heightPx }: Plot): Scale => {
  const values = layers.flatMap(({ points }) => points.map(({ value }) => value));
  const greatest = values.reduce((most, value) => Math.max(most, value), 0);
  const least = values.reduce((low, value) => (value > 0 ? Math.min(low, value) : low), greatest || 1);
  const yAt = (share: number): number => topPx + (1 - Math.max(0, Math.min(1, share))) * heightPx;
  if (scale === 'log') {
    const ticks = logTicks(least, greatest || 10);
    const [first = 1, last = 10] = [ticks[0], ticks.at(-1)];
    const width = Math.log10(last) - Math.log10(first);
    const yOf = (value: number): number =>
      value <= 0 ? yAt(0) : yAt((Math.log10(value) - Math.log10(first)) / width);
    return { ticks, yOf };
  }
  const stepsMax = heightPx >= 120 ? 5 : 3;
  const ticks = unit === 'count' ? countTicks(greatest, stepsMax) : linearTicks(greatest || 1, stepsMax);
  const last = ticks.at(-1) ?? 1;
  return { ticks, yOf: value => yAt(value / last) };
};

interface Drawing {
  readonly frame: TimeFrame;
  readonly scale: Scale;
  readonly baseY: number;
}

const pathOf = ({ mark, points }: Layer, { frame, scale, baseY }: Drawing): string => {
  const own = points.filter(({ atMs }) => atMs >= frame.fromMs && atMs <= frame.toMs);
  const at = ({ atMs, value }: Point): string => `${tenth(atMs - frame.fromMs)} ${tenth(scale.yOf(value))}`;
  const [first] = own;
  if (first === undefined) return '';
  if (mark === 'dots') return own.map(point => `M${at(point)}h0`).join('');
  if (mark === 'line') return own.map((point, index) => `${index === 0 ? 'M' : 'L'}${at(point)}`).join('');
  const steps = own
    .slice(1)
    .map(({ atMs, value }) => `H${tenth(atMs - frame.fromMs)}V${tenth(scale.yOf(value))}`)
    .join('');
  if (mark === 'steps') return `M${at(first)}${steps}`;
  return `M${tenth(first.atMs - frame.fromMs)} ${tenth(baseY)}V${tenth(scale.yOf(first.value))}${steps}V${tenth(baseY)}Z`;
};

const layerPath = (layer: Layer, drawing: Drawing): string => {
  const d = pathOf(layer, drawing);
  return d === '' ? '' : `<path class="${layer.mark} s-${layer.tone}" d="${d}"/>`;
};

/** So many marks can be told apart at most. */
const rugMax = 600;

const rugPath = ({ tone, atMs }: Rug, { fromMs, toMs }: TimeFrame, y: number): string => {
  const widthMs = (toMs - fromMs) / rugMax;
  const own = atMs.filter(ms => ms >= fromMs && ms <= toMs).map(ms => Math.round((ms - fromMs) / widthMs));
  const d = [...new Set(own)].map(at => `M${tenth(at * widthMs)} ${tenth(y)}v${rugPx - 3}`).join('');
  return d === '' ? '' : `<path class="rug s-${tone}" d="${d}"/>`;
};

const shades = (frame: TimeFrame, heightPx: number): string =>
  frame.spans
    .map(({ name, fromMs, toMs }) => {
      const [from, to] = [percentOf(fromMs, frame), percentOf(toMs, frame)];
      return `<rect class="shade" x="${percent(from)}" y="${topPx}" width="${percent(Math.max(0.15, to - from))}" height="${heightPx}"><title>${escapeHtml(name)}</title></rect>`;
    })
    .join('');

/** Beside the edge a label would hang over it. */
const anchorAt = (share: number): string => {
  if (share < 2) return 'start';
  return share > 96 ? 'end' : 'middle';
};

/** Ticks of time with their lines; shared by whatever stands over the same time. */
export const timeAxis = (frame: TimeFrame, { heightPx, y }: { heightPx: number; y: number }): string => {
  const spanMs = frame.toMs - frame.fromMs;
  const ticks = spanTicks(frame.fromMs, frame.toMs, 7).map(ms => {
    const share = percentOf(ms, frame);
    const x = percent(share);
    return `<line class="grid" x1="${x}" x2="${x}" y1="${topPx}" y2="${topPx + heightPx}"/><text x="${x}" y="${y}" text-anchor="${anchorAt(share)}">${timeText(ms, spanMs)}</text>`;
  });
  return ticks.join('');
};

const momentLine = (frame: TimeFrame, heightPx: number): string => {
  if (frame.line === undefined) return '';
  const share = percentOf(frame.line.atMs, frame);
  const x = percent(share);
  const isRight = share > 50;
  const name = `<text x="${x}" y="${topPx + 11}" dx="${isRight ? -5 : 5}" text-anchor="${isRight ? 'end' : 'start'}">${escapeHtml(frame.line.name)}</text>`;
  return `<line class="moment" x1="${x}" x2="${x}" y1="${topPx}" y2="${topPx + heightPx}"/>${heightPx >= 120 ? name : ''}`;
};

const legendOf = (plot: Plot): string => {
  const shown = [
    ...plot.layers
      .filter(({ points }) => points.length > 0)
      .map(({ name, tone, mark }) => ({ name, tone, kind: mark === 'dots' ? 'dot' : 'line' })),
    ...(plot.rugs ?? [])
      .filter(({ atMs }) => atMs.length > 0)
      .map(({ name, tone, atMs }) => ({ name: `${name} (${atMs.length})`, tone, kind: 'tick' })),
  ];
  const keys = { dot: 'M6 5h0', line: 'M1 5h10', tick: 'M6 1v8' } as const;
  const items = shown.map(
    ({ name, tone, kind }) =>
      `<li><svg class="key" width="12" height="10" aria-hidden="true"><path class="${kind === 'dot' ? 'dots' : 'line'} s-${tone}" d="${keys[kind as keyof typeof keys]}"/></svg>${escapeHtml(name)}</li>`,
  );
  return `<ul class="legend">${items.join('')}</ul>`;
};

export const figureOf = (title: string, legend: string, body: string): string =>
  `<figure class="plot"><figcaption><b>${escapeHtml(title)}</b>${legend}</figcaption>${body}</figure>`;

const spokenOf = ({ title, unit, layers }: Plot): string => {
  const told = layers
    .filter(({ points }) => points.length > 0)
    .map(({ name, points }) => {
      const values = points.map(({ value }) => value);
      const least = values.reduce((low, value) => Math.min(low, value), Infinity);
      const greatest = values.reduce((most, value) => Math.max(most, value), 0);
      return `${name} from ${tickText(Math.round(least), unit)} to ${tickText(Math.round(greatest), unit)}`;
    });
  return `${title}: ${told.join('; ') || 'nothing'}`;
};

export const plotFigure = (plot: Plot, frame: TimeFrame): string => {
  const { heightPx, layers, title } = plot;
  const rugs = (plot.rugs ?? []).filter(({ atMs }) => atMs.length > 0);
  const scale = scaleOf(plot);
  const baseY = topPx + heightPx;
  const drawn = baseY + rugs.length * rugPx;
  const height = drawn + timePx;
  const lines = scale.ticks.map(value => {
    const y = tenth(scale.yOf(value));
    return `<line class="grid" x1="0" x2="100%" y1="${y}" y2="${y}"/>`;
  });
  const values = scale.ticks.map(
    value =>
      `<text x="100%" y="${tenth(scale.yOf(value) + 4)}" text-anchor="end">${tickText(value, plot.unit)}</text>`,
  );
  const drawing = { frame, scale, baseY };
  const paths = layers.map(layer => layerPath(layer, drawing)).join('');
  const marks = rugs.map((rug, at) => rugPath(rug, frame, baseY + 3 + at * rugPx)).join('');
  const body = `<div class="frame"><svg class="values" height="${height}" aria-hidden="true">${values.join('')}</svg><svg class="field" height="${height}" role="img" aria-label="${escapeHtml(spokenOf(plot))}">${shades(frame, heightPx)}${lines.join('')}${timeAxis(frame, { heightPx, y: drawn + timePx - 5 })}${momentLine(frame, heightPx)}<svg class="drawn" width="100%" height="${drawn}" viewBox="0 0 ${tenth(frame.toMs - frame.fromMs)} ${drawn}" preserveAspectRatio="none">${paths}${marks}</svg></svg></div>`;
  return figureOf(title, legendOf(plot), body);
};
