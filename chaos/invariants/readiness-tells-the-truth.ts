import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import type { ReadinessPoll, RunRecord } from '../grammar/record.ts';
import { poolNumber } from '../grammar/setting.ts';
import { onItsWayMs } from './reading/breaker.ts';
import { type Span, spansWithoutEngines, wellSinceMs } from './reading/engines.ts';

const unavailable: readonly string[] = [
  'POOL_UNREADY',
  'POOL_UNAVAILABLE',
  'STORE_UNAVAILABLE',
  'SHUTTING_DOWN',
];

/** A look at readiness stands for so long. */
const lookMs = 100;
const readyAgainMs = 5_000;

interface Answer {
  readonly sentMs: number;
  readonly answeredMs: number;
  readonly isRefused: boolean;
}

/** Of the higher class: the lowest may be refused by a pool that is ready. */
const answersOf = ({ operations }: RunRecord): readonly Answer[] =>
  operations
    .filter(({ arrival }) => arrival.priority === 'interactive')
    .flatMap(({ tries }) => tries)
    .flatMap(({ sentMs, answeredMs, status, code = '' }) =>
      answeredMs === undefined || status === undefined
        ? []
        : [{ sentMs, answeredMs, isRefused: status === 503 && unavailable.includes(code) }],
    )
    .sort((a, b) => a.answeredMs - b.answeredMs);

/**
 * From a first refusal to the last before anything else was answered. What was sent before, and is answered a moment after
 * it became ready, was on its way: it says nothing of that moment.
 */
const refusalSpans = (answers: readonly Answer[]): readonly Span[] => {
  const spans: Span[] = [];
  let fromMs: number | undefined;
  let toMs = 0;
  for (const { sentMs, answeredMs, isRefused } of answers) {
    if (!isRefused) {
      fromMs = undefined;
      continue;
    }
    toMs = Math.max(fromMs === undefined ? 0 : toMs, sentMs, answeredMs - onItsWayMs);
    if (fromMs !== undefined) spans.pop();
    fromMs ??= answeredMs;
    spans.push({ fromMs, toMs });
  }
  return spans;
};

const readyIn = ({ readiness }: RunRecord, { fromMs, toMs }: Span): ReadinessPoll | undefined =>
  readiness.find(({ status, atMs, answeredMs }) => status === 200 && atMs > fromMs && answeredMs < toMs);

const readyWhileRefusing = (record: RunRecord, answers: readonly Answer[]): Finding[] => {
  const heartbeatMs = poolNumber(record.setting, 'heartbeat.interval_ms');
  return refusalSpans(answers).flatMap(({ fromMs, toMs }) => {
    const ready = readyIn(record, { fromMs: fromMs + heartbeatMs, toMs });
    const forMs = Math.round(toMs - fromMs);
    return ready === undefined
      ? []
      : [{ atMs: ready.atMs, what: `it was ready, and refused all work as unavailable for ${forMs} ms` }];
  });
};

/** Where it says before and after that it is ready, and nothing is wrong, what comes in between is taken. */
const refusedWhileReady = (record: RunRecord, answers: readonly Answer[]): Finding[] =>
  answers
    .filter(({ isRefused }) => isRefused)
    .filter(({ sentMs, answeredMs }) => {
      const isFaulty = record.faults.some(
        ({ injectedMs, healedMs }) => injectedMs <= answeredMs && healedMs >= sentMs,
      );
      const around = record.readiness.filter(
        ({ atMs, answeredMs: toldMs }) => toldMs >= sentMs - lookMs && atMs <= answeredMs + lookMs,
      );
      const isAround =
        around.some(({ answeredMs: toldMs }) => toldMs <= sentMs) &&
        around.some(({ atMs }) => atMs >= answeredMs);
      return !isFaulty && isAround && around.every(({ status }) => status === 200);
    })
    .map(({ answeredMs }) => ({
      atMs: answeredMs,
      what: 'it said that it was ready, and refused work as unavailable',
    }));

const readyWithoutEngines = (record: RunRecord): Finding[] => {
  const { setting } = record;
  const noticedMs =
    poolNumber(setting, 'heartbeat.interval_ms') * poolNumber(setting, 'heartbeat.missed_max');
  return spansWithoutEngines(record).flatMap(({ fromMs, toMs }) => {
    const ready = readyIn(record, { fromMs: fromMs + noticedMs + lookMs, toMs });
    if (ready === undefined) return [];
    const afterMs = Math.round(ready.atMs - fromMs);
    return [{ atMs: ready.atMs, what: `no engine had answered for ${afterMs} ms, and it was ready` }];
  });
};

const unreadyWhileWell = (record: RunRecord): Finding[] => {
  const unready = record.readiness.find(({ atMs, status }) => {
    const sinceMs = wellSinceMs(record, atMs);
    const isBegun = atMs >= record.startedMs;
    return status === 503 && isBegun && sinceMs !== undefined && atMs - sinceMs > readyAgainMs;
  });
  if (unready === undefined) return [];
  return [{ atMs: unready.atMs, what: 'nothing was wrong, and it was not ready' }];
};

export const readinessTellsTheTruth: Invariant = {
  name: 'readiness tells the truth',
  isTimed: true,
  sentence:
    'The server is not ready while it refuses all work as unavailable or while no engine answers, takes work where it says that it is ready, and is not unready while nothing is wrong.',
  judge: record => {
    const answers = answersOf(record);
    const told = record.readiness.filter(
      ({ atMs, status }) => atMs >= record.startedMs && status !== undefined,
    );
    const refused = answers.filter(({ isRefused }) => isRefused).length;
    const unready = told.filter(({ status }) => status !== 200).length;
    return judged({
      looked: told.length,
      findings: [
        ...readyWhileRefusing(record, answers),
        ...refusedWhileReady(record, answers),
        ...readyWithoutEngines(record),
        ...unreadyWhileWell(record),
      ],
      nothing: 'nobody learned whether it was ready',
      figure: `${told.length} looks, ${unready} of them unready; ${refused} refusals`,
    });
  },
};
