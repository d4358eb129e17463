import assert from 'node:assert/strict';
import { failedOverBeforeTheFirstPiece } from './failed-over-before-the-first-piece.ts';
import { aCall, runOf, served, type Told, withFinal, withOperation } from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const lost = aCall('a', 1_010, { count: 0, engine: 'engine 2', how: 'aborted', endedMs: 1_050 });

/** Its first replica died, the other one served it. */
const moved = (): Told => {
  const told = served({ task: 'a', calledMs: 1_100 });
  return withFinal({ ...told, calls: [lost, ...told.calls] }, { attempts: 2 });
};

describe('failed over before the first piece', () => {
  it('holds where another replica served what the first had lost', () => {
    assert.equal(
      heldOver(failedOverBeforeTheFirstPiece, runOf({ told: [moved(), served({ task: 'b' })] })),
      1,
    );
    // A dead engine sees nobody: the record may tell of more attempts than engines do.
    assert.equal(
      heldOver(failedOverBeforeTheFirstPiece, runOf({ told: [withFinal(moved(), { attempts: 4 })] })),
      1,
    );
  });

  it('is violated where the task failed, ran on what had lost it, ran twice, or the record hides an attempt', () => {
    const told = moved();
    const [, again] = told.calls;
    assert.ok(again);
    const spoiled: readonly (readonly [Told, RegExp])[] = [
      [
        withFinal(told, { state: 'failed', code: 'WORKER_RESET' }),
        /lost it before a piece, and it is failed/,
      ],
      [{ ...told, final: undefined }, /it is unknown/],
      [{ ...told, calls: [lost, { ...again, engine: 'engine 2' }] }, /which had lost it, served it/],
      [withFinal({ ...told, calls: [lost, again, again] }, { attempts: 3 }), /2 later calls/],
      [withFinal(told, { attempts: 1 }), /1 attempts, and engines were asked 2 times/],
    ];
    for (const [one, what] of spoiled)
      assertViolated(failedOverBeforeTheFirstPiece, runOf({ told: [one] }), what);
  });

  it('says nothing where none was lost without a piece, or its client had left', () => {
    assertUnknown(failedOverBeforeTheFirstPiece, runOf({ told: [served()] }), /no (replica|answer) was lost/);
    const told = moved();
    const withPiece = { ...told, calls: [{ ...lost, pieces: [{ atMs: 1_020, index: 0 }] }] };
    assertUnknown(
      failedOverBeforeTheFirstPiece,
      runOf({ told: [withPiece] }),
      /no (replica|answer) was lost/,
    );
    assertUnknown(
      failedOverBeforeTheFirstPiece,
      runOf({ told: [withOperation(told, { cancel: { askedMs: 1_020 } })] }),
      /no (replica|answer) was lost/,
    );
    assertUnknown(failedOverBeforeTheFirstPiece, runOf({ told: [told], final: undefined }), /did not answer/);
  });
});
