import assert from 'node:assert/strict';
import { VirtualWorld } from '../kernel/index.ts';
import {
  type Experience,
  isFeasible,
  observe,
  onTimeProbability,
  predictServiceMs,
  predictStartMs,
  priorExperience,
  typicalServiceMs,
} from './index.ts';

const prior = priorExperience({ firstTokenMs: 100, tokenMs: 10 });

function learnedFrom(count: number, serviceMs: number, from: Experience = prior): Experience {
  let experience = from;
  const seen = { firstTokenMs: 50, serviceMs, tokens: 20, tokensExpected: 40 };
  for (let i = 0; i < count; i += 1) experience = observe(experience, seen);
  return experience;
}

/** Four slots, a little more work than they can do: the error of each prediction, as part of the real wait. */
function steadyLoad(world: VirtualWorld): number[] {
  const queue: ((nowMs: number) => void)[] = [];
  const endsMs = new Set<{ readonly expectedMs: number }>();
  const errors: number[] = [];
  let experience = prior;
  const dispatch = (): void => {
    const start = endsMs.size < 4 ? queue.shift() : undefined;
    if (!start) return;
    start(world.monotonicMs());
    const serviceMs = 160 + 80 * world.random();
    const slot = { expectedMs: world.monotonicMs() + typicalServiceMs(experience, 40) };
    endsMs.add(slot);
    world.after(serviceMs, () => {
      endsMs.delete(slot);
      experience = observe(experience, { firstTokenMs: 40, serviceMs, tokens: 20, tokensExpected: 40 });
      dispatch();
    });
  };
  const arrive = (left: number): void => {
    const nowMs = world.monotonicMs();
    const predictedMs = predictStartMs({
      position: queue.length,
      slots: 4,
      runningRestMs: [...endsMs].map(slot => slot.expectedMs - nowMs),
      typicalServiceMs: typicalServiceMs(experience, 40),
    });
    queue.push(startMs =>
      errors.push(Math.abs(predictedMs - (startMs - nowMs)) / Math.max(200, startMs - nowMs)),
    );
    dispatch();
    if (left > 1) world.after(45, () => arrive(left - 1));
  };
  arrive(400);
  while (world.runNext());
  return errors;
}

describe('the predicted service', () => {
  it("is the priors' until something was observed [ASY-DEADLINE-001(a)]", () => {
    assert.equal(predictServiceMs(prior, 11), 200);
    assert.equal(typicalServiceMs(prior, 11), 200);
  });

  it('is learned: how fast tokens come and how many of those allowed [ASY-ETA-001(c)]', () => {
    const learned = learnedFrom(30, 430);
    assert.ok(Math.abs(predictServiceMs(learned, 40) - 430) < 5, `${predictServiceMs(learned, 40)}`);
    assert.ok(Math.abs(typicalServiceMs(learned, 40) - 430) < 5);
    const slower = learnedFrom(30, 860, learned);
    assert.ok(Math.abs(typicalServiceMs(slower, 40) - 860) < 10, 'the past fades');
  });
});

describe('the predicted start', () => {
  const busy = { slots: 2, runningRestMs: [300, 100], typicalServiceMs: 400 };

  it('is now where a slot is idle, and follows the slots as they become free [ASY-ETA-001(a)] [ASY-ETA-001(b)]', () => {
    assert.equal(predictStartMs({ ...busy, runningRestMs: [300], position: 0 }), 0);
    assert.equal(predictStartMs({ ...busy, runningRestMs: [300], position: 1 }), 300);
    const starts = [0, 1, 2, 3, 4].map(position => predictStartMs({ ...busy, position }));
    assert.deepEqual(starts, [100, 300, 500, 700, 900]);
  });

  it('is never where there is no slot', () => {
    assert.equal(predictStartMs({ ...busy, slots: 0, position: 0 }), Number.POSITIVE_INFINITY);
  });

  it('is off by at most a quarter in the median at steady load', () => {
    const errors = steadyLoad(new VirtualWorld({ seed: 3 })).sort((a, b) => a - b);
    assert.equal(errors.length, 400);
    assert.ok((errors[200] ?? 1) <= 0.25, `median error ${errors[200]}`);
    assert.ok((errors[399] ?? 0) > 0, 'service times vary, so that some prediction is off');
  });
});

describe('feasibility', () => {
  it('holds where start and service fit exactly, and not one millisecond below [ASY-DEADLINE-001(b)]', () => {
    const prediction = { startMs: 300, serviceMs: 200 };
    assert.deepEqual([isFeasible(prediction, 500), isFeasible(prediction, 499)], [true, false]);
  });
});

describe('the probability to be on time', () => {
  it('is even where the end is predicted at the deadline, and 0 once that has passed', () => {
    assert.equal(onTimeProbability(prior, { startMs: 100, serviceMs: 100 }, 200), 0.5);
    assert.equal(onTimeProbability(prior, { startMs: 0, serviceMs: 0 }, 0), 0);
    assert.ok(onTimeProbability(prior, { startMs: 100, serviceMs: 100 }, 900) > 0.95);
  });

  it('grows surer as predictions prove right', () => {
    const prediction = { startMs: 100, serviceMs: 100 };
    const sure = onTimeProbability(learnedFrom(40, 430), prediction, 260);
    assert.ok(sure > onTimeProbability(prior, prediction, 260));
  });
});
