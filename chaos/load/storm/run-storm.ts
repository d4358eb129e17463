// Storms of submissions and of reads of the control plane: each connection asks again as soon as it was answered.
import autocannon, { type Request } from 'autocannon';
import { Ids, newRunNonce } from '#conformance/harness';
import { operationTable } from '#contracts';
import { bodyOf } from '../../driver/task-client.ts';
import type { Arrival } from '../../grammar/operation.ts';
import { until } from '../../run/until.ts';
import type { Line } from '../figures/line.ts';
import { processorMs } from '../figures/processor.ts';
import { loadSetting, taskAt } from '../plans/load-settings.ts';
import type { LoadOptions } from '../run/run-load.ts';
import { type Watched, withStage } from '../run/with-stage.ts';
import { readinessLine, type Storm, type StormFigures, stormLines } from './storm-lines.ts';

export interface StormRun {
  readonly lines: readonly Line[];
  readonly startedMs: number;
  readonly endedMs: number;
  readonly failures: readonly string[];
}

const connections = 32;
const readyWithinMs = 60_000;
const lookMs = 600;

const submissions: Storm = { name: 'Submissions', statuses: ['202', '429'] };
const reads: Storm = { name: 'Reads', statuses: ['200'] };

const arrival: Arrival = taskAt({ reader: 'none' })(0, 0);

const requestsOf = (storm: Storm, ids: Ids): readonly Request[] => {
  const { listPools, getCapabilities, listTasks } = operationTable;
  if (storm === reads)
    return [listPools, getCapabilities, listTasks].map(({ path }) => ({ method: 'GET', path }));
  return [
    {
      ...{ method: 'POST', path: operationTable.createTask.path },
      headers: { 'content-type': 'application/json' },
      setupRequest: request => ({ ...request, body: bodyOf(ids.uuid(), arrival) }),
    },
  ];
};

interface Standing extends Watched {
  readonly ids: Ids;
}

const figuresOf = async (
  { stage, watch, ids }: Standing,
  storm: Storm,
  { seconds, signal }: LoadOptions,
): Promise<StormFigures> => {
  const { nowMs, clock } = stage;
  const fromMs = nowMs();
  const running = autocannon({
    ...{ url: stage.server.url, connections, duration: Math.max(1, Math.round(seconds)) },
    requests: requestsOf(storm, ids),
  });
  const stop = (): void => running.stop();
  signal.addEventListener('abort', stop, { once: true });
  const result = await running;
  signal.removeEventListener('abort', stop);
  const toMs = nowMs();
  await until(clock, lookMs, () => signal.aborted);
  const used = processorMs({ resources: watch.resources }, fromMs, toMs);
  const { total, average } = result.requests;
  const statuses = Object.entries(result.statusCodeStats).map(
    ([status, { count }]) => [status, count] as const,
  );
  return {
    ...{ name: storm.name, perSecond: average, p50Ms: result.latency.p50, p99Ms: result.latency.p99, total },
    ...{ statuses: Object.fromEntries(statuses), errors: result.errors + result.timeouts },
    processorMs: used === undefined ? undefined : used / total,
  };
};

const stormed = async ({ stage, watch }: Watched, options: LoadOptions): Promise<StormRun> => {
  const { clock, signal, seconds, onProgress } = options;
  await stage.server.start();
  watch.start();
  await until(clock, readyWithinMs, () => watch.readiness.at(-1)?.status === 200);
  await until(clock, lookMs, () => signal.aborted);
  const startedMs = stage.nowMs();
  const ids = new Ids(newRunNonce(), 'storm');
  const lines: Line[] = [];
  for (const [at, storm] of [submissions, reads].entries()) {
    onProgress?.({ phase: storm.name.toLowerCase(), share: at / 2, sent: 0 });
    const figures = await figuresOf({ stage, watch, ids }, storm, { ...options, seconds: seconds / 2 });
    lines.push(...stormLines(figures, storm));
  }
  const polls = watch.readiness.filter(({ atMs }) => atMs >= startedMs);
  lines.push(
    readinessLine(
      polls.map(({ atMs, answeredMs, status }) => (status === 200 ? answeredMs - atMs : undefined)),
    ),
  );
  const failures = signal.aborted ? ['it was interrupted'] : [];
  return { lines, startedMs, endedMs: stage.nowMs(), failures };
};

export const runStorm = (options: LoadOptions): Promise<StormRun> => {
  const { document, clock, seed } = options;
  const staged = { setting: loadSetting, document, clock, seed, arrivalOf: () => arrival };
  return withStage(staged, options, watched => stormed(watched, options));
};
