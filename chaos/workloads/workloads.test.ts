import assert from 'node:assert/strict';
import type { Arrival } from '../grammar/operation.ts';
import { peakRateOf, type Setting, serviceMsOf, slotsOf, standardSetting } from '../grammar/setting.ts';
import type { Workload } from '../grammar/workload.ts';
import { abortingClients } from './aborting-clients.ts';
import { bursts } from './bursts.ts';
import { greedyTenant, shareRateOf } from './greedy-tenant.ts';
import { longSessions } from './long-sessions.ts';
import { mixedPriorities } from './mixed-priorities.ts';
import { ramp } from './ramp.ts';
import { retries } from './retries.ts';
import { slowReaders } from './slow-readers.ts';
import { steady } from './steady.ts';

const seconds = 20;
const setting: Setting = {
  ...standardSetting,
  tenants: [{ id: 'greedy' }, { id: 'modest' }, { id: 'heavy', weight: 2 }],
};

const of = (workload: Workload, seed = 1): readonly Arrival[] =>
  workload.arrivals({ setting, seconds, seed });

const within = (arrivals: readonly Arrival[], fromMs: number, toMs: number): number =>
  arrivals.filter(({ atMs }) => atMs >= fromMs && atMs < toMs).length;

const shareOf = <Item>(items: readonly Item[], is: (item: Item) => boolean): number =>
  items.filter(is).length / items.length;

