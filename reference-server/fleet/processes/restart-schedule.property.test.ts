import assert from 'node:assert/strict';
import fc from 'fast-check';
import { minuteMs, RestartSchedule } from './restart-schedule.ts';

const settings = fc.record({
  base_ms: fc.integer({ min: 0, max: 2_000 }),
  cap_ms: fc.integer({ min: 2_000, max: 30_000 }),
  per_minute_max: fc.integer({ min: 1, max: 10 }),
});

describe('the schedule of restarts, whatever the faults', () => {
  it('waits from the base on twice as long each time [OC-POOL-3011(a)]', () => {
    fc.assert(
      fc.property(settings, fc.integer({ min: 1, max: 14 }), (config, faults) => {
        const schedule = new RestartSchedule(config);
        for (let at = 0; at < faults; at += 1) {
          schedule.fault(at);
          assert.equal(schedule.waitMs(at), Math.min(config.cap_ms, config.base_ms * 2 ** at));
        }
      }),
    );
  });

  it('never waits longer than the cap, and comes to it [OC-POOL-3011(b)]', () => {
    const quick = settings.map(config => ({ ...config, base_ms: config.base_ms + 1 }));
    fc.assert(
      fc.property(quick, fc.integer({ min: 16, max: 200 }), (config, faults) => {
        const schedule = new RestartSchedule(config);
        const waits = Array.from({ length: faults }, () => {
          schedule.fault(0);
          return schedule.waitMs(0);
        });
        assert.ok(waits.every(waitMs => waitMs <= config.cap_ms));
        assert.equal(waits.at(-1), config.cap_ms);
      }),
    );
  });

  it('is set back by a full minute without a fault, and by nothing shorter [OC-POOL-3011(c)]', () => {
    const pauses = fc.integer({ min: minuteMs - 20, max: minuteMs + 20 });
    fc.assert(
      fc.property(settings, fc.integer({ min: 1, max: 9 }), pauses, (config, faults, pauseMs) => {
        const schedule = new RestartSchedule(config);
        for (let at = 0; at < faults; at += 1) schedule.fault(0);
        schedule.fault(pauseMs);
        const level = pauseMs >= minuteMs ? 0 : faults;
        assert.equal(schedule.waitMs(pauseMs), Math.min(config.cap_ms, config.base_ms * 2 ** level));
      }),
      { numRuns: 300 },
    );
  });

  it('never restarts more often in any minute than allowed, and reaches that number [ORCH-3053(b)]', () => {
    const faults = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 60 });
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
    const quick = new RestartSchedule({ base_ms: 0, cap_ms: 0, per_minute_max: 6 });
    const counts = Array.from({ length: 6 }, () => {
      quick.fault(0);
      const waitMs = quick.waitMs(0);
      quick.restarted(0);
      return waitMs;
    });
    assert.deepEqual([counts, quick.waitMs(0)], [[0, 0, 0, 0, 0, 0], minuteMs]);
  });
});
