import assert from 'node:assert/strict';
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
});
