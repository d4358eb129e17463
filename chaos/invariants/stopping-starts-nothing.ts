import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import type { RunRecord } from '../grammar/record.ts';

/** A call that was on its way when the server learned that it has to end. */
const onItsWayMs = 100;

interface Stop {
  /** From when on it certainly knew. */
  readonly knownMs: number;
  readonly exitedMs: number;
}

/** It said itself that it ends: it was not ready any more, or turned a newcomer away with these words. */
const stopsOf = ({ lives, faults, readiness, operations }: RunRecord): readonly Stop[] =>
  lives.flatMap(({ exitedMs, code }) => {
    const fault = faults.find(
      ({ injectedMs, healedMs }) => exitedMs !== undefined && exitedMs >= injectedMs && exitedMs <= healedMs,
    );
    if (exitedMs === undefined || code !== 0 || fault === undefined) return [];
    const isWithin = (atMs: number): boolean => atMs >= fault.injectedMs && atMs <= exitedMs;
    const told = [
      ...readiness.filter(({ status }) => status === 503).map(({ answeredMs }) => answeredMs),
      ...operations
        .flatMap(({ tries }) => tries)
        .filter(({ code: word }) => word === 'SHUTTING_DOWN')
        .map(({ answeredMs = 0 }) => answeredMs),
    ].filter(isWithin);
    return told.length === 0 ? [] : [{ knownMs: Math.min(...told), exitedMs }];
  });

export const stoppingStartsNothing: Invariant = {
  name: 'stopping starts nothing',
  sentence: 'From when the server says that it ends until it has ended, no engine is called for a task.',
  judge: record => {
    const stops = stopsOf(record);
    const findings = stops.flatMap(({ knownMs, exitedMs }): Finding[] =>
      record.calls
        .filter(({ task, atMs }) => task !== undefined && atMs > knownMs + onItsWayMs && atMs < exitedMs)
        .map(({ engine, task, atMs }) => ({
          ...{ atMs, ...(task === undefined ? {} : { task }) },
          what: `${engine} was called ${Math.round(atMs - knownMs)} ms after the server said that it ends`,
        })),
    );
    const figure = stops.map(({ knownMs, exitedMs }) => `${Math.round(exitedMs - knownMs)} ms`).join(', ');
    return judged({
      ...{ looked: stops.length, findings, nothing: 'the server never said that it ends' },
      ...(figure === '' ? {} : { figure: `it took ${figure}` }),
    });
  },
};
