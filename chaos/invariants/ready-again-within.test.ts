import assert from 'node:assert/strict';
import { readyAgainWithin } from './ready-again-within.ts';
import { polls, restarted, runOf, window } from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const invariant = readyAgainWithin(600);
const healed = window(2_000, 3_000);

describe('ready again within', () => {
  it('holds where it is ready soon enough after a restart and after a fault', () => {
    assert.equal(heldOver(invariant, runOf(restarted)), 1);
    const readiness = [...polls(900, 2_000), ...polls(2_000, 3_550, 503), ...polls(3_550, 9_000)];
    assert.equal(heldOver(invariant, runOf({ faults: [healed], readiness })), 1);
  });

  it('is violated where it takes longer, or for ever', () => {
    assertViolated(readyAgainWithin(400), runOf(restarted), /again after 500 ms/);
    const readiness = [...polls(900, 2_000), ...polls(2_000, 3_700, 503), ...polls(3_700, 9_000)];
    assertViolated(invariant, runOf({ faults: [healed], readiness }), /again after 700 ms/);
    assertViolated(
      invariant,
      runOf({ faults: [healed], readiness: [...polls(900, 2_000), ...polls(2_000, 9_000, 503)] }),
      /never/,
    );
    assertViolated(
      invariant,
      runOf({ ...restarted, readiness: [...polls(900, 4_000), ...polls(4_000, 9_000, 'unanswered')] }),
      /never/,
    );
  });

  it('is unknown where it was never unready', () => {
    assertUnknown(invariant, runOf({ faults: [healed] }), /never unready/);
  });
});
