import assert from 'node:assert/strict';
import { streamsGoOnDuring } from './streams-go-on-during.ts';
import { reading, runOf, served, window, withOperation } from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const invariant = streamsGoOnDuring('store locked');
const faults = [window(1_000, 3_000, 'store locked')];
const told = served({ atMs: 1_100, pieces: 5 });
const frames = told.operation.readings[0]?.frames ?? [];
const laterBy = (ms: number) =>
  withOperation(told, { readings: [reading(frames.map(frame => ({ ...frame, atMs: frame.atMs + ms })))] });

describe('streams go on', () => {
  it('holds where each piece comes while the fault is in place', () => {
    assert.equal(heldOver(invariant, runOf({ told: [told], faults })), 5);
    assert.equal(heldOver(invariant, runOf({ told: [laterBy(990)], faults })), 5);
  });

  it('is violated where pieces wait for its end, or never come', () => {
    assertViolated(
      invariant,
      runOf({ told: [laterBy(1_500)], faults }),
      /piece 0 reached its reader after 150/,
    );
    const none = withOperation(told, { readings: [reading(frames.slice(0, 1))] });
    assertViolated(invariant, runOf({ told: [none], faults }), /never/);
  });

  it('is unknown where no engine gave anything then, or only for those who read as they like', () => {
    assertUnknown(invariant, runOf({ told: [served({ atMs: 4_000 })], faults }), /no engine gave/);
    const slow = { ...told.operation.arrival, reader: 'slow' as const };
    assertUnknown(
      invariant,
      runOf({ told: [withOperation(laterBy(1_500), { arrival: slow })], faults }),
      /no engine/,
    );
  });
});
