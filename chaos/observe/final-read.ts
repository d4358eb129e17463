import { parsedJson, SseParser, valueAt } from '#conformance/harness';
import { operationTable } from '#contracts';
import { admittedTry, type Operation } from '../grammar/operation.ts';
import type { FinalRead, FinalTask } from '../grammar/record.ts';
import type { Answered, Watch } from './watch-server.ts';

const atOnce = 16;
const pageSize = 100;

const endedStates: readonly string[] = ['completed', 'failed', 'canceled', 'expired', 'evicted'];

const framesIn = (body: string): FinalTask['frames'] =>
  new SseParser().push(Buffer.from(body)).flatMap(item =>
    item.kind === 'frame'
      ? [
          {
            event: item.event ?? 'message',
            id: item.id === undefined ? undefined : Number(item.id),
            data: item.data ?? '',
          },
        ]
      : [],
  );

const asksMax = 5;

/** Who is not answered in time asks again: what a server doesn't know it says. */
const insist = async (watch: Watch, path: string, tenant?: string): Promise<Answered | undefined> => {
  for (let asks = 1; asks < asksMax; asks += 1) {
    const answer = await watch.get(path, tenant);
    if (answer !== undefined) return answer;
  }
  return watch.get(path, tenant);
};

/** undefined: no answer came. */
const finalTask = async (
  watch: Watch,
  { task, arrival: { tenant } }: Operation,
): Promise<FinalTask | undefined> => {
  const record = await insist(watch, operationTable.getTask.path.replace('{task_id}', task), tenant);
  if (record === undefined) return undefined;
  if (record.status !== 200) return { task, state: 'unknown', frames: [] };
  const body = parsedJson(record.body);
  const state = String(valueAt(body, 'state'));
  const code = valueAt(body, 'error.code');
  const attempts = valueAt(body, 'attempts');
  const stream = endedStates.includes(state)
    ? await insist(watch, operationTable.streamTask.path.replace('{task_id}', task), tenant)
    : undefined;
  return {
    ...{ task, state },
    ...(typeof code === 'string' ? { code } : {}),
    ...(Array.isArray(attempts) ? { attempts: attempts.length } : {}),
    frames: stream?.status === 200 ? framesIn(stream.body) : [],
  };
};

const addStates = async (
  watch: Watch,
  counts: Record<string, number>,
  tenant: string | undefined,
): Promise<boolean> => {
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const path = `${operationTable.listTasks.path}?limit=${pageSize}${from}`;
    const page = await insist(watch, path, tenant);
    if (page?.status !== 200) return false;
    const body = parsedJson(page.body);
    const items = valueAt(body, 'items');
    for (const item of Array.isArray(items) ? items : []) {
      const state = String(valueAt(item, 'state'));
      counts[state] = (counts[state] ?? 0) + 1;
    }
    const next = valueAt(body, 'next_cursor');
    cursor = typeof next === 'string' ? next : undefined;
  }
  return true;
};

/** Of all tenants, each asked under its own name; undefined where one is not answered. */
const statesOf = async (
  watch: Watch,
  tenants: readonly (string | undefined)[],
): Promise<FinalRead['states'] | undefined> => {
  const counts: Record<string, number> = {};
  for (const tenant of tenants) if (!(await addStates(watch, counts, tenant))) return undefined;
  return counts;
};

/** What the server says at the end of each task that it may know; undefined where it does not answer. */
export const finalRead = async (
  watch: Watch,
  operations: readonly Operation[],
  nowMs: () => number,
): Promise<FinalRead | undefined> => {
  const scrape = await watch.scrape();
  const tenants = [...new Set(operations.map(({ arrival: { tenant } }) => tenant))];
  const states = await statesOf(watch, tenants);
  if (scrape === undefined || states === undefined) return undefined;
  // Also those whose answer was lost: they may have been admitted.
  const asked = operations.filter(
    operation => admittedTry(operation) !== undefined || operation.tries.some(({ failure }) => failure),
  );
  const tasks: FinalTask[] = [];
  const left = [...asked];
  let isAnswered = true;
  const work = async (): Promise<void> => {
    for (let operation = left.shift(); operation !== undefined && isAnswered; operation = left.shift()) {
      const read = await finalTask(watch, operation);
      if (read === undefined) isAnswered = false;
      else tasks.push(read);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  if (!isAnswered) return undefined;
  const claims = await watch.get(operationTable.getCapabilities.path);
  const capabilities = claims?.status === 200 ? { capabilities: parsedJson(claims.body) } : {};
  return { atMs: nowMs(), tasks, samples: scrape.samples, states, ...capabilities };
};
