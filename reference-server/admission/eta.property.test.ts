import assert from 'node:assert/strict';
import fc from 'fast-check';
import { onTimeProbability, predictStartMs, priorExperience } from './index.ts';

const prior = priorExperience({ firstTokenMs: 100, tokenMs: 10 });
const ms = fc.integer({ min: 0, max: 100_000 });
const crowds = fc.record({
  position: fc.nat(40),
  slots: fc.integer({ min: 1, max: 8 }),
  runningRestMs: fc.array(ms, { maxLength: 8 }),
  typicalServiceMs: fc.integer({ min: 1, max: 5_000 }),
});

describe('the predicted start, whatever runs', () => {
  it('is when the first slot is free once each task ahead has taken the one that was free first', () => {
    fc.assert(
      fc.property(crowds, crowd => {
        const running = crowd.runningRestMs.toSorted((a, b) => a - b);
        const idle = Math.max(0, crowd.slots - running.length);
        const freeMs = [...Array<number>(idle).fill(0), ...running].slice(0, crowd.slots);
        for (let ahead = 0; ahead < crowd.position; ahead += 1) {
          freeMs.sort((a, b) => a - b);
          freeMs[0] = (freeMs[0] ?? 0) + crowd.typicalServiceMs;
        }
        assert.equal(predictStartMs(crowd), Math.min(...freeMs));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the probability to be on time, whatever the crowd', () => {
  it('stays within 0 and 1 and never rises when only the queue ahead grows [ASY-ETA-004(a)]', () => {
    let fell = 0;
    fc.assert(
      fc.property(
        crowds,
        fc.record({ more: fc.integer({ min: 1, max: 20 }), serviceMs: ms, remainingMs: ms }),
        (ahead, drawn) => {
          const { more, serviceMs, remainingMs } = drawn;
          const chance = (position: number): number =>
            onTimeProbability(
              prior,
              { startMs: predictStartMs({ ...ahead, position }), serviceMs },
              remainingMs,
            );
          const [near, far] = [chance(ahead.position), chance(ahead.position + more)];
          assert.ok(near >= 0 && near <= 1 && far >= 0 && far <= near + 1e-12, `${near} and then ${far}`);
          if (far < near) fell += 1;
        },
      ),
      { numRuns: 1_000 },
    );
    assert.ok(fell > 100, `${fell} times it fell`);
  });

  it('is 0 once the deadline has passed, and above it before [ASY-ETA-004(b)]', () => {
    const late = fc.oneof(fc.constant(0), fc.integer({ min: -100_000, max: -1 }));
    fc.assert(
      fc.property(ms, ms, late, (startMs, serviceMs, remainingMs) => {
        assert.equal(onTimeProbability(prior, { startMs, serviceMs }, remainingMs), 0);
        assert.ok(onTimeProbability(prior, { startMs, serviceMs }, startMs + serviceMs + 1) >= 0.5);
      }),
    );
  });
});
