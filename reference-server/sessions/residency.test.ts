import assert from 'node:assert/strict';
import fc from 'fast-check';
import { failed, type SessionsUnderTest, sessionsWith, sessionTask } from './fixtures.ts';

const sized = (settings: object): SessionsUnderTest =>
  sessionsWith(settings, { kvBytesOf: ({ taskId }) => Number(taskId) });

interface Held {
  readonly bytes: number;
  readonly replicaId: string;
}

function turn({ sessions, world }: SessionsUnderTest, sessionId: string, held: number | Held): void {
  const { bytes, replicaId } = typeof held === 'number' ? { bytes: held, replicaId: 'a' } : held;
  world.advanceBy(1);
  const task = sessionTask(String(bytes), { replicaId }, ['t', sessionId]);
  sessions.takeTurn(task);
  sessions.turnEnded(task);
}

const warm = ({ sessions }: SessionsUnderTest, ids: string): string[] =>
  [...ids].filter(id => sessions.isWarm('t', id));

describe('caches of sessions', () => {
  it('are kept to exactly the bound, and one byte more costs another its cache [ORCH-3022(a)]', () => {
    const under = sized({ kv_bytes_max: 100 });
    turn(under, 'a', 60);
    turn(under, 'b', 40);
    assert.deepEqual([under.sessions.kvBytes, warm(under, 'ab')], [100, ['a', 'b']]);
    turn(under, 'b', 41);
    assert.deepEqual([under.sessions.kvBytes, warm(under, 'ab'), under.evicted], [41, ['b'], ['a kv_limit']]);
  });

  it('go by last use under lru and by number of uses under lfu, ties by id [ORCH-3022(b)]', () => {
    const fill = (kv_eviction: string): string[] => {
      const under = sized({ kv_bytes_max: 100, kv_eviction });
      turn(under, 'a', 30);
      turn(under, 'a', 30);
      turn(under, 'c', 30);
      turn(under, 'b', 30);
      turn(under, 'd', 30);
      return under.evicted;
    };
    assert.deepEqual(fill('lru'), ['a kv_limit']);
    assert.deepEqual(fill('lfu'), ['b kv_limit']);
  });

  it('stay while a turn of the session is open [ORCH-3022(c)]', () => {
    const under = sized({ kv_bytes_max: 100 });
    turn(under, 'a', 60);
    under.sessions.takeTurn(sessionTask('x', {}, ['t', 'a']));
    turn(under, 'b', 60);
    assert.deepEqual([warm(under, 'ab'), under.evicted, under.sessions.kvBytes], [['a'], ['b kv_limit'], 60]);
  });

  it('that are evicted leave their session as it is, and cold [ORCH-3022(e)]', () => {
    const under = sized({ kv_bytes_max: 100 });
    turn(under, 'a', 60);
    turn(under, 'b', 60);
    const { turns, kv_bytes, kv_warmth, replica_id } = under.sessions.describe('t', 'a');
    assert.deepEqual([turns, kv_bytes, kv_warmth, replica_id], [1, 0, false, 'a']);
  });

  it('go with a deleted or expired session, counted once [ORCH-2005(c)]', () => {
    const under = sized({ kv_bytes_max: 100 });
    turn(under, 'a', 10);
    turn(under, 'b', 10);
    under.sessions.remove('t', 'a');
    assert.deepEqual([under.evicted, under.sessions.kvBytes], [['a deleted'], 10]);
    under.world.advanceBy(1_000);
    assert.deepEqual([under.evicted, under.sessions.kvBytes], [['a deleted', 'b expired'], 0]);
  });

  it('are gone with their replica, and never said to have moved [ORCH-3023(b)] [ORCH-3023(c)]', () => {
    const under = sized({ kv_bytes_max: 100 });
    turn(under, 'a', { bytes: 10, replicaId: 'r1' });
    turn(under, 'b', { bytes: 20, replicaId: 'r2' });
    assert.equal(under.sessions.kvBytesOn('r1'), 10);
    under.sessions.replicaLost('r1');
    assert.deepEqual([warm(under, 'ab'), under.sessions.kvBytes, under.evicted], [['b'], 20, []]);
    turn(under, 'b', { bytes: 20, replicaId: 'r1' });
    const { kv_migrated, replica_id } = under.sessions.describe('t', 'b');
    assert.deepEqual([kv_migrated, replica_id, under.sessions.kvBytesOn('r2')], [false, 'r1', 0]);
  });

  it('are of turns that ended well', () => {
    const under = sized({ kv_bytes_max: 100 });
    const task = sessionTask('10', { outcome: failed }, ['t', 'a']);
    under.sessions.takeTurn(task);
    under.sessions.turnEnded(task);
    assert.deepEqual([under.sessions.lastReplica('t', 'a'), under.sessions.kvBytes], [undefined, 0]);
  });

  it('never pass the bound, and add up, whatever comes [ORCH-3022(a)]', () => {
    const turns = fc.array(
      fc.record({ id: fc.constantFrom(...'abcd'), bytes: fc.integer({ min: 0, max: 70 }) }),
    );
    fc.assert(
      fc.property(turns, fc.constantFrom('lru', 'lfu'), (list, kv_eviction) => {
        const under = sized({ kv_bytes_max: 100, kv_eviction, turns_max: 1_000 });
        for (const { id, bytes } of list) {
          turn(under, id, bytes);
          assert.equal(under.sessions.describe('t', id).kv_bytes, bytes);
          const sum = [...new Set(list.map(entry => entry.id))].reduce((total, other) => {
            const isBegun = under.sessions.rows().some(({ sessionId }) => sessionId === other);
            return total + (isBegun ? under.sessions.describe('t', other).kv_bytes : 0);
          }, 0);
          assert.equal(under.sessions.kvBytes, sum);
          assert.ok(sum <= 100);
        }
      }),
    );
  });
});
