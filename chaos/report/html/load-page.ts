// A load run as a page: its table of figures, and for each workload how it went over time.

import { escapeHtml } from '#conformance/harness';
import type { LoadReport, LoadResult, LoadSeries, LoadVerdict } from '../../load/report/load-report.ts';
import { type Plot, type Point, plotFigure, type Span, type TimeFrame } from '../plots/plot.ts';
import { stripFigure } from '../plots/strip.ts';
import { latencyLayers } from '../series.ts';
import { pageOf } from './render-html.ts';

type LoadLine = LoadResult['lines'][number];
type Strain = LoadResult['strains'][number];

const signs: Readonly<Record<LoadVerdict, string>> = { held: '✓', violated: '✗', unknown: '?', refused: '!' };

const verdictMark = (verdict: LoadVerdict): string =>
  `<span class="verdict t-${verdict}"><span aria-hidden="true">${signs[verdict]}</span>${verdict}</span>`;

const amount = (value: number | undefined, unit: string): string => {
  if (value === undefined) return '–';
  if (!Number.isFinite(value)) return 'never';
  return `${Number(value.toPrecision(4))}${unit === '' ? '' : ` ${unit}`}`;
};

const boundOf = ({ bound, sense, unit }: LoadLine): string =>
  bound === undefined ? '' : `${sense === 'min' ? '≥' : '≤'} ${amount(bound, unit)}`;

const rowOf = (line: LoadLine): string => {
  const { proves = '', sentence, figure, unit, verdict, of } = line;
  const mark = line.bound === undefined && verdict === 'held' ? '' : verdictMark(verdict);
  return `<tr><td>${mark}</td><th scope="row">${escapeHtml(sentence)}<small>${escapeHtml(of)}</small></th><td class="moment">${escapeHtml(amount(figure, unit))}</td><td class="moment">${escapeHtml(boundOf(line))}</td><td class="clauses"><span>${escapeHtml(proves)}</span></td></tr>`;
};

const strainRow = ({ what, figure, limit, unit }: Strain): string =>
  `<tr><td>${verdictMark(figure > limit ? 'refused' : 'held')}</td><th scope="row">${escapeHtml(what)}</th><td class="moment">${escapeHtml(amount(figure, unit))}</td><td class="moment">≤ ${escapeHtml(amount(limit, unit))}</td></tr>`;

