// A long run in parts, with a look at the server at rest after each: what does use leave behind?
import { Ids, newRunNonce, sampleSum } from '#conformance/harness';
import { openLoop } from '../../driver/open-loop.ts';
import { Clients } from '../../driver/task-client.ts';
import type { Arrival, Operation } from '../../grammar/operation.ts';
import type { GeneratorRecord, Resources } from '../../grammar/record.ts';
import { GeneratorMeter } from '../../run/generator-meter.ts';
import { until } from '../../run/until.ts';
import { isIdle } from '../run/is-idle.ts';
import type { LoadOptions } from '../run/run-load.ts';
import type { SoakReading } from './reading.ts';
import { soakArrivals, soakSetting } from './soak-arrivals.ts';
import { type Inspected, withInspected } from './with-inspected.ts';

export interface SoakRun {
  readonly readings: readonly SoakReading[];
  readonly resources: readonly Resources[];
  readonly startedMs: number;
  readonly endedMs: number;
  readonly generator: GeneratorRecord;
  readonly failures: readonly string[];
}

const parts = 10;
const perSecond = 40;
const tasksAtLeast = 10_500;
const restWithinMs = 20_000;
/** Longer than any connection is kept for nobody, on both sides of the server. */
const restMs = 6_500;

interface Standing extends Inspected {
  readonly arrivalOf: Map<string, Arrival>;
  readonly signal: AbortSignal;
}

/** One part: sent, ended, and forgotten by the generator. Gives what each arrival lagged. */
const part = async (standing: Standing, arrivals: readonly Arrival[]): Promise<readonly number[]> => {
  const { stage, arrivalOf, signal } = standing;
  const { clock, nowMs } = stage;
  const clients = new Clients({ baseUrl: stage.front.url, clock, nowMs });
  const ids = new Ids(newRunNonce(), 'soak');
  const sent = openLoop(arrivals, {
    ...{ clock, nowMs, startMs: nowMs(), signal },
    begin: (arrival: Arrival, intendedMs: number): Operation => {
      const operation: Operation = { task: ids.uuid(), arrival, intendedMs, tries: [], readings: [] };
      arrivalOf.set(operation.task, arrival);
      return operation;
    },
    carryOut: operation => clients.carryOut(operation),
  });
  const closed = async (): Promise<void> => clients.close();
  signal.addEventListener('abort', closed, { once: true });
  const lagMs = await sent;
  signal.removeEventListener('abort', closed);
  await clients.close();
  arrivalOf.clear();
  return lagMs;
};

const ended = ['tasks_completed_total', 'tasks_failed_total', 'tasks_canceled_total', 'tasks_expired_total'];

const readingOf = async ({ stage, watch, inspector, signal }: Standing): Promise<SoakReading | undefined> => {
  const { clock, nowMs } = stage;
  await until(clock, restWithinMs, async () => signal.aborted || (await isIdle(watch)));
  await until(clock, restMs, () => signal.aborted);
  const scrape = await watch.scrape();
  const look = watch.resources.at(-1);
  if (scrape === undefined || look === undefined || signal.aborted) return undefined;
  const sum = (name: string): number => sampleSum(scrape.samples, name) ?? 0;
  return {
    ...{ atMs: nowMs(), tasks: ended.reduce((total, name) => total + sum(name), 0) },
    ...(await inspector.heapAfterCollection()),
    ...{ rssBytes: look.rssBytes, descriptors: look.descriptors },
    resources: await inspector.activeResources(),
    ...{ streamsOpen: sum('streams_open'), leases: sum('active_leases') },
  };
};

const soaked = async (standing: Standing, options: LoadOptions): Promise<SoakRun> => {
  const { stage, watch, signal } = standing;
  const { nowMs } = stage;
  const { seed, seconds, onProgress } = options;
  const startedMs = nowMs();
  const partSeconds = Math.max(1, seconds / (parts + 1) - restMs / 1_000);
  const rate = Math.max(perSecond, tasksAtLeast / (parts * partSeconds));
  const meter = new GeneratorMeter(nowMs);
  const lagMs: number[] = [];
  const readings: SoakReading[] = [];
  // The part before the first reading is the warm-up.
  for (let at = 0; at <= parts && !signal.aborted; at += 1) {
    const name = at === 0 ? 'warm-up' : `part ${at} of ${parts}`;
    onProgress?.({ phase: name, share: at / (parts + 1), sent: lagMs.length });
    lagMs.push(
      ...(await part(standing, soakArrivals({ perSecond: rate, seconds: partSeconds, seed: seed + at }))),
    );
    const reading = await readingOf(standing);
    if (reading !== undefined) readings.push(reading);
  }
  const failures = signal.aborted ? ['it was interrupted'] : [];
  const generator = { lagMs, ...meter.stop() };
  return { ...{ readings, resources: watch.resources, startedMs, endedMs: nowMs(), generator, failures } };
};

export const runSoak = (options: LoadOptions): Promise<SoakRun> => {
  const arrivals = new Map<string, Arrival>();
  const { document, clock, seed, signal } = options;
  return withInspected(
    { setting: soakSetting, document, clock, seed, arrivalOf: task => arrivals.get(task) },
    options,
    inspected => soaked({ ...inspected, arrivalOf: arrivals, signal }, options),
  );
};
