import assert from 'node:assert/strict';
import { codeOf, type SessionsUnderTest, sessionsWith, sessionTask } from './fixtures.ts';

const describedAs = ({ sessions }: SessionsUnderTest, id = 's'): string =>
  codeOf(() => sessions.describe('t', id));
const turnsOf = ({ sessions }: SessionsUnderTest): number => sessions.describe('t', 's').turns;

function turn({ sessions }: SessionsUnderTest, taskId: string): void {
  sessions.takeTurn(sessionTask(taskId));
  sessions.turnEnded(sessionTask(taskId));
}

describe('sessions after a restart', () => {
  it('are those of the rows, with the time they had left', () => {
    const before = sessionsWith();
    turn(before, '1');
    before.sessions.takeTurn(sessionTask('2', {}, ['t', 'x']));
    before.sessions.remove('t', 'x');
    before.world.advanceBy(400);
    const after = sessionsWith();
    after.world.advanceBy(400);
    after.sessions.restore(before.sessions.rows());
    assert.equal(after.sessions.describe('t', 's').ttl_ms_remaining, 600);
    assert.deepEqual([turnsOf(after), after.sessions.lastReplica('t', 's')], [1, 'a']);
    assert.equal(describedAs(after, 'x'), 'SESSION_GONE');
    assert.equal(after.sessions.isWarm('t', 's'), false);
  });

  it('don’t expire under a task that goes on, however long it took [ASY-SESS-002(b)]', () => {
    const before = sessionsWith();
    turn(before, '1');
    before.sessions.takeTurn(sessionTask('2'));
    const after = sessionsWith();
    after.world.advanceBy(5_000);
    after.sessions.restore(before.sessions.rows());
    assert.equal(describedAs(after), 'SESSION_GONE');
    after.sessions.resumeTurn(sessionTask('2'));
    assert.deepEqual([describedAs(after), turnsOf(after)], ['ok', 2]);
    assert.equal(after.sessions.turnEnded(sessionTask('2'))?.turns, 2);
  });

  it('live no longer than their time although the wall clock was set back', () => {
    const before = sessionsWith();
    turn(before, '1');
    const after = sessionsWith();
    after.world.jumpWall(-60_000);
    after.sessions.restore(before.sessions.rows());
    assert.equal(after.sessions.describe('t', 's').ttl_ms_remaining, 1_000);
  });
});
