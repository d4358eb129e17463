import type { EngineCall, RunRecord } from '../../grammar/record.ts';

/** Of each task, in the order in which engines got them. */
export const callsByTask = ({ calls }: RunRecord): ReadonlyMap<string, readonly EngineCall[]> => {
  const byTask = new Map<string, EngineCall[]>();
  for (const call of calls) {
    if (call.task === undefined) continue;
    const own = byTask.get(call.task) ?? [];
    own.push(call);
    byTask.set(call.task, own);
  }
  for (const own of byTask.values()) own.sort((a, b) => a.atMs - b.atMs);
  return byTask;
};

/** When it was over, as its engine saw it; never, where it saw no end. */
export const overMs = ({ endedMs }: EngineCall): number => endedMs ?? Number.POSITIVE_INFINITY;
