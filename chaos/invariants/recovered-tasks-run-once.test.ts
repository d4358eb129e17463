import assert from 'node:assert/strict';
import type { RunRecord } from '../grammar/record.ts';
import { recoveredTasksRunOnce as invariant } from './recovered-tasks-run-once.ts';
import {
  aCall,
  aTry,
  interrupted,
  restarted,
  runOf,
  scrapeOf,
  served,
  type Told,
  withFinal,
  withOperation,
} from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

/** Admitted before the restart and served after it; its reader came afterwards. */
const waited = (task: string): Told => {
  const told = served({ task, atMs: 3_900, calledMs: 5_100 });
  const [frames] = told.operation.readings;
  return withOperation(told, { readings: [{ ...(frames ?? { frames: [] }), openedMs: 5_000 }] });
};

const run = (told: readonly Told[], recovered: number): RunRecord =>
  runOf({ told, ...restarted, scrapes: [scrapeOf(6_000, { recovered, completed: recovered })] });

const running = interrupted('r', 3_900, { exitedMs: 3_998, toldMs: 5_050 });

describe('recovered tasks run once', () => {
  it('holds where what waited is served once, and counted once with what ran', () => {
    assert.equal(heldOver(invariant, run([waited('a'), waited('b'), running], 3)), 2);
  });

  it('takes nobody for served who asked for a stream while no process was there, and was answered by the next', () => {
    const told = waited('a');
    const [first] = told.operation.readings;
    const asked = withOperation(told, { readings: [{ ...(first ?? { frames: [] }), openedMs: 4_300 }] });
    assert.equal(heldOver(invariant, run([asked, running], 2)), 1);
  });

  it('expects nothing to be taken over that only the next process admitted', () => {
    const told = waited('b');
    const late = withOperation(told, { tries: [aTry(4_400, { answeredMs: 5_060 })] });
    assert.equal(heldOver(invariant, run([waited('a'), late, running], 2)), 1);
  });

  it('is violated by a task that is gone, that still waits, and that engines ended twice', () => {
    assertViolated(invariant, run([{ ...waited('a'), final: undefined }], 1), /at the end it is unknown/);
    assertViolated(
      invariant,
      run([withFinal(waited('a'), { state: 'queued' })], 1),
      /at the end it is queued/,
    );
    const twice = { ...waited('a'), calls: [aCall('a', 5_100), aCall('a', 5_300)] };
    assertViolated(invariant, run([twice], 1), /ended it 2 times/);
    assertViolated(invariant, run([{ ...waited('a'), calls: [] }], 1), /ended it 0 times/);
  });

  it('is violated by more interruptions than there can be open attempts', () => {
    const told = Array.from({ length: 9 }, (_, at) => {
      const one = withFinal(waited(`w${at}`), { state: 'failed', code: 'INTERRUPTED' });
      return { ...one, calls: [] };
    });
    assert.equal(heldOver(invariant, run(told.slice(0, 8), 8)), 8);
    assertViolated(invariant, run(told, 9), /only waited/);
  });

  it('is violated by a count of less or more than was open', () => {
    assertViolated(
      invariant,
      run([waited('a'), waited('b'), running], 2),
      /2 tasks are counted as recovered; 3 to 3/,
    );
    assertViolated(invariant, run([waited('a'), waited('b'), running], 4), /4 tasks are counted/);
  });

  it('leaves open what a client can not know', () => {
    const unanswered = withOperation(waited('u'), {
      tries: [{ sentMs: 3_995, failure: 'reset' }, aTry(5_050)],
    });
    for (const recovered of [1, 2])
      assert.equal(heldOver(invariant, run([waited('a'), unanswered], recovered)), 1);
    assertViolated(invariant, run([waited('a'), unanswered], 3), /3 tasks are counted/);
  });

  it('is unknown where nothing waited, and with a store that ends with the process', () => {
    assertUnknown(invariant, run([running], 1), /nothing waited/);
    const record = run([waited('a')], 1);
    const setting = { ...record.setting, server: { store: { kind: 'memory' } } };
    assertUnknown(invariant, { ...record, setting }, /ends with the process/);
  });
});
