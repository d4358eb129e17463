import assert from 'node:assert/strict';
import fc from 'fast-check';
import { minuteMs, RestartSchedule } from './restart-schedule.ts';

const rules = { base_ms: 500, cap_ms: 30_000, per_minute_max: 6 };

describe('the schedule of restarts', () => {
  it('waits twice as long after each fault, up to the cap [OC-POOL-3011(a), OC-POOL-3011(b)]', () => {
    const schedule = new RestartSchedule(rules);
    const waits = Array.from({ length: 8 }, (_, at) => {
      schedule.fault(at);
      return schedule.waitMs(at);
    });
    assert.deepEqual(waits, [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it('begins anew after a full minute without a fault, and not a millisecond earlier [OC-POOL-3011(c)]', () => {
    const early = new RestartSchedule(rules);
    early.fault(0);
    early.fault(minuteMs - 1);
    assert.equal(early.waitMs(minuteMs - 1), 1_000);
    const late = new RestartSchedule(rules);
    late.fault(0);
    late.fault(minuteMs);
    assert.equal(late.waitMs(minuteMs), 500);
  });

  it('calls a fault beyond the minute’s restarts a storm: the seventh, not the sixth, and so the tenth [ORCH-3053(c)]', () => {
    const schedule = new RestartSchedule(rules);
    const verdicts = Array.from({ length: 10 }, (_, at) => schedule.fault(at * 6_000));
    assert.deepEqual(verdicts, [...Array(6).fill('again'), ...Array(4).fill('storm')]);
  });

  it('waits longer with each start that was not tried, without counting it as a fault [ORCH-3003(b)]', () => {
    const schedule = new RestartSchedule(rules);
    const waits = Array.from({ length: 20 }, () => {
      schedule.postpone(0);
      return schedule.waitMs(0);
    });
    assert.deepEqual([waits[0], waits[1], waits[19]], [500, 1_000, 30_000]);
    assert.equal(schedule.fault(0), 'again');
  });

  it('never restarts more often in any minute than allowed, and reaches that number [ORCH-3053(b)]', () => {
    const faults = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 60 });
    const settings = fc.record({
      base_ms: fc.integer({ min: 0, max: 2_000 }),
      cap_ms: fc.integer({ min: 2_000, max: 30_000 }),
      per_minute_max: fc.integer({ min: 1, max: 10 }),
    });
    fc.assert(
      fc.property(faults, settings, (delaysMs, config) => {
        const schedule = new RestartSchedule(config);
        const restartsMs: number[] = [];
        let nowMs = 0;
        for (const delayMs of delaysMs) {
          nowMs += delayMs;
          schedule.fault(nowMs);
          const waitMs = schedule.waitMs(nowMs);
          assert.ok(waitMs >= Math.min(config.base_ms, config.cap_ms));
          nowMs += waitMs;
          assert.equal(schedule.waitMs(nowMs), 0);
          schedule.restarted(nowMs);
          restartsMs.push(nowMs);
          const lastMinute = restartsMs.filter(atMs => nowMs - atMs < minuteMs);
          assert.ok(lastMinute.length <= config.per_minute_max);
        }
      }),
    );
    const quick = new RestartSchedule({ ...rules, base_ms: 0, cap_ms: 0 });
    const counts = Array.from({ length: 6 }, () => {
      quick.fault(0);
      const waitMs = quick.waitMs(0);
      quick.restarted(0);
      return waitMs;
    });
    assert.deepEqual([counts, quick.waitMs(0)], [[0, 0, 0, 0, 0, 0], minuteMs]);
  });
});
