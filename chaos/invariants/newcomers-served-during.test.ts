import assert from 'node:assert/strict';
import { newcomersServedDuring } from './newcomers-served-during.ts';
import { aTry, runOf, served, window, withFrames, withOperation } from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const invariant = newcomersServedDuring('output unread');
const faults = [window(1_000, 3_000, 'output unread')];
const told = served({ atMs: 1_100 });

describe('newcomers', () => {
  it('are looked at where they come in time to be served before the fault ends', () => {
    assert.equal(heldOver(invariant, runOf({ told: [told, served({ task: 'b', atMs: 2_500 })], faults })), 1);
  });

  it('violate it where they are served late, not served, or turned away', () => {
    const late = served({ atMs: 1_100, calledMs: 2_200 });
    assertViolated(invariant, runOf({ told: [late], faults }), /after 11\d\d ms/);
    assertViolated(invariant, runOf({ told: [withFrames(told, [])], faults }), /never/);
    const refused = withOperation(told, { tries: [aTry(1_100, { status: 503 })], readings: [] });
    assertViolated(invariant, runOf({ told: [refused], faults }), /never/);
  });

  it('leave it unknown where none came', () => {
    assertUnknown(invariant, runOf({ told: [served({ atMs: 5_000 })], faults }), /nobody came/);
  });
});
