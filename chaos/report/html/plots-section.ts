// What a record looks like over time: its faults, how long tasks took, what waited and ran, and whether it was ready.
import type { RunRecord } from '../../grammar/record.ts';
import { type Plot, plotFigure, type TimeFrame } from '../plots/plot.ts';
import { stripFigure } from '../plots/strip.ts';
import {
  frameOf,
  gauge,
  goodput,
  latencies,
  lifeBars,
  readinessBars,
  unserved,
  workerRows,
} from '../series.ts';

const faultStrip = (record: RunRecord, frame: TimeFrame): string =>
  record.faults.length === 0
    ? ''
    : stripFigure(
        {
          title: 'Faults',
          rows: record.faults.map(({ fault, injectedMs, healedMs, witnesses }) => ({
            bars: [
              {
                ...{ tone: 'bad', title: fault, label: fault },
                fromMs: injectedMs - record.startedMs,
                toMs: healedMs - record.startedMs,
              },
            ],
            atMs: witnesses.map(({ atMs }) => atMs - record.startedMs),
          })),
          tones: [{ name: 'in place; a notch for what shows it', tone: 'bad' }],
        },
        frame,
      );

const latencyPlot = (record: RunRecord): Plot => ({
  ...{ title: 'Time from when a task was due', unit: 'ms', scale: 'log', heightPx: 190 },
  layers: latencies(record),
  rugs: [
    { name: 'refused', tone: 'mild', atMs: unserved(record, ['refused']) },
    { name: 'not served', tone: 'bad', atMs: unserved(record, ['failed', 'unavailable', 'unfinished']) },
    {
      name: 'canceled, expired or evicted',
      tone: 'none',
      atMs: unserved(record, ['canceled', 'expired', 'evicted']),
    },
  ],
});

const loadPlot = (record: RunRecord): Plot => ({
  ...{ title: 'Tasks in the server, by its own word', unit: 'count', scale: 'linear', heightPx: 90 },
  layers: [
    { name: 'waiting', tone: 'mild', mark: 'steps', points: gauge(record, 'queue_depth') },
    { name: 'running', tone: 'one', mark: 'steps', points: gauge(record, 'tasks_running') },
  ],
});

const goodputPlot = (record: RunRecord): Plot => ({
  ...{ title: 'Tasks completed', unit: 'per second', scale: 'linear', heightPx: 80 },
  layers: [{ name: 'completed', tone: 'two', mark: 'area', points: goodput(record) }],
});

const serverStrip = (record: RunRecord, frame: TimeFrame): string =>
  stripFigure(
    {
      title: 'The server',
      rows: [
        { name: 'readyz', bars: readinessBars(record) },
        { name: 'process', bars: lifeBars(record) },
        ...workerRows(record),
      ],
      tones: [
        { name: 'ready', tone: 'good' },
        { name: 'not ready', tone: 'mild' },
        { name: 'no answer', tone: 'none' },
        { name: 'a process', tone: 'three' },
      ],
    },
    frame,
  );

export const plotsSection = (record: RunRecord): string => {
  const frame = frameOf(record);
  return [
    faultStrip(record, frame),
    plotFigure(latencyPlot(record), frame),
    plotFigure(loadPlot(record), frame),
    plotFigure(goodputPlot(record), frame),
    serverStrip(record, frame),
  ].join('\n');
};