const tableOf = (heads: readonly string[], rows: readonly string[]): string =>
  `<div class="scroll"><table><thead><tr>${heads.map(head => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;

const pointsOf = <Item extends { readonly atMs: number }>(
  items: readonly Item[],
  valueOfItem: (item: Item) => number | undefined,
): readonly Point[] =>
  items.flatMap(item => {
    const value = valueOfItem(item);
    return value === undefined ? [] : [{ atMs: item.atMs, value }];
  });

const latencyPlot = ({ latency }: LoadSeries, frame: TimeFrame): Plot => {
  const due = (outcome: 'refused' | 'failed'): readonly number[] =>
    latency.filter(one => one.outcome === outcome).map(({ atMs }) => atMs);
  return {
    ...{ title: 'Time from when a task was due', unit: 'ms', scale: 'log', heightPx: 190 },
    layers: [
      ...latencyLayers(
        { name: 'completion', tone: 'two' },
        pointsOf(latency, one => one.wholeMs),
        frame,
      ),
      ...latencyLayers(
        { name: 'first piece', tone: 'one' },
        pointsOf(latency, one => one.firstMs),
        frame,
      ),
    ],
    rugs: [
      { name: 'refused', tone: 'mild', atMs: due('refused') },
      { name: 'failed', tone: 'bad', atMs: due('failed') },
    ],
  };
};

const ratePlot = ({ goodput }: LoadSeries): Plot => ({
  ...{ title: 'Tasks a second', unit: 'per second', scale: 'linear', heightPx: 130 },
  layers: [
    { name: 'completed', tone: 'two', mark: 'area', points: pointsOf(goodput, one => one.completed) },
    { name: 'offered', tone: 'none', mark: 'steps', points: pointsOf(goodput, one => one.offered) },
    { name: 'refused', tone: 'mild', mark: 'steps', points: pointsOf(goodput, one => one.refused) },
  ],
});

const depthPlot = ({ depth }: LoadSeries): Plot => ({
  ...{ title: 'Tasks in the server, by its own word', unit: 'count', scale: 'linear', heightPx: 90 },
  layers: [
    { name: 'waiting', tone: 'mild', mark: 'steps', points: pointsOf(depth, one => one.waiting) },
    { name: 'running', tone: 'one', mark: 'steps', points: pointsOf(depth, one => one.running) },
  ],
});

const processPlots = ({ process }: LoadSeries): readonly Plot[] => {
  const small = { scale: 'linear', heightPx: 70 } as const;
  const line = { tone: 'three', mark: 'line' } as const;
  return [
    {
      ...{ ...small, title: 'Processor of the server, of one core', unit: 'ratio' },
      layers: [{ ...line, name: 'processor', points: pointsOf(process, one => one.processorShare) }],
    },
    {
      ...{ ...small, title: 'Memory of the server', unit: 'bytes' },
      layers: [{ ...line, name: 'resident', points: pointsOf(process, one => one.rssBytes) }],
    },
    {
      ...{ ...small, title: 'Descriptors of the server', unit: 'count' },
      layers: [{ ...line, name: 'open', points: pointsOf(process, one => one.descriptors) }],
    },
  ];
};

const frameOf = ({ series, phases, seconds }: LoadResult): TimeFrame => {
  const ends = [
    ...phases.map(({ toMs }) => toMs),
    ...[series.latency, series.depth, series.goodput, series.process].map(one => one.at(-1)?.atMs ?? 0),
  ];
  return { fromMs: 0, toMs: Math.max(seconds * 1_000, ...ends), spans: [] };
};

const phaseStrip = (phases: readonly Span[], frame: TimeFrame): string =>
  phases.length < 2
    ? ''
    : stripFigure(
        {
          title: 'Phases',
          rows: phases.map(({ name, fromMs, toMs }) => ({
            bars: [{ tone: 'three', title: name, label: name, fromMs, toMs }],
          })),
          tones: [],
        },
        frame,
      );

const plotsOf = (result: LoadResult): string => {
  const { series, phases } = result;
  const frame = frameOf(result);
  const plots = [latencyPlot(series, frame), ratePlot(series), depthPlot(series), ...processPlots(series)];
  const drawn = plots.filter(({ layers }) => layers.some(({ points }) => points.length > 0));
  if (drawn.length === 0) return '';
  return `<h3>Over time</h3>${phaseStrip(phases, frame)}${drawn.map(plot => plotFigure(plot, frame)).join('\n')}`;
};

const sectionOf = (result: LoadResult): string => {
  const { workload, what, verdict, because, lines, strains } = result;
  return `<details open><summary><b>${escapeHtml(workload)}</b>${verdictMark(verdict)}</summary>
<div class="experiment"><p>${escapeHtml(what)}</p>
${because === undefined ? '' : `<p class="t-${verdict}">${escapeHtml(because)}</p>`}
${tableOf(['verdict', 'what', 'figure', 'bound', 'clause'], lines.map(rowOf))}
${strains.length === 0 ? '' : `<h3>Generator</h3>${tableOf(['verdict', 'what', 'figure', 'limit'], strains.map(strainRow))}`}
${plotsOf(result)}</div></details>`;
};

const headlines: Readonly<Record<LoadVerdict, string>> = {
  held: 'The objectives hold',
  violated: 'An objective does not hold',
  unknown: 'It could not be told',
  refused: 'The generator was too slow: this says nothing of the server',
};

const outOfReachOf = ({ outOfReach }: LoadReport): string =>
  outOfReach.length === 0
    ? ''
    : `<h2>Out of reach at this target</h2><ul>${outOfReach.map(({ proves, because }) => `<li>${escapeHtml(proves)}: ${escapeHtml(because)}</li>`).join('')}</ul>`;

export const renderLoadHtml = (report: LoadReport): string => {
  const { target, seed, startedAt, verdict, results } = report;
  const facts = [
    ['Target', target],
    ['Begun', startedAt],
    ['Seed', String(seed)],
  ];
  const rows = facts.map(([name = '', value = '']) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`);
  const body = `<h1>${headlines[verdict]}</h1>
<dl class="facts">${rows.join('')}</dl>
${results.map(sectionOf).join('\n')}
${outOfReachOf(report)}`;
  return pageOf({ title: `Load: ${verdict}`, brand: 'load', body });
};
