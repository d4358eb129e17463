// How much was asked and how it fared, in a few figures. Pure.
import { firstPieceOf, type Operation, terminalOf } from '../grammar/operation.ts';
import type { RunRecord } from '../grammar/record.ts';
import { isAdmitted, type Outcome, outcomes, outcomesOf } from './outcome-of.ts';

export interface Figures {
  /** Operations that were begun. */
  readonly due: number;
  readonly admitted: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Milliseconds from when each was due; null where there was none. */
  readonly first_piece_p50_ms: number | null;
  readonly first_piece_p95_ms: number | null;
  readonly completed_per_second: number;
  readonly engine_calls: number;
  readonly server_lives: number;
  /** After they were due: what the generator itself was late. */
  readonly generator_lag_p99_ms: number | null;
}

/** Nearest rank; undefined of none. */
export const quantile = (values: readonly number[], share: number): number | undefined => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
};

const tenth = (value: number): number => Math.round(value * 10) / 10;

const quantileOrNull = (values: readonly number[], share: number): number | null => {
  const found = quantile(values, share);
  return found === undefined ? null : tenth(found);
};

export const firstPieceMs = (operation: Operation): number | undefined => {
  const piece = firstPieceOf(operation);
  return piece && piece.atMs - operation.intendedMs;
};

/** Of a task that ended as an engine ends it. */
export const completionMs = (operation: Operation): number | undefined => {
  const terminal = terminalOf(operation);
  return terminal?.event === 'end' ? terminal.atMs - operation.intendedMs : undefined;
};

const isNumber = (value: number | undefined): value is number => value !== undefined;

export const figuresOf = (record: RunRecord): Figures => {
  const { operations, startedMs, endedMs, calls, lives, generator } = record;
  const found = [...outcomesOf(record).values()];
  const count = (outcome: Outcome): number => found.filter(one => one === outcome).length;
  const counts = Object.fromEntries(outcomes.map(outcome => [outcome, count(outcome)]));
  const first = operations.map(firstPieceMs).filter(isNumber);
  const seconds = Math.max(0.001, (endedMs - startedMs) / 1_000);
  return {
    due: operations.length,
    admitted: operations.filter(isAdmitted).length,
    outcomes: counts as Figures['outcomes'],
    first_piece_p50_ms: quantileOrNull(first, 0.5),
    first_piece_p95_ms: quantileOrNull(first, 0.95),
    completed_per_second: tenth(count('completed') / seconds),
    engine_calls: calls.length,
    server_lives: lives.length,
    generator_lag_p99_ms: quantileOrNull(generator.lagMs, 0.99),
  };
};
