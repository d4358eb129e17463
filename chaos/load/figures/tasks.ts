// What became of the tasks of a phase, as their clients saw it. Times count from when a task was due. Pure.
import { admittedTry, firstPieceOf, type Operation, terminalOf } from '../../grammar/operation.ts';
import type { RunRecord } from '../../grammar/record.ts';
import type { PhaseWindow } from '../plan/load-plan.ts';

const farMs = 1_000_000_000;

/** Those that were due in the phase. */
export const tasksOf = ({ operations }: RunRecord, { fromMs, toMs }: PhaseWindow): readonly Operation[] =>
  operations.filter(({ intendedMs }) => intendedMs >= fromMs && intendedMs < toMs);

export const admittedOf = (operations: readonly Operation[]): readonly Operation[] =>
  operations.filter(operation => admittedTry(operation) !== undefined);

export const isCompleted = (operation: Operation): boolean => terminalOf(operation)?.event === 'end';

/** Completed before its deadline, by the client's own clock. */
export const isGood = (operation: Operation): boolean => {
  const terminal = terminalOf(operation);
  const { deadlineMs = farMs } = operation.arrival;
  return terminal?.event === 'end' && terminal.atMs - operation.intendedMs <= deadlineMs;
};

/** To the first piece; a task that never had one took for ever. */
export const firstPieceMsOf = (operation: Operation): number =>
  (firstPieceOf(operation)?.atMs ?? Number.POSITIVE_INFINITY) - operation.intendedMs;

export const wholeMsOf = (operation: Operation): number => {
  const terminal = terminalOf(operation);
  return terminal?.event === 'end' ? terminal.atMs - operation.intendedMs : Number.POSITIVE_INFINITY;
};

/** 429, or what the server said instead of admitting it. */
export const isRefused = ({ tries }: Operation): boolean =>
  tries.length > 0 && tries.every(({ status }) => status === 429);
