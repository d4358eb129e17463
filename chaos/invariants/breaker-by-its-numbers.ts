import { sampleSum } from '#conformance/harness';
import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import type { EngineCall, RunRecord } from '../grammar/record.ts';
import { poolNumber } from '../grammar/setting.ts';
import {
  type BreakerNumbers,
  BreakerWalk,
  type Moves,
  type OpenSpan,
  onItsWayMs,
} from './reading/breaker.ts';
import { replicaOf } from './reading/engines.ts';

const numbersOf = ({ setting }: RunRecord): BreakerNumbers => ({
  failures: poolNumber(setting, 'breaker.failures'),
  openMs: poolNumber(setting, 'breaker.open_ms'),
  halfOpenMax: poolNumber(setting, 'breaker.half_open_max'),
  successes: poolNumber(setting, 'breaker.successes'),
});

/** An engine that can't be reached fails attempts of which it sees nothing, and a new process knows nothing. */
const unsureOf =
  ({ engines = [], lives }: RunRecord, engine: string) =>
  (atMs: number): boolean => {
    const last = engines.findLast(seen => seen.engine === engine && seen.atMs <= atMs);
    const isNew = lives.slice(1).some(({ startedMs }) => Math.abs(startedMs - atMs) < 2 * onItsWayMs);
    return last?.answers === false || isNew;
  };

interface Followed extends Moves {
  readonly engine: string;
  readonly calls: readonly EngineCall[];
}

const followed = (record: RunRecord): readonly Followed[] =>
  [...Map.groupBy(record.calls, ({ engine }) => engine)].map(([engine, calls]) => ({
    ...{ engine, calls },
    ...new BreakerWalk(numbersOf(record)).follow(calls, unsureOf(record, engine)),
  }));

const calledWhileOpen = ({ engine, calls, opened }: Followed): Finding[] =>
  opened.flatMap(({ fromMs, toMs }) =>
    calls
      .filter(({ atMs }) => atMs > fromMs + onItsWayMs && atMs < toMs - onItsWayMs)
      .slice(0, 1)
      .map(({ atMs, task }) => ({
        ...(task === undefined ? {} : { task }),
        ...{
          atMs,
          what: `${engine} was called ${Math.round(atMs - fromMs)} ms after its breaker had to open`,
        },
      })),
  );

/** Long enough for a placement to find it once its time is over. */
const probedWithinMs = 1_500;
const busyCalls = 5;

/** Where others are called all the time, one whose time is over gets its probe. */
const neverProbed = (record: RunRecord, { engine, calls, opened }: Followed): Finding[] =>
  opened.flatMap(({ toMs }) => {
    const untilMs = toMs + probedWithinMs;
    const isIn = ({ atMs }: EngineCall): boolean => atMs >= toMs - onItsWayMs && atMs <= untilMs;
    const elsewhere = record.calls.filter(call => call.engine !== engine && isIn(call)).length;
    if (untilMs > record.endedMs || elsewhere < busyCalls || calls.some(isIn)) return [];
    if (unsureOf(record, engine)(untilMs)) return [];
    return [{ atMs: untilMs, what: `${engine} had no probe within ${probedWithinMs} ms after its time` }];
  });

const toldOtherwise = (record: RunRecord, { engine, opened }: Followed): Finding[] =>
  record.scrapes.flatMap(({ atMs, samples }) => {
    const isOpen = opened.some(
      ({ fromMs, toMs }: OpenSpan) => atMs > fromMs + onItsWayMs && atMs < toMs - onItsWayMs,
    );
    const told = sampleSum(samples, 'circuit_state', { replica_id: replicaOf(engine), state: 'open' });
    return isOpen && told === 0
      ? [{ atMs, what: `the breaker of ${engine} had to be open, and is told as closed` }]
      : [];
  });

/** Before anything went wrong, and after a process began with nothing wrong, none is open. */
const openForNothing = ({ scrapes, faults }: RunRecord): Finding[] => {
  const firstMs = Math.min(...faults.map(({ injectedMs }) => injectedMs));
  return scrapes
    .filter(
      ({ atMs, samples }) =>
        atMs < firstMs && (sampleSum(samples, 'circuit_state', { state: 'open' }) ?? 0) > 0,
    )
    .map(({ atMs }) => ({ atMs, what: 'a breaker was open before anything failed' }));
};

export const breakerByItsNumbers: Invariant = {
  name: 'breaker by its numbers',
  sentence:
    'After as many failures in a row as configured an engine gets no call for the time configured, then so many probes at a time, until so many have succeeded.',
  isTimed: true,
  judge: record => {
    const engines = followed(record);
    const { halfOpenMax } = numbersOf(record);
    const findings = engines.flatMap(one => [
      ...calledWhileOpen(one),
      ...one.crowded.map(
        ({ atMs, engine }): Finding => ({
          ...{ atMs, what: `${engine} had more than ${halfOpenMax} probes at a time` },
        }),
      ),
      ...neverProbed(record, one),
      ...toldOtherwise(record, one),
    ]);
    const opened = engines.reduce((sum, one) => sum + one.opened.length, 0);
    const closed = engines.reduce((sum, one) => sum + one.closed, 0);
    return judged({
      looked: opened,
      findings: [...findings, ...openForNothing(record)],
      nothing: 'no engine failed often enough in a row',
      figure: `opened ${opened} times, closed ${closed} times`,
    });
  },
};
