import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import { type Frame, isTerminal } from '../grammar/operation.ts';
import type { FaultWindow, RunRecord } from '../grammar/record.ts';
import { poolNumber } from '../grammar/setting.ts';
import { callsByTask } from './reading/calls.ts';

const beyondHeartbeatsMs = 1_000;

/** Two heartbeat periods and a second. */
const boundOf = (record: RunRecord): number =>
  2 * poolNumber(record.setting, 'heartbeat.interval_ms') + beyondHeartbeatsMs;

/** When a reader got the first piece of work that an engine took after the moment. */
const servedAfter = ({ operations, ...record }: RunRecord, fromMs: number): number | undefined => {
  const byTask = callsByTask({ operations, ...record });
  const firsts = operations.flatMap(({ task, readings }) => {
    const call = byTask.get(task)?.find(({ atMs }) => atMs >= fromMs);
    if (call === undefined) return [];
    const pieces = readings.flatMap(({ frames }) =>
      frames.flatMap(({ event, atMs }) => (event === 'token' && atMs >= call.atMs ? [atMs] : [])),
    );
    return pieces.length === 0 ? [] : [Math.min(...pieces)];
  });
  return firsts.length === 0 ? undefined : Math.min(...firsts);
};

/** Figures come to who only waits, too. */
const isServed = (frame: Frame): boolean => frame.event === 'token' || isTerminal(frame);

/** Whether anybody asked for work in that time, or had asked before and still waited. */
const isAsked = ({ operations }: RunRecord, fromMs: number, toMs: number): boolean =>
  operations.some(({ tries, readings }) => {
    const isSent = tries.some(({ sentMs }) => sentMs >= fromMs && sentMs <= toMs);
    const isWaiting =
      tries.some(({ status, answeredMs = toMs }) => status === 202 && answeredMs < fromMs) &&
      !readings.some(({ frames }) => frames.some(frame => isServed(frame) && frame.atMs < fromMs));
    return isSent || isWaiting;
  });

/** A fault that ends within another one's time is healed with it. */
const lastHeals = ({ faults }: RunRecord): readonly FaultWindow[] =>
  faults.filter(
    one => !faults.some(other => other.injectedMs < one.healedMs && other.healedMs > one.healedMs),
  );

export const recoversInTime = (boundMs?: number): Invariant => ({
  name: 'recovers in time',
  isTimed: true,
  sentence: `After the end of a fault work is served again within ${boundMs === undefined ? 'two heartbeat periods and a second' : `${boundMs} ms`}.`,
  judge: record => {
    const withinMs = boundMs ?? boundOf(record);
    const heals = lastHeals(record).filter(({ healedMs }) =>
      isAsked(record, healedMs, healedMs + withinMs / 2),
    );
    const took = heals.map(({ fault, healedMs }) => {
      const servedMs = servedAfter(record, healedMs);
      return { fault, healedMs, ms: servedMs === undefined ? undefined : servedMs - healedMs };
    });
    const findings = took.flatMap(({ fault, healedMs, ms }): Finding[] => {
      const tookMs = ms ?? Number.POSITIVE_INFINITY;
      if (tookMs <= withinMs) return [];
      const when =
        ms === undefined ? 'nothing was served' : `the first piece came after ${Math.round(ms)} ms`;
      return [{ atMs: healedMs, what: `after ${fault} ${when}`, span: { tookMs, dueMs: withinMs } }];
    });
    const slowest = Math.round(Math.max(0, ...took.map(({ ms = 0 }) => ms)));
    return judged({
      ...{ looked: took.length, findings, nothing: 'nobody asked for work after a fault' },
      figure: `${slowest} ms of ${withinMs}`,
    });
  },
});
