import assert from 'node:assert/strict';
import { completed, type SessionsUnderTest, sessionsWith, sessionTask } from './fixtures.ts';

function turn({ sessions, world }: SessionsUnderTest, id: string, bytes: string): void {
  world.advanceBy(1);
  const task = sessionTask(bytes, {}, ['t', id]);
  sessions.takeTurn(task);
  sessions.turnEnded(task);
}

describe('a turn that no engine served', () => {
  it('leaves the session without a replica and without a cache', () => {
    const { sessions } = sessionsWith({}, { kvBytesOf: () => 10 });
    const answered = { ...sessionTask('1', { outcome: completed() }), attempts: [] };
    sessions.takeTurn(answered);
    sessions.turnEnded(answered);
    const { kv_bytes, kv_warmth } = sessions.describe('t', 's');
    assert.deepEqual([sessions.lastReplica('t', 's'), kv_bytes, kv_warmth], [undefined, 0, false]);
  });
});

describe('the cache of a session', () => {
  it('counts nothing where nobody knows how large it is', () => {
    const under = sessionsWith();
    turn(under, 's', '1');
    assert.deepEqual([under.sessions.kvBytes, under.sessions.describe('t', 's').kv_bytes], [0, 0]);
  });

  it('is not kept, and takes nobody’s, where even all that may go makes no room', () => {
    for (const [bytes, evicted] of [
      ['40', ['small kv_limit']],
      ['41', ['large kv_limit']],
    ] as const) {
      const under = sessionsWith({ kv_bytes_max: 100 }, { kvBytesOf: ({ taskId }) => Number(taskId) });
      turn(under, 'open', '60');
      under.sessions.takeTurn(sessionTask('1', {}, ['t', 'open']));
      turn(under, 'small', '10');
      turn(under, 'large', bytes);
      assert.deepEqual([under.evicted, under.sessions.isWarm('t', 'open')], [evicted, true]);
    }
  });

  it('goes for another even where it is one byte, the least recently used first', () => {
    const under = sessionsWith({ kv_bytes_max: 3 }, { kvBytesOf: ({ taskId }) => Number(taskId) });
    for (const [id, bytes] of [
      ['b', '1'],
      ['a', '1'],
      ['c', '1'],
      ['d', '2'],
    ] as const) {
      turn(under, id, bytes);
    }
    assert.deepEqual([under.evicted, under.sessions.kvBytes], [['b kv_limit', 'a kv_limit'], 3]);
  });
});

describe('a session that keeps nothing at an engine', () => {
  it('has nothing to give up for another', () => {
    const under = sessionsWith({ kv_bytes_max: 10 }, { kvBytesOf: ({ taskId }) => Number(taskId) });
    turn(under, 'empty', '0');
    turn(under, 'full', '10');
    turn(under, 'next', '10');
    assert.deepEqual(under.evicted, ['full kv_limit']);
    assert.equal(under.sessions.isWarm('t', 'empty'), true);
  });
});
