import assert from 'node:assert/strict';
import { atMostOneTerminal as invariant } from './at-most-one-terminal.ts';
import {
  endFrame,
  errorFrame,
  interrupted,
  keptFrames,
  reading,
  restarted,
  runOf,
  served,
  startedFrame,
  withFinal,
  withFrames,
  withOperation,
} from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const frames = served().operation.readings[0]?.frames ?? [];

describe('at most one terminal', () => {
  it('holds of tasks that ended once, also of one that a crash interrupted', () => {
    const told = [served(), interrupted('b', 3_900, { exitedMs: 3_998, toldMs: 5_050 })];
    assert.equal(heldOver(invariant, runOf({ told, ...restarted })), 2);
  });

  it('is violated by a second end on one connection', () => {
    const twice = [...frames, errorFrame(1_060, 5, 'INTERNAL')];
    assertViolated(invariant, runOf({ told: [withFrames(served(), twice, frames)] }), /second end/);
  });

  it('is violated by two readers who were told differently', () => {
    const other = [startedFrame(1_003), errorFrame(1_060, 1, 'WORKER_RESET')];
    const told = withOperation(served(), { readings: [reading(frames), reading(other)] });
    assertViolated(invariant, runOf({ told: [told] }), /ended as end id 4, and as error id 1/);
  });

  it('is violated by a final read that tells another end, in its data alone too', () => {
    const other = [...frames.slice(0, -1), endFrame(1_060, 3)].map(frame =>
      frame.event === 'end' ? { ...frame, data: '{"tokens_out":4}' } : frame,
    );
    assertViolated(invariant, runOf({ told: [withFrames(served(), frames, other)] }), /and as end/);
  });

  it('is violated by a record that says something else than its stream', () => {
    assertViolated(
      invariant,
      runOf({ told: [withFinal(served(), { state: 'canceled' })] }),
      /it is canceled/,
    );
    const failed = [startedFrame(1_003), errorFrame(1_060, 1, 'WORKER_RESET')];
    const told = withFinal(withFrames(served(), failed), { state: 'failed', code: 'INTERNAL' });
    assertViolated(invariant, runOf({ told: [told] }), /it is failed/);
  });

  it('is violated by an ended task whose stream has no end', () => {
    const told = withFinal(withFrames(served(), frames.slice(0, 2)), {
      frames: keptFrames(frames.slice(0, 2)),
    });
    assertViolated(invariant, runOf({ told: [told] }), /no end/);
  });

  it('lets an end that was told as not durable be another one after a crash', () => {
    const undurable = { ...endFrame(3_990, 3), durable: false, data: '{"tokens_out":3,"durable":false}' };
    const told = interrupted('a', 3_900, { exitedMs: 3_998, toldMs: 5_050 });
    const [first, second] = told.operation.readings;
    const readings = [reading([...(first?.frames ?? []), undurable]), second ?? reading([])];
    assert.equal(heldOver(invariant, runOf({ told: [withOperation(told, { readings })], ...restarted })), 1);
    const durable = [reading([...(first?.frames ?? []), endFrame(3_990, 3)]), second ?? reading([])];
    assertViolated(
      invariant,
      runOf({ told: [withOperation(told, { readings: durable })], ...restarted }),
      /as error id 1 INTERRUPTED/,
    );
  });

  it('is unknown where no task was seen to end', () => {
    assertUnknown(invariant, runOf(), /no task was seen to end/);
  });
});
