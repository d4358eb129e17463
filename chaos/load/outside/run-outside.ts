// A load run against a server that somebody else started: its clients, and nothing of its far side.

import { request } from 'undici';
import { Ids, keyOf, newRunNonce, ownHeadersOf, parsedJson, valueAt } from '#conformance/harness';
import { operationTable } from '#contracts';
import { openLoop } from '../../driver/open-loop.ts';
import { type Asks, Clients } from '../../driver/task-client.ts';
import type { Arrival, Operation } from '../../grammar/operation.ts';
import type { RunRecord } from '../../grammar/record.ts';
import { standardSetting } from '../../grammar/setting.ts';
import { GeneratorMeter } from '../../run/generator-meter.ts';
import { until } from '../../run/until.ts';
import { runTime } from '../../stage/call-book.ts';
import { chanceOf } from '../../workloads/chance.ts';
import { byChance } from '../../workloads/moments.ts';
import type { LoadOptions } from '../run/run-load.ts';

export interface OutsideOptions extends LoadOptions {
  readonly url: string;
  readonly perSecond: number;
}

const pieces = 64;
const patienceMs = 30_000;
const answerMs = 10_000;
/** Enough for the prompt and its answer, and little enough for small models. */
const ctx = 512;

/** The first pool that is ready says which model may be asked of which engine; a string: why nothing can be asked. */
export const askedAt = async ({ url, document }: OutsideOptions): Promise<Asks | string> => {
  const key = keyOf(document.target, 'data');
  const headers = {
    ...Object.fromEntries(ownHeadersOf(document.target)),
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
  };
  const answer = await request(`${url}${operationTable.listPools.path}`, {
    ...{ headers, signal: AbortSignal.timeout(answerMs) },
  }).catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
  if (typeof answer === 'string') return `nothing answers at ${url}: ${answer}`;
  const items = valueAt(parsedJson(await answer.body.text()), 'items');
  const pool = Array.isArray(items) ? items.find(item => valueAt(item, 'ready') === true) : undefined;
  const model = valueAt(pool, 'model_ref');
  const engine = valueAt(pool, 'engine');
  return typeof model === 'string' && typeof engine === 'string'
    ? { model, engine, ctx, headers }
    : `it lists no pool that is ready (${operationTable.listPools.path}: ${answer.statusCode})`;
};

export const runOutside = async (options: OutsideOptions, asks: Asks): Promise<RunRecord> => {
  const { clock, url, perSecond, seconds, seed, signal, onProgress } = options;
  const nowMs = runTime(clock);
  const clients = new Clients({ baseUrl: url, clock, nowMs, asks });
  const operations = new Map<string, Operation>();
  const ids = new Ids(newRunNonce(), 'load');
  const startedMs = nowMs();
  const meter = new GeneratorMeter(nowMs);
  const arrivals = byChance(perSecond, seconds, chanceOf(seed)).map(
    (atMs): Arrival => ({
      ...{ atMs, client: 'client', priority: 'interactive', pieces, reader: 'prompt', retries: 'none' },
    }),
  );
  const begin = (arrival: Arrival, intendedMs: number): Operation => {
    const operation: Operation = { task: ids.uuid(), arrival, intendedMs, tries: [], readings: [] };
    operations.set(operation.task, operation);
    onProgress?.({ phase: 'from outside', share: arrival.atMs / (seconds * 1_000), sent: operations.size });
    return operation;
  };
  const sent = openLoop(arrivals, {
    ...{ clock, nowMs, startMs: startedMs, signal, begin },
    carryOut: operation => clients.carryOut(operation),
  });
  await until(clock, seconds * 1_000, () => signal.aborted);
  const endedMs = nowMs();
  const used = meter.stop();
  let isDone = false;
  void sent.then(() => {
    isDone = true;
  });
  await until(clock, patienceMs, () => isDone || signal.aborted);
  await clients.close();
  return {
    ...{ experiment: 'outside', seed, setting: standardSetting, startedMs, endedMs, final: undefined },
    ...{ operations: [...operations.values()], calls: [], faults: [], lives: [], readiness: [], scrapes: [] },
    ...{ resources: [], output: [], notes: [], failures: signal.aborted ? ['it was interrupted'] : [] },
    generator: { lagMs: await sent, ...used },
  };
};
