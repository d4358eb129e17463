import assert from 'node:assert/strict';
import { nothingAcknowledgedIsLost as invariant } from './nothing-acknowledged-is-lost.ts';
import { aTry, runOf, served, withFinal, withOperation } from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

describe('nothing acknowledged is lost', () => {
  it('holds where each task that was admitted has ended, however it did', () => {
    assert.equal(
      heldOver(invariant, runOf({ told: [served(), withFinal(served({ task: 'b' }), { state: 'failed' })] })),
      2,
    );
  });

  it('is violated by one that is unknown, waits or runs at the end', () => {
    assertViolated(
      invariant,
      runOf({ told: [{ ...served(), final: undefined }] }),
      /at the end it is unknown/,
    );
    for (const state of ['unknown', 'queued', 'running'])
      assertViolated(
        invariant,
        runOf({ told: [withFinal(served(), { state })] }),
        new RegExp(`it is ${state}`),
      );
  });

  it('is unknown where the server did not answer, or admitted nothing', () => {
    assertUnknown(invariant, { ...runOf({ told: [served()] }), final: undefined }, /did not answer/);
    const refused = withOperation(served(), { tries: [aTry(1_000, { status: 429 })] });
    assertUnknown(invariant, runOf({ told: [refused] }), /no task was admitted/);
  });
});
