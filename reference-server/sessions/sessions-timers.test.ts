import assert from 'node:assert/strict';
import { type SessionsUnderTest, sessionsWith, sessionTask } from './fixtures.ts';

function turn({ sessions, world }: SessionsUnderTest, id: string, bytes = 1): void {
  world.advanceBy(1);
  const task = sessionTask(String(bytes), {}, ['t', id]);
  sessions.takeTurn(task);
  sessions.turnEnded(task);
}

describe('the timer of sessions', () => {
  it('is one, however many rest, and none once they are closed', () => {
    const under = sessionsWith();
    for (const id of ['a', 'b', 'c']) turn(under, id);
    assert.equal(under.world.pendingTimers, 1);
    under.sessions.close();
    assert.equal(under.world.pendingTimers, 0);
  });

  it('rings for the next one after each', () => {
    const under = sessionsWith({}, { kvBytesOf: () => 1 });
    turn(under, 'a');
    under.world.advanceBy(400);
    turn(under, 'b');
    under.world.advanceBy(600);
    assert.deepEqual(under.evicted, ['a expired']);
    under.world.advanceBy(400);
    assert.deepEqual([under.evicted, under.world.pendingTimers], [['a expired', 'b expired'], 0]);
  });
});
