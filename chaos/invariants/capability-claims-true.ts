import { parsedJson, sampleSum, valueAt } from '#conformance/harness';
import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import { admittedTry, type Frame } from '../grammar/operation.ts';
import type { EngineCall, RunRecord, Sample } from '../grammar/record.ts';
import { poolNumber } from '../grammar/setting.ts';
import { isDisturbed } from './reading/disturbance.ts';

const abortWithinMs = 250;

/** When a call has to be counted as over: an engine may learn late that the server gave it up. */
const countedUntilMs = ({ how, endedMs = Number.POSITIVE_INFINITY }: EngineCall): number =>
  how === 'ended' ? endedMs : endedMs - abortWithinMs;

const overfilled = (record: RunRecord): Finding[] =>
  [...Map.groupBy(record.calls, ({ engine }) => engine)].flatMap(([engine, calls]) =>
    calls
      .filter(({ atMs }) => {
        if (isDisturbed(record, atMs - abortWithinMs, atMs)) return false;
        const open = calls.filter(other => other.atMs <= atMs && countedUntilMs(other) > atMs);
        return open.length > record.setting.slots;
      })
      .slice(0, 1)
      .map(({ atMs }) => ({
        atMs,
        what: `${engine} has ${record.setting.slots} slots, and got more calls at a time`,
      })),
  );

/** Attempts after which a task may have been put back, where it takes no place of the queue. */
const putBack = (samples: readonly Sample[]): number =>
  (sampleSum(samples, 'preemptions_total') ?? 0) +
  (sampleSum(samples, 'engine_attempts_total') ?? 0) -
  (sampleSum(samples, 'engine_attempts_total', { outcome: 'completed' }) ?? 0);

const overlong = (record: RunRecord): Finding[] => {
  const capacity = poolNumber(record.setting, 'queue.capacity');
  return record.scrapes.flatMap(({ atMs, samples }) => {
    const waiting = sampleSum(samples, 'queue_depth') ?? 0;
    return waiting > capacity + putBack(samples)
      ? [{ atMs, what: `${waiting} tasks wait where ${capacity} may` }]
      : [];
  });
};

interface Claims {
  readonly usage: boolean;
  readonly finish: boolean;
  readonly tokensMax: number | undefined;
}

const claimsOf = (capabilities: unknown): Claims => {
  const tokensMax = valueAt(capabilities, 'engines.0.models.0.max_tokens_max');
  return {
    usage: valueAt(capabilities, 'engines.0.features.usage') === true,
    finish: valueAt(capabilities, 'engines.0.features.finish_reason') === true,
    tokensMax: typeof tokensMax === 'number' ? tokensMax : undefined,
  };
};

const unlikeClaims = ({ data = '', atMs }: Frame, { usage, finish }: Claims): Finding[] => {
  const end = parsedJson(data);
  const reason = valueAt(end, 'finish_reason');
  return [
    ...(usage && valueAt(end, 'usage') === undefined
      ? [{ atMs, what: 'it claims to tell usage, and this end has none' }]
      : []),
    ...(finish && (reason === undefined || reason === 'unknown')
      ? [{ atMs, what: 'it claims to tell why an engine ended, and this end does not' }]
      : []),
  ];
};

const unlikeEnds = ({ operations, calls }: RunRecord, claims: Claims): Finding[] => {
  // An engine may leave out what its kind tells, and then nothing can be told.
  const whole = new Set(calls.flatMap(({ how, task }) => (how === 'ended' ? [task] : [])));
  return operations
    .filter(({ task }) => whole.has(task))
    .flatMap(({ task, readings }) =>
      readings
        .flatMap(({ frames }) => frames.filter(({ event }) => event === 'end'))
        .flatMap(frame => unlikeClaims(frame, claims).map(finding => ({ ...finding, task }))),
    );
};

const beyondLimits = (
  { operations }: RunRecord,
  { tokensMax = Number.POSITIVE_INFINITY }: Claims,
): Finding[] =>
  operations
    .filter(operation => operation.arrival.pieces > tokensMax && admittedTry(operation) !== undefined)
    .map(({ task, arrival, intendedMs }) => ({
      ...{ atMs: intendedMs, task },
      what: `it asks for ${arrival.pieces} tokens where ${tokensMax} are the most, and was admitted`,
    }));

export const capabilityClaimsTrue: Invariant = {
  name: 'capability claims true',
  sentence:
    'What the server claims is so: no engine has more calls than slots, no queue more tasks than it may, no task more tokens than are offered, and ends tell what is promised.',
  judge: record => {
    const { final, calls } = record;
    if (final?.capabilities === undefined)
      return { verdict: 'unknown', because: 'the server did not tell at the end what it can do' };
    const claims = claimsOf(final.capabilities);
    return judged({
      looked: calls.length,
      findings: [
        ...overfilled(record),
        ...overlong(record),
        ...unlikeEnds(record, claims),
        ...beyondLimits(record, claims),
      ],
      nothing: 'no engine was called',
      figure: `${calls.length} calls of at most ${record.setting.slots} at a time`,
    });
  },
};
