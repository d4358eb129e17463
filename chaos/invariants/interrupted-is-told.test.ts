import assert from 'node:assert/strict';
import { interruptedIsTold as invariant } from './interrupted-is-told.ts';
import {
  aCall,
  endFrame,
  errorFrame,
  interrupted,
  pieceFrame,
  reading,
  restarted,
  runOf,
  served,
  startedFrame,
  type Told,
  withFinal,
  withFrames,
  withOperation,
} from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const told = interrupted('a', 3_900, { exitedMs: 3_998, toldMs: 5_050 });
const run = (one: Told): ReturnType<typeof runOf> => runOf({ told: [one], ...restarted });
const toldAfter = (...frames: Parameters<typeof reading>[0]): Told =>
  withOperation(told, { readings: [...told.operation.readings.slice(0, 1), reading(frames)] });

describe('interrupted is told', () => {
  it('holds where who was cut off learns it', () => {
    assert.equal(heldOver(invariant, run(told)), 1);
  });

  it('is violated by another state or code', () => {
    assertViolated(invariant, run(withFinal(told, { state: 'completed' })), /it is completed/);
    assertViolated(invariant, run(withFinal(told, { code: 'INTERNAL' })), /it is failed INTERNAL/);
    assertViolated(invariant, run({ ...told, final: undefined }), /it is unknown/);
  });

  it('is violated by an engine that is called again', () => {
    assertViolated(
      invariant,
      run({ ...told, calls: [...told.calls, aCall('a', 5_100)] }),
      /called after the restart/,
    );
  });

  it('is violated by a piece after the restart, by another end, and by one that does not say what was lost', () => {
    assertViolated(invariant, run(toldAfter(startedFrame(5_050), pieceFrame(5_051, 0))), /got token/);
    assertViolated(invariant, run(toldAfter(startedFrame(5_050), endFrame(5_051, 0))), /told end/);
    assertViolated(
      invariant,
      run(toldAfter(startedFrame(5_050), errorFrame(5_051, 1, 'INTERRUPTED'))),
      /not that tokens were lost/,
    );
  });

  it('is violated by a stream that keeps more or less than the two frames', () => {
    assertViolated(
      invariant,
      run(withFinal(told, { frames: told.final?.frames.slice(0, 1) ?? [] })),
      /has 1 frames/,
    );
  });

  it('does not ask of what had ended, was canceled, or ran in a process that stopped in order', () => {
    const { frames = [] } = served({ atMs: 3_900 }).operation.readings[0] ?? {};
    const ended = withFrames(served({ atMs: 3_900 }), frames);
    const canceled = withOperation(told, { cancel: { askedMs: 3_950 } });
    for (const one of [ended, canceled]) assertUnknown(invariant, run(one), /no engine was at work/);
    const lives = restarted.lives.map((life, at) =>
      at === 0 ? { pid: 1, startedMs: 10, exitedMs: 4_000, code: 0 } : life,
    );
    assertUnknown(invariant, runOf({ told: [told], ...restarted, lives }), /no engine was at work/);
  });

  it('is unknown where nothing was cut off, and where work is to be run again', () => {
    assertUnknown(invariant, run(served()), /no engine was at work/);
    assertUnknown(
      invariant,
      runOf({ told: [told], ...restarted, server: { store: { on_restart: 'rerun' } } }),
      /something else/,
    );
  });
});
