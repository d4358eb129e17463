import { terminalOf } from '../../grammar/operation.ts';
import type { RunRecord, Scrape } from '../../grammar/record.ts';
import { firstPieceMsOf, isCompleted, isRefused, wholeMsOf } from '../figures/tasks.ts';
import type { DepthPoint, GoodputPoint, LatencyPoint, LoadSeries, ProcessPoint } from './load-report.ts';

const secondMs = 1_000;

const sumOf = ({ samples }: Scrape, name: string): number =>
  samples.reduce((sum, sample) => sum + (sample.name === name ? sample.value : 0), 0);

const latencyOf = ({ operations, startedMs }: RunRecord): LatencyPoint[] =>
  operations.map(operation => {
    const firstMs = firstPieceMsOf(operation);
    const wholeMs = wholeMsOf(operation);
    const ended = isCompleted(operation) ? 'completed' : 'failed';
    return {
      atMs: operation.intendedMs - startedMs,
      ...(Number.isFinite(firstMs) ? { firstMs } : {}),
      ...(Number.isFinite(wholeMs) ? { wholeMs } : {}),
      outcome: isRefused(operation) ? 'refused' : ended,
    };
  });

const depthOf = ({ scrapes, startedMs }: RunRecord): DepthPoint[] =>
  scrapes.map(scrape => ({
    atMs: scrape.atMs - startedMs,
    waiting: sumOf(scrape, 'queue_depth'),
    running: sumOf(scrape, 'tasks_running'),
  }));

const goodputOf = ({ operations, startedMs, endedMs }: RunRecord): GoodputPoint[] => {
  const points = Array.from({ length: Math.ceil((endedMs - startedMs) / secondMs) }, (_, at) => ({
    ...{ atMs: at * secondMs, offered: 0, completed: 0, refused: 0 },
  }));
  const pointAt = (atMs: number) => points[Math.floor((atMs - startedMs) / secondMs)];
  for (const operation of operations) {
    const due = pointAt(operation.intendedMs);
    if (due !== undefined) due.offered += 1;
    if (due !== undefined && isRefused(operation)) due.refused += 1;
    const terminal = terminalOf(operation);
    const end = terminal?.event === 'end' ? pointAt(terminal.atMs) : undefined;
    if (end !== undefined) end.completed += 1;
  }
  return points;
};

export const processOf = ({
  resources,
  startedMs,
}: Pick<RunRecord, 'resources' | 'startedMs'>): ProcessPoint[] =>
  resources.map(({ atMs, rssBytes, descriptors, cpuMs, life }, at) => {
    const before = resources[at - 1];
    const isSame = before !== undefined && before.life === life && before.atMs < atMs;
    const processorShare = isSame ? (cpuMs - before.cpuMs) / (atMs - before.atMs) : 0;
    return { atMs: atMs - startedMs, rssBytes, descriptors, processorShare };
  });

/** For whoever draws it: plain series of a run. */
export const seriesOf = (record: RunRecord): LoadSeries => ({
  latency: latencyOf(record),
  depth: depthOf(record),
  goodput: goodputOf(record),
  process: processOf(record),
});
