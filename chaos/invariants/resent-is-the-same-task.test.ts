import assert from 'node:assert/strict';
import { resentIsTheSameTask } from './resent-is-the-same-task.ts';
import { aCall, aTry, runOf, served, type Told, withFinal, withOperation } from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const started = (jobId: string) => ({ event: 'started', id: 0, data: JSON.stringify({ job_id: jobId }) });

/** Its first answer was lost on the way. */
const resent = (): Told => {
  const told = served({ task: 'a' });
  const tries = [{ sentMs: 1_000, failure: 'reset' }, aTry(1_100, { isReplay: true, jobId: 'job 1' })];
  return withFinal(withOperation(told, { tries }), {
    frames: [started('job 1'), ...(told.final?.frames.slice(1) ?? [])],
  });
};

describe('what is sent again is the same task', () => {
  it('holds where the second answer repeats the first, and one engine worked', () => {
    assert.equal(heldOver(resentIsTheSameTask, runOf({ told: [resent(), served({ task: 'b' })] })), 1);
  });

  it('is violated by another job, another stream and a second generation', () => {
    const told = resent();
    const other = aTry(1_200, { isReplay: true, jobId: 'job 2' });
    const spoiled: readonly (readonly [Told, RegExp])[] = [
      [withOperation(told, { tries: [...told.operation.tries, other] }), /name 2 jobs/],
      [withFinal(told, { frames: [started('job 2')] }), /that of job job 2/],
      [withFinal(told, { frames: [] }), /that of job undefined/],
      [{ ...told, calls: [...told.calls, aCall('a', 1_150)] }, /2 calls of engines/],
    ];
    for (const [one, what] of spoiled) assertViolated(resentIsTheSameTask, runOf({ told: [one] }), what);
  });

  it('says nothing where no answer was lost, or the first had never come in', () => {
    assertUnknown(resentIsTheSameTask, runOf({ told: [served()] }), /no (replica|answer) was lost/);
    const told = resent();
    const fresh = withOperation(told, {
      tries: [{ sentMs: 1_000, failure: 'reset' }, aTry(1_100, { jobId: 'job 1' })],
    });
    assertUnknown(resentIsTheSameTask, runOf({ told: [fresh] }), /no (replica|answer) was lost/);
    assertUnknown(resentIsTheSameTask, runOf({ told: [told], final: undefined }), /did not answer/);
  });
});
