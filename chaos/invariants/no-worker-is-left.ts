import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import type { RunRecord, ServerLife, WorkerLife } from '../grammar/record.ts';

/** That a process is gone is noticed a moment later, here and there. */
const noticedMs = 500;

/** The processes that this one of the server started, and that it had time to end. */
const workersOf = ({ workers = [] }: RunRecord, life: ServerLife): readonly WorkerLife[] =>
  workers.filter(
    ({ startedMs }) => startedMs >= life.startedMs && startedMs < (life.exitedMs ?? life.startedMs),
  );

const endedInOrder = ({ lives }: RunRecord): readonly ServerLife[] =>
  lives.filter(({ exitedMs, code, signal }) => exitedMs !== undefined && code === 0 && signal === undefined);

/** A worker that is asked to end and does not is ended, before the server is gone and within the bound. */
export const noWorkerIsLeft = (withinMs: number): Invariant => ({
  name: 'no worker is left',
  sentence: `When the server has ended by itself no engine process of its is left, and none lives longer than ${withinMs} ms after it was asked to end.`,
  judge: record => {
    const ends = endedInOrder(record).flatMap(life =>
      workersOf(record, life).map(worker => ({ worker, exitedMs: life.exitedMs ?? 0 })),
    );
    const findings = ends.flatMap(({ worker, exitedMs }): Finding[] => {
      const { engine, worker: name, stayedMs, endedMs = Number.POSITIVE_INFINITY } = worker;
      if (endedMs > exitedMs + noticedMs)
        return [{ atMs: exitedMs, what: `the server had ended, and ${name} of ${engine} had not` }];
      if (stayedMs === undefined || endedMs - stayedMs <= withinMs + noticedMs) return [];
      const forMs = Math.round(endedMs - stayedMs);
      return [{ atMs: stayedMs, what: `${name} of ${engine} lived on for ${forMs} ms after SIGTERM` }];
    });
    const stayed = ends.flatMap(({ worker: { stayedMs, endedMs } }) =>
      stayedMs === undefined || endedMs === undefined ? [] : [`${Math.round(endedMs - stayedMs)} ms`],
    );
    return judged({
      ...{ looked: ends.length, findings, nothing: 'no server that had started an engine ended by itself' },
      ...(stayed.length === 0 ? {} : { figure: `lived on after SIGTERM for ${stayed.join(', ')}` }),
    });
  },
});
