import { strict as assert } from 'node:assert';
import type { Reading } from '../grammar/operation.ts';
import { slowReadersAreCutOff } from './slow-readers-are-cut-off.ts';
import { reading, runOf, served, type Told } from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const told = served({});
const [first] = told.operation.readings;
const beginning: Reading = { ...reading(first?.frames.slice(0, 2) ?? []), closedBy: 'error' };

const slow = (readings: readonly Reading[], pieces = 400): Told => ({
  ...told,
  operation: {
    ...told.operation,
    arrival: { ...told.operation.arrival, reader: 'slow', pieces, pieceBytes: 65_536 },
    readings: [...readings],
  },
});

describe('slow readers are cut off', () => {
  it('holds where a reader that fell behind was disconnected before the end', () => {
    const run = runOf({ told: [slow([beginning, ...told.operation.readings])] });
    assert.equal(heldOver(slowReadersAreCutOff, run), 1);
  });

  it('is violated where everything was kept for it to the end', () => {
    assertViolated(
      slowReadersAreCutOff,
      runOf({ told: [slow(told.operation.readings)] }),
      /26 MB .* never cut off/,
    );
  });

  it('is violated where it was the reader who left', () => {
    const left: Reading = { ...beginning, closedBy: 'client' };
    assertViolated(slowReadersAreCutOff, runOf({ told: [slow([left])] }), /never cut off/);
  });

  it('is unknown where no stream is longer than what sockets hold', () => {
    assertUnknown(slowReadersAreCutOff, runOf({ told: [slow([beginning], 100), told] }), /long enough/);
  });
});