const isNear = (actual: number, expected: number, tolerance: number): void =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected} ± ${tolerance}`);

const all: readonly Workload[] = [
  ...[steady(0.7), bursts(), ramp(), slowReaders(), abortingClients(), greedyTenant()],
  ...[longSessions(), mixedPriorities(), retries()],
];

describe('workloads', () => {
  for (const workload of all)
    it(`${workload.name}: the same seed gives the same arrivals, in order and within the time`, () => {
      const arrivals = of(workload, 7);
      assert.deepEqual(arrivals, of(workload, 7));
      assert.deepEqual(
        arrivals.map(({ atMs }) => atMs),
        arrivals.map(({ atMs }) => atMs).sort((a, b) => a - b),
      );
      assert.ok(arrivals.length > 0);
      assert.ok(arrivals.every(({ atMs }) => atMs >= 0 && atMs < seconds * 1_000));
      assert.notEqual(workload.what, '');
    });

  for (const workload of [slowReaders(), abortingClients(), longSessions(), mixedPriorities(), retries()])
    it(`${workload.name}: another seed gives other arrivals`, () => {
      assert.notDeepEqual(of(workload, 1), of(workload, 2));
    });

  it('bursts come all at once, as many as were asked for, with nothing between them', () => {
    const arrivals = of(bursts({ everyMs: 500, timesSlots: 3 }));
    const size = 3 * slotsOf(setting);
    assert.deepEqual([...new Set(arrivals.map(({ atMs }) => atMs))].length, (seconds * 1_000) / 500);
    for (const atMs of [0, 500, 19_500]) assert.equal(within(arrivals, atMs, atMs + 1), size);
    assert.equal(within(arrivals, 1, 500), 0);
  });

  it('a ramp begins below what fits, ends at ten times that, and rises all the way', () => {
    const peak = peakRateOf(setting, 16);
    const arrivals = of(ramp({ from: 0.5, to: 10 }));
    const perSecond = Array.from({ length: seconds }, (_, at) =>
      within(arrivals, at * 1_000, at * 1_000 + 1_000),
    );
    isNear(perSecond[0] ?? 0, peak * (0.5 + 9.5 / seconds / 2), 2);
    isNear(perSecond[seconds - 1] ?? 0, peak * (10 - 9.5 / seconds / 2), 2);
    assert.ok(perSecond.every((rate, at) => at === 0 || rate > (perSecond[at - 1] ?? 0)));
    isNear(arrivals.length, peak * 5.25 * seconds, 1);
  });

  it('a level ramp is steady', () => {
    const arrivals = of(ramp({ from: 2, to: 2 }));
    assert.equal(arrivals.length, Math.floor(2 * peakRateOf(setting, 16) * seconds));
    assert.ok(Math.abs(within(arrivals, 0, 5_000) - within(arrivals, 10_000, 15_000)) <= 1);
  });

  it('slow readers are as many as were asked for, and take frames no faster than they say', () => {
    const arrivals = of(slowReaders({ shareSlow: 0.3, readEveryMs: 250 }));
    isNear(
      shareOf(arrivals, ({ reader }) => reader === 'slow'),
      0.3,
      0.1,
    );
    for (const { reader, readEveryMs } of arrivals)
      assert.equal(readEveryMs, reader === 'slow' ? 250 : undefined);
  });

  it('clients that leave do so in both ways, after the first piece and before the last', () => {
    const arrivals = of(abortingClients({ shareAborting: 0.5, pieces: 16 }));
    const leaving = arrivals.flatMap(({ leavesAfter }) => leavesAfter ?? []);
    isNear(leaving.length / arrivals.length, 0.5, 0.07);
    isNear(
      shareOf(leaving, ({ by }) => by === 'cancel'),
      0.5,
      0.1,
    );
    assert.equal(Math.min(...leaving.map(({ pieces }) => pieces)), 1);
    assert.equal(Math.max(...leaving.map(({ pieces }) => pieces)), 15);
  });

  it('the greedy tenant offers a hundred times its share and the others their part of theirs', () => {
    const arrivals = of(greedyTenant({ times: 100, others: 0.8, pieces: 64 }));
    const peak = peakRateOf(setting, 64);
    const offered = (id: string): number => arrivals.filter(({ tenant }) => tenant === id).length / seconds;
    isNear(offered('greedy'), (100 * peak) / 4, 0.1);
    isNear(offered('modest'), (0.8 * peak) / 4, 0.1);
    isNear(offered('heavy'), (0.8 * peak) / 2, 0.1);
    assert.ok(arrivals.every(({ tenant, retries: again }) => (again === 'none') === (tenant === 'greedy')));
  });

  it('shares of tenants add up to what the slots can do', () => {
    const { tenants } = setting;
    const shares = tenants.map(tenant => shareRateOf(tenant, tenants, 100));
    assert.deepEqual(shares, [25, 25, 50]);
  });

  it('a greedy tenant without others is refused', () => {
    assert.throws(
      () => greedyTenant().arrivals({ setting: standardSetting, seconds, seed: 1 }),
      /at least one other tenant/,
    );
  });

  it('a session has eight turns and no more, one after the other', () => {
    const sessions = Map.groupBy(of(longSessions({ turns: 8, pieces: 8 })), ({ session }) => session);
    const sizes = [...sessions.values()].map(turns => turns.length);
    assert.equal(Math.max(...sizes), 8);
    assert.ok(sizes.filter(size => size === 8).length > sizes.length / 2);
    const serviceMs = serviceMsOf(setting, 8);
    for (const turns of sessions.values()) {
      assert.equal(new Set(turns.map(({ client }) => client)).size, 1);
      for (const [at, turn] of turns.entries())
        if (at > 0) assert.ok(turn.atMs - (turns[at - 1]?.atMs ?? 0) >= serviceMs);
    }
  });

  it('mixed priorities offer what was asked of each class, with deadlines between the bounds', () => {
    const arrivals = of(mixedPriorities({ interactive: 0.5, batch: 2, pieces: 16, deadlineTimes: [4, 20] }));
    const peak = peakRateOf(setting, 16);
    const serviceMs = serviceMsOf(setting, 16);
    const rate = (class_: Arrival['priority']): number =>
      arrivals.filter(({ priority }) => priority === class_).length / seconds;
    isNear(rate('interactive'), peak * 0.5, 0.1);
    isNear(rate('batch'), peak * 2, 0.1);
    const deadlines = arrivals.map(({ deadlineMs = 0 }) => deadlineMs);
    assert.ok(deadlines.every(ms => ms >= 4 * serviceMs && ms <= 20 * serviceMs));
    assert.ok(Math.min(...deadlines) < 5 * serviceMs && Math.max(...deadlines) > 19 * serviceMs);
  });

  it('some who are refused obey, some do not, and none comes for ever', () => {
    const arrivals = of(retries({ shareStubborn: 0.25, triesMax: 20 }));
    isNear(
      shareOf(arrivals, ({ retries: again }) => again === 'stubborn'),
      0.25,
      0.05,
    );
    isNear(
      shareOf(arrivals, ({ retries: again }) => again === 'obeys'),
      0.75,
      0.05,
    );
    assert.ok(arrivals.every(({ triesMax }) => triesMax === 20));
    isNear(arrivals.length, 1.5 * peakRateOf(setting, 16) * seconds, 1);
  });
});
