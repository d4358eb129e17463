import { sampleSum } from '#conformance/harness';
import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import type { RunRecord } from '../grammar/record.ts';
import { replicaOf } from './reading/engines.ts';
import {
  minuteMs,
  type RestartNumbers,
  restartNumbers,
  restartsOf,
  type Succession,
  spacingsOf,
  successionsOf,
} from './reading/restarts.ts';

const busiestMinute = (moments: readonly number[]): { count: number; atMs: number } =>
  moments.reduce(
    (most, atMs, first) => {
      const count = moments.slice(first).filter(other => other < atMs + minuteMs).length;
      return count > most.count ? { count, atMs } : most;
    },
    { count: 0, atMs: 0 },
  );

const momentsOf = (succession: Succession): readonly number[] =>
  restartsOf(succession).map(({ startedMs }) => startedMs);

const tooMany = (succession: Succession, { perMinuteMax }: RestartNumbers): Finding[] => {
  const { count, atMs } = busiestMinute(momentsOf(succession));
  if (count <= perMinuteMax) return [];
  const what = `${succession.engine} was started again ${count} times within a minute; ${perMinuteMax} are allowed`;
  return [{ atMs, what }];
};

const tooSoon = (succession: Succession, numbers: RestartNumbers): Finding[] =>
  spacingsOf(succession, numbers)
    .filter(({ gapMs, dueMs }) => gapMs < dueMs)
    .map(({ atMs, gapMs, dueMs }) => ({
      atMs,
      what: `${succession.engine} was started again ${Math.round(gapMs)} ms after its start before; it had to wait for ${dueMs} ms`,
    }));

/** What the last process of the server counts is what was seen of its engines. */
const toldOtherwise = ({ final, lives }: RunRecord, { engine, life, workers }: Succession): Finding[] => {
  if (final === undefined || life !== lives.length - 1) return [];
  const told = sampleSum(final.samples, 'engine_restarts_total', { replica_id: replicaOf(engine) }) ?? 0;
  const seen = workers.length - 1;
  return told === seen
    ? []
    : [{ atMs: final.atMs, what: `the server counts ${told} restarts of ${engine}, and ${seen} were seen` }];
};

const figureOf = (successions: readonly Succession[], numbers: RestartNumbers): string => {
  const most = Math.max(0, ...successions.map(one => busiestMinute(momentsOf(one)).count));
  const gaps = successions
    .flatMap(one => spacingsOf(one, numbers))
    .map(({ gapMs, dueMs }) => `${Math.round(gapMs)} (${dueMs})`);
  return `at most ${most} of ${numbers.perMinuteMax} in a minute; ms from start to start (at least): ${gaps.join(', ')}`;
};

export const restartStormsBounded: Invariant = {
  name: 'restart storms bounded',
  sentence:
    'An engine that dies is started again no sooner than its backoff and in no minute more often than the configuration says, and the server counts what its engines tell.',
  judge: record => {
    const numbers = restartNumbers(record.setting);
    const successions = successionsOf(record).filter(one => restartsOf(one).length > 0);
    return judged({
      looked: successions.reduce((sum, one) => sum + restartsOf(one).length, 0),
      findings: successions.flatMap(one => [
        ...tooMany(one, numbers),
        ...tooSoon(one, numbers),
        ...toldOtherwise(record, one),
      ]),
      nothing: 'no engine was started again',
      figure: figureOf(successions, numbers),
    });
  },
};
