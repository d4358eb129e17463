// What became of each operation, by the final read where that knows it, otherwise by what its client saw. Pure.
import { type Operation, terminalOf } from '../grammar/operation.ts';
import type { RunRecord } from '../grammar/record.ts';

/** refused: told to come later · unavailable: nobody took it · unfinished: it was taken and has no end. */
export const outcomes = [
  'completed',
  'canceled',
  'expired',
  'evicted',
  'failed',
  'refused',
  'unavailable',
  'unfinished',
] as const;
export type Outcome = (typeof outcomes)[number];

const ended: readonly Outcome[] = ['completed', 'canceled', 'expired', 'evicted', 'failed'];

const stateOfCode: Readonly<Record<string, Outcome>> = {
  CANCELED: 'canceled',
  DEADLINE_UNMET: 'expired',
  QUEUE_FULL_DROP_LRU: 'evicted',
  QUEUE_SHARE_RECLAIMED: 'evicted',
  SHED_LOW_PRIORITY: 'evicted',
};

export const isAdmitted = ({ tries }: Operation): boolean =>
  tries.some(({ status }) => status === 202 || status === 200);

const outcomeSeen = (operation: Operation): Outcome => {
  const terminal = terminalOf(operation);
  if (terminal === undefined) return 'unfinished';
  if (terminal.event === 'end') return 'completed';
  return stateOfCode[terminal.code ?? ''] ?? 'failed';
};

const outcomeIn = (operation: Operation, state: string | undefined): Outcome => {
  const known = ended.find(one => one === state);
  if (known !== undefined) return known;
  if (isAdmitted(operation)) return outcomeSeen(operation);
  return operation.tries.at(-1)?.status === 429 ? 'refused' : 'unavailable';
};

export const outcomesOf = ({ operations, final }: RunRecord): ReadonlyMap<Operation, Outcome> => {
  const states = new Map((final?.tasks ?? []).map(({ task, state }) => [task, state]));
  return new Map(operations.map(operation => [operation, outcomeIn(operation, states.get(operation.task))]));
};
