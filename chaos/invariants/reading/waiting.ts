// Who waited when, from what clients and engines saw.
import type { Operation, Try } from '../../grammar/operation.ts';
import type { RunRecord } from '../../grammar/record.ts';
import { callsByTask } from './calls.ts';

/** A task that was admitted, and taken up by an engine. */
export interface Start {
  readonly operation: Operation;
  /** The request that admitted it. */
  readonly sentMs: number;
  /** From here on its client knew that it waits. */
  readonly admittedMs: number;
  /** When an engine first got it. */
  readonly startedMs: number;
  /** An attempt was given up before its engine saw anything of it: it started earlier than that. */
  readonly isUnsure: boolean;
}

const admission = ({ tries }: Operation): (Try & { readonly answeredMs: number }) | undefined =>
  tries.find(
    (one): one is Try & { answeredMs: number } =>
      one.status === 202 && one.isReplay !== true && one.answeredMs !== undefined,
  );

/** In the order in which engines got them. Who was admitted by an answer that was lost isn't among them. */
export const startsOf = (record: RunRecord): readonly Start[] => {
  const byTask = callsByTask(record);
  const attempts = new Map(record.final?.tasks.map(({ task, attempts: told = 0 }) => [task, told]));
  return record.operations
    .flatMap((operation): Start[] => {
      const admitted = admission(operation);
      const calls = byTask.get(operation.task) ?? [];
      const [first] = calls;
      if (admitted === undefined || first === undefined) return [];
      const isUnsure = (attempts.get(operation.task) ?? 0) > calls.length;
      const { sentMs, answeredMs: admittedMs } = admitted;
      return [{ operation, sentMs, admittedMs, startedMs: first.atMs, isUnsure }];
    })
    .sort((a, b) => a.startedMs - b.startedMs);
};

/** Beside a start: those that were known to wait when it was chosen, itself included. */
export const waitingAt = (starts: readonly Start[], at: Start, sureMs: number): readonly Start[] =>
  starts.filter(
    other => other === at || (other.admittedMs < at.startedMs - sureMs && other.startedMs > at.startedMs),
  );
