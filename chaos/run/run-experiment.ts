// One experiment from the stage to the record: workload, faults in their time, heal-all, settling, final read.
import { type Clock, Ids, newRunNonce, sampleSum, type TargetDocument } from '#conformance/harness';
import { openLoop } from '../driver/open-loop.ts';
import { Clients } from '../driver/task-client.ts';
import type { Experiment } from '../grammar/experiment.ts';
import type { Arrival, Operation } from '../grammar/operation.ts';
import type { FaultWindow, GeneratorRecord, RunRecord } from '../grammar/record.ts';
import { interrupted } from '../grammar/verdict.ts';
import { witnessed } from '../grammar/witnessed.ts';
import { finalRead } from '../observe/final-read.ts';
import { Watch } from '../observe/watch-server.ts';
import { type Stage, setStage } from '../stage/stage.ts';
import { FaultPlan } from './fault-plan.ts';
import { GeneratorMeter } from './generator-meter.ts';
import type { Progress } from './progress.ts';
import { Teller } from './progress.ts';
import { Standstill } from './standstill.ts';
import { until } from './until.ts';

export interface RunOptions {
  readonly document: TargetDocument;
  readonly clock: Clock;
  readonly seconds: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** What has to go even where this process ends at once: each is called once at most. */
  readonly leftBehind?: Set<() => void>;
}

const readyWithinMs = 60_000;

/** Nothing runs and nothing waits, by the server's own word. */
const isIdle = async (watch: Watch): Promise<boolean> => {
  const scrape = await watch.scrape();
  return (
    scrape !== undefined &&
    ['tasks_running', 'queue_depth', 'active_leases', 'streams_open'].every(
      name => (sampleSum(scrape.samples, name) ?? 0) === 0,
    )
  );
};

interface Standing {
  readonly experiment: Experiment;
  readonly options: RunOptions;
  readonly stage: Stage;
  readonly watch: Watch;
  readonly clients: Clients;
  readonly operations: Map<string, Operation>;
  readonly failures: string[];
}

interface Worked {
  readonly startedMs: number;
  readonly endedMs: number;
  readonly windows: readonly FaultWindow[];
  readonly meter: Omit<GeneratorRecord, 'lagMs'>;
  /** Resolves once every client is done, or was told to be. */
  readonly sent: Promise<readonly number[]>;
}

const work = async (standing: Standing, teller: Teller): Promise<Worked> => {
  const { experiment, stage, clients, operations, options } = standing;
  const { signal, seconds, seed } = options;
  const { clock, nowMs, setting } = stage;
  const arrivals = experiment.workload.arrivals({ setting, seconds, seed });
  const startedMs = nowMs();
  const plan = new FaultPlan({ stage, planned: experiment.faults, seconds, startedMs });
  const meter = new GeneratorMeter(nowMs);
  teller.running({ startedMs, seconds, plan });
  const faults = plan.run(signal);
  const ids = new Ids(newRunNonce(), experiment.name);
  const begin = (arrival: Arrival, intendedMs: number): Operation => {
    const operation: Operation = { task: ids.uuid(), arrival, intendedMs, tries: [], readings: [] };
    operations.set(operation.task, operation);
    return operation;
  };
  const sent = openLoop(arrivals, {
    ...{ clock, nowMs, startMs: startedMs, signal, begin },
    carryOut: operation => clients.carryOut(operation),
  });
  const windows = await faults;
  await until(clock, Math.max(0, startedMs + seconds * 1_000 - nowMs()), () => signal.aborted);
  return { startedMs, endedMs: nowMs(), windows, meter: meter.stop(), sent };
};

/** Until every client has what it came for and the server says that it is idle, each within the bound. */
const settle = async (
  { experiment, stage, watch, clients, options }: Standing,
  sent: Promise<unknown>,
): Promise<void> => {
  const { clock, nowMs, notes } = stage;
  let isSettled = false;
  void sent.then(() => {
    isSettled = true;
  });
  await until(clock, experiment.settleMs, () => isSettled || options.signal.aborted);
  if (!isSettled) notes.push({ atMs: nowMs(), what: 'clients still waited when settling ended' });
  // Who would come back later would be served behind the back of the final read.
  await clients.close();
  await until(clock, experiment.settleMs, () => options.signal.aborted || isIdle(watch));
};

const recorded = async (standing: Standing): Promise<RunRecord> => {
  const { experiment, stage, watch, clients, operations, options, failures } = standing;
  const { clock, nowMs, setting } = stage;
  const teller = new Teller({ clock, nowMs, operations, tell: options.onProgress });
  const standstill = new Standstill();
  await stage.server.start();
  watch.start();
  const isReady = (): boolean => watch.readiness.at(-1)?.status === 200;
  await until(clock, readyWithinMs, () => isReady() || options.signal.aborted);
  if (!isReady()) failures.push('the server was never ready');
  const { startedMs, endedMs, windows, meter, sent } = await work(standing, teller);
  teller.phase('settling');
  await settle(standing, sent);
  if (options.signal.aborted) failures.push(interrupted);
  teller.phase('final read');
  const final = options.signal.aborted ? undefined : await finalRead(watch, [...operations.values()], nowMs);
  const stoodStillMs = standstill.stop();
  await clients.close();
  const lagMs = await sent;
  await watch.close();
  await watch.atRest();
  const { calls, output, notes } = stage;
  const record: RunRecord = {
    ...{ experiment: experiment.name, seed: options.seed, setting, startedMs, endedMs, failures, final },
    ...{
      operations: [...operations.values()],
      calls: calls.calls,
      faults: windows,
      lives: stage.server.lives,
      workers: stage.engines.flatMap(({ supervised }) => supervised?.book.workers ?? []),
    },
    ...{ readiness: watch.readiness, scrapes: watch.scrapes, resources: watch.resources, output, notes },
    engines: watch.engines,
    generator: { lagMs, ...meter, stoodStillMs },
  };
  return witnessed(record, experiment.faults);
};

export const runExperiment = async (experiment: Experiment, options: RunOptions): Promise<RunRecord> => {
  const operations = new Map<string, Operation>();
  const { document, clock, seed } = options;
  const stage = await setStage({
    ...{ setting: experiment.setting, document, clock, seed },
    arrivalOf: task => operations.get(task)?.arrival,
  });
  const abandon = (): void => stage.abandon();
  options.leftBehind?.add(abandon);
  const watch = new Watch(stage);
  const clients = new Clients({ baseUrl: stage.front.url, clock, nowMs: stage.nowMs });
  try {
    return await recorded({ experiment, options, stage, watch, clients, operations, failures: [] });
  } finally {
    await clients.close();
    await watch.close();
    // Its tasks are nobody's any more: nothing waits for their ends.
    if (options.signal.aborted) await stage.server.kill();
    await stage.close();
    options.leftBehind?.delete(abandon);
  }
};
