import assert from 'node:assert/strict';
import type { RunRecord } from '../grammar/record.ts';
import { conservationByStore as invariant } from './conservation-by-store.ts';
import { aTry, runOf, served, type Told, withFinal, withOperation } from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const refused = (task: string): Told => ({
  ...withOperation(served({ task }), { tries: [aTry(1_000, { status: 429 })], readings: [] }),
  ...{ calls: [], final: undefined },
});

const listing = (record: RunRecord, states: Readonly<Record<string, number>>): RunRecord => ({
  ...record,
  final: record.final && { ...record.final, states },
});

describe('conservation by store', () => {
  const sound = runOf({ told: [served(), served({ task: 'b' }), refused('c')] });

  it('holds where the store lists what clients know, in the same states', () => {
    assert.equal(heldOver(invariant, sound), 2);
    const lost = withOperation(served({ task: 'd' }), { tries: [{ sentMs: 1_000, failure: 'reset' }] });
    assert.equal(heldOver(invariant, runOf({ told: [served(), lost] })), 1);
  });

  it('is violated by a task that the store does not know, or lists in another state', () => {
    assertViolated(invariant, runOf({ told: [{ ...served(), final: undefined }] }), /does not know it/);
    assertViolated(
      invariant,
      runOf({ told: [withFinal(served(), { state: 'unknown' })] }),
      /does not know it/,
    );
    assertViolated(
      invariant,
      listing(sound, { completed: 1, failed: 1 }),
      /lists 1 tasks as completed, and clients know of 2/,
    );
  });

  it('is violated by tasks in the store of which nobody knows', () => {
    assertViolated(invariant, listing(sound, { completed: 3 }), /lists 3 tasks as completed/);
    assertViolated(
      invariant,
      listing(sound, { completed: 2, queued: 1 }),
      /lists 3 tasks, and clients know of 2/,
    );
  });

  it('lets a task move on between the list and its own record', () => {
    assert.equal(heldOver(invariant, listing(sound, { completed: 1, running: 1 })), 2);
  });

  it('is violated by an engine that runs what was refused', () => {
    const ran = { ...refused('c'), calls: served({ task: 'c' }).calls };
    assertViolated(invariant, runOf({ told: [served(), ran] }), /it was refused, and engine 1 was called/);
  });

  it('is unknown where the server did not answer, or admitted nothing', () => {
    assertUnknown(invariant, { ...sound, final: undefined }, /did not answer/);
    assertUnknown(invariant, runOf({ told: [refused('c')] }), /no task was admitted/);
  });
});
