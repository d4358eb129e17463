import assert from 'node:assert/strict';
import type { Fault } from '../grammar/fault.ts';
import type { RunRecord, Witness } from '../grammar/record.ts';
import { aTry, polls, restarted, runOf, served, withOperation } from '../invariants/testing/runs.ts';
import { endServer } from './end-server.ts';
import { exhaustDescriptors } from './exhaust-descriptors.ts';
import { fillDisk } from './fill-disk.ts';
import { killServer } from './kill-server.ts';
import { leaveOutputUnread } from './leave-output-unread.ts';
import { limitMemory } from './limit-memory.ts';
import { lockStore } from './lock-store.ts';
import { makeDiskReadOnly } from './make-disk-read-only.ts';
import { clockBackwards, clockForwards } from './move-clock.ts';
import { slowFsync } from './slow-fsync.ts';
import { stopServer } from './stop-server.ts';

const window = { fromMs: 3_990, toMs: 6_000 };
const well = runOf({ told: [served({ atMs: 4_100 })] });
const seenIn = (fault: Fault, record: RunRecord): readonly Witness[] => fault.witnesses(record, window);
const noted = (what: string, atMs = 5_000): RunRecord => runOf({ notes: [{ atMs, what }] });

const refusedWith = (code: string, sentMs = 4_200): RunRecord =>
  runOf({ told: [withOperation(served(), { tries: [aTry(sentMs, { status: 503, code })] })] });

const linesEach = (everyMs: number, fromMs: number, toMs: number): RunRecord['output'] =>
  Array.from({ length: Math.floor((toMs - fromMs) / everyMs) }, (_, at) => ({
    ...{ atMs: fromMs + at * everyMs, line: 'x'.repeat(349) },
  }));

/** Read again at 5,500: so many lines of 350 bytes that had waited, and those that come then. */
const unread = (waiting: number): RunRecord =>
  runOf({
    output: [
      ...linesEach(10, 1_000, 3_990),
      ...linesEach(0.1, 5_500, 5_500 + waiting / 10),
      ...linesEach(10, 5_550, 9_000),
    ],
  });

describe('a fault of a process', () => {
  for (const fault of [
    ...[endServer, exhaustDescriptors, fillDisk, killServer, leaveOutputUnread, limitMemory, lockStore],
    ...[makeDiskReadOnly, clockBackwards, clockForwards, slowFsync, stopServer],
  ])
    it(`${fault.name}: a run in which all was well is no witness of it`, () => {
      assert.deepEqual(seenIn(fault, well), []);
    });

  it('that kills it shows in the life that a SIGKILL ended then, and in no other end', () => {
    const record = runOf(restarted);
    assert.equal(seenIn(killServer, record).length, 1);
    assert.deepEqual(killServer.witnesses(record, { fromMs: 5_000, toMs: 9_000 }), []);
    const lives = record.lives.map(({ signal: _, ...life }) => ({ ...life, code: 0 }));
    assert.deepEqual(seenIn(killServer, { ...record, lives }), []);
    assert.equal(seenIn(endServer, { ...record, lives }).length, 1);
  });

  it('that stops it shows in a connection that waited, and not in one that was refused at once', () => {
    const asked = (answeredMs: number): RunRecord =>
      runOf({ readiness: [...polls(900, 3_990), { atMs: 4_000, answeredMs }, ...polls(7_000, 9_000)] });
    assert.equal(seenIn(stopServer, asked(6_000)).length, 1);
    assert.deepEqual(seenIn(stopServer, asked(4_005)), []);
  });

  it('of its store shows in newcomers that it turned away for it, and for nothing else', () => {
    for (const fault of [lockStore, fillDisk, makeDiskReadOnly]) {
      assert.equal(seenIn(fault, refusedWith('STORE_UNAVAILABLE')).length, 1);
      assert.deepEqual(seenIn(fault, refusedWith('POOL_UNREADY')), []);
      assert.deepEqual(seenIn(fault, refusedWith('STORE_UNAVAILABLE', 8_000)), []);
    }
  });

  it('of its descriptors shows in what it says of them, and in newcomers that got no answer', () => {
    const line = '{"event":"attempt-failed","msg":"connect EMFILE 127.0.0.1:1"}';
    assert.equal(seenIn(exhaustDescriptors, runOf({ output: [{ atMs: 4_500, line }] })).length, 1);
    assert.deepEqual(seenIn(exhaustDescriptors, runOf({ output: [{ atMs: 8_500, line }] })), []);
    const tries = [{ sentMs: 4_500, failure: 'read ECONNRESET' }];
    assert.equal(seenIn(exhaustDescriptors, runOf({ told: [withOperation(served(), { tries })] })).length, 1);
  });

  it('that only the system sees shows in what the system said, in its time and under its name', () => {
    for (const fault of [limitMemory, clockForwards, clockBackwards, slowFsync]) {
      assert.equal(seenIn(fault, noted(`${fault.name}: it did`)).length, 1);
      assert.deepEqual(seenIn(fault, noted(`${fault.name}: it did`, 9_000)), []);
      assert.deepEqual(seenIn(fault, noted('something else: it did')), []);
    }
  });

  it('of its output shows in more bytes at once than the system keeps for a reader', () => {
    assert.equal(seenIn(leaveOutputUnread, unread(800)).length, 1);
    assert.deepEqual(seenIn(leaveOutputUnread, unread(400)), []);
    assert.deepEqual(seenIn(leaveOutputUnread, runOf({ output: linesEach(10, 1_000, 9_000) })), []);
  });
});
