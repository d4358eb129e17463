// One load run from the stage to the record: a server, its engines, clients that come when they are due.
import { type Clock, Ids, newRunNonce, type TargetDocument } from '#conformance/harness';
import { openLoop } from '../../driver/open-loop.ts';
import { Clients } from '../../driver/task-client.ts';
import type { Arrival, Operation } from '../../grammar/operation.ts';
import { GeneratorMeter } from '../../run/generator-meter.ts';
import { until } from '../../run/until.ts';
import type { LoadPlan, LoadRun } from '../plan/load-plan.ts';
import { type Schedule, scheduleOf } from '../plan/schedule.ts';
import { isIdle } from './is-idle.ts';
import { type Watched, withStage } from './with-stage.ts';

export interface LoadProgress {
  readonly phase: string;
  readonly share: number;
  readonly sent: number;
}

export interface LoadOptions {
  readonly document: TargetDocument;
  readonly clock: Clock;
  readonly seconds: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly leftBehind?: Set<() => void>;
  readonly onProgress?: (progress: LoadProgress) => void;
}

const readyWithinMs = 60_000;
const settleMs = 30_000;
const tellEveryMs = 250;

/** Until what it returns is called. */
const again = (clock: Clock, everyMs: number, run: () => void): (() => void) => {
  let cancel: () => void = run;
  const turn = (): void => {
    run();
    cancel = clock.after(everyMs, turn);
  };
  turn();
  return () => cancel();
};

interface Standing extends Watched {
  readonly plan: LoadPlan;
  readonly options: LoadOptions;
  readonly clients: Clients;
  readonly operations: Map<string, Operation>;
}

/** Sends what is due in its time, and tells where it is. Gives the clients' ends, and what the generator used. */
const sent = async (standing: Standing, schedule: Schedule, startedMs: number) => {
  const { plan, options, stage, clients, operations } = standing;
  const { signal, onProgress } = options;
  const { clock, nowMs } = stage;
  const lengthMs = schedule.seconds * 1_000;
  const meter = new GeneratorMeter(nowMs);
  const ids = new Ids(newRunNonce(), plan.name);
  const lags = openLoop(schedule.arrivals, {
    ...{ clock, nowMs, startMs: startedMs, signal },
    begin: (arrival: Arrival, intendedMs: number): Operation => {
      const operation: Operation = { task: ids.uuid(), arrival, intendedMs, tries: [], readings: [] };
      operations.set(operation.task, operation);
      return operation;
    },
    carryOut: operation => clients.carryOut(operation),
  });
  const untold = again(clock, tellEveryMs, () => {
    const atMs = nowMs() - startedMs;
    const current = schedule.phases.findLast(({ fromMs }) => fromMs <= atMs);
    onProgress?.({ phase: current?.name ?? '', share: Math.min(1, atMs / lengthMs), sent: operations.size });
  });
  await until(clock, lengthMs, () => signal.aborted);
  untold();
  return { lags, endedMs: nowMs(), used: meter.stop() };
};

const recorded = async (standing: Standing): Promise<LoadRun> => {
  const { plan, options, stage, watch, clients, operations } = standing;
  const { signal, seed, seconds } = options;
  const { clock, nowMs, setting, calls, output, notes } = stage;
  const failures: string[] = [];
  await stage.server.start();
  watch.start();
  const isReady = await until(clock, readyWithinMs, () => watch.readiness.at(-1)?.status === 200);
  if (!isReady) failures.push('the server was never ready');
  const schedule = scheduleOf(plan, seconds, seed);
  const startedMs = nowMs();
  const { lags, endedMs, used } = await sent(standing, schedule, startedMs);
  const isSettled = await until(clock, settleMs, async () => signal.aborted || (await isIdle(watch)));
  if (!isSettled) failures.push('the server was not idle again after the run');
  if (signal.aborted) failures.push('it was interrupted');
  await clients.close();
  const lagMs = await lags;
  await watch.close();
  return {
    record: {
      ...{ experiment: plan.name, seed, setting, startedMs, endedMs, failures, final: undefined },
      ...{ operations: [...operations.values()], calls: calls.calls, faults: [], lives: stage.server.lives },
      ...{ readiness: watch.readiness, scrapes: watch.scrapes, resources: watch.resources, output, notes },
      generator: { lagMs, ...used },
    },
    phases: schedule.phases.map(({ name, fromMs, toMs }) => ({
      ...{ name, fromMs: startedMs + fromMs, toMs: startedMs + toMs },
    })),
  };
};

export const runLoad = (plan: LoadPlan, options: LoadOptions): Promise<LoadRun> => {
  const operations = new Map<string, Operation>();
  const { document, clock, seed } = options;
  const arrivalOf = (task: string): Arrival | undefined => operations.get(task)?.arrival;
  return withStage({ setting: plan.setting, document, clock, seed, arrivalOf }, options, async watched => {
    const { front, nowMs } = watched.stage;
    const clients = new Clients({ baseUrl: front.url, clock, nowMs });
    try {
      return await recorded({ ...watched, plan, options, clients, operations });
    } finally {
      await clients.close();
    }
  });
};
