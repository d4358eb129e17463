import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import type { RunRecord } from '../grammar/record.ts';
import { poolNumber } from '../grammar/setting.ts';

const minuteMs = 60_000;

interface Restarts {
  readonly replica: string;
  readonly moments: readonly number[];
}

/** What the processes tell; the first start is none again. */
const startedAgain = ({ engineStarts = [] }: RunRecord): readonly Restarts[] =>
  [...Map.groupBy(engineStarts, ({ replica }) => replica)].map(([replica, starts]) => ({
    replica,
    moments: starts
      .map(({ atMs }) => atMs)
      .sort((a, b) => a - b)
      .slice(1),
  }));

/** What the server counts, each at the scrape that first shows it. */
const counted = ({ scrapes }: RunRecord): readonly Restarts[] => {
  const moments = new Map<string, number[]>();
  const seen = new Map<string, number>();
  for (const { atMs, life, samples } of scrapes) {
    const totals = new Map<string, number>();
    for (const { name, labels, value } of samples) {
      if (name !== 'engine_restarts_total') continue;
      const replica = labels.replica_id ?? '';
      totals.set(replica, (totals.get(replica) ?? 0) + value);
    }
    for (const [replica, total] of totals) {
      const more = total - (seen.get(`${life} ${replica}`) ?? 0);
      seen.set(`${life} ${replica}`, total);
      moments.set(replica, [...(moments.get(replica) ?? []), ...Array<number>(Math.max(0, more)).fill(atMs)]);
    }
  }
  return [...moments].map(([replica, own]) => ({ replica, moments: own }));
};

const busiestMinute = (moments: readonly number[]): { count: number; atMs: number } =>
  moments.reduce(
    (most, atMs, first) => {
      const count = moments.slice(first).filter(other => other < atMs + minuteMs).length;
      return count > most.count ? { count, atMs } : most;
    },
    { count: 0, atMs: 0 },
  );

export const restartStormsBounded: Invariant = {
  name: 'restart storms bounded',
  sentence: 'In no minute an engine is started again more often than the configuration says.',
  judge: record => {
    const most = poolNumber(record.setting, 'restart.per_minute_max');
    const restarts = [...startedAgain(record), ...counted(record)].filter(
      ({ moments }) => moments.length > 0,
    );
    const busiest = restarts.map(({ replica, moments }) => ({ replica, ...busiestMinute(moments) }));
    const findings = busiest
      .filter(({ count }) => count > most)
      .map(
        ({ replica, count, atMs }): Finding => ({
          ...{
            atMs,
            what: `${replica} was started again ${count} times within a minute; ${most} are allowed`,
          },
        }),
      );
    const top = Math.max(0, ...busiest.map(({ count }) => count));
    return judged({
      ...{ looked: restarts.length, findings, nothing: 'no engine was started again' },
      figure: `at most ${top} of ${most} in a minute`,
    });
  },
};
