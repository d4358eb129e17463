import assert from 'node:assert/strict';
import { type Timer, VirtualWorld } from '../kernel/index.ts';
import { codeOf, failed, type SessionsUnderTest, sessionsWith, sessionTask } from './fixtures.ts';

const describedAs = ({ sessions }: SessionsUnderTest, id = 's'): string =>
  codeOf(() => sessions.describe('t', id));

const idsOf = ({ sessions }: SessionsUnderTest): string[] => sessions.rows().map(row => row.sessionId);

function turn({ sessions }: SessionsUnderTest, id: string, taskId = '1'): void {
  const task = sessionTask(taskId, {}, ['t', id]);
  sessions.takeTurn(task);
  sessions.turnEnded(task);
}

/** Time passes, and no timer rings. */
class LateWorld extends VirtualWorld {
  override after(): Timer {
    return { cancel: () => undefined };
  }
}

describe('a session whose time is over', () => {
  it('is gone although its timer is late, whoever asks first', () => {
    const asks: readonly ((under: SessionsUnderTest) => unknown)[] = [
      under => assert.equal(describedAs(under), 'SESSION_GONE'),
      under => assert.equal(under.sessions.has('t', 's'), false),
      under =>
        assert.equal(
          codeOf(() => under.sessions.open('t', 's')),
          'SESSION_GONE',
        ),
      under =>
        assert.deepEqual(
          under.sessions.rows().map(row => row.goneUntilWallMs === null),
          [false],
        ),
    ];
    for (const ask of asks) {
      const world = new LateWorld();
      const under = { ...sessionsWith({}, { world }), world };
      turn(under, 's');
      world.advanceBy(999);
      assert.equal(under.sessions.has('t', 's'), true);
      world.advanceBy(1);
      ask(under);
    }
  });

  it('is not among the rows any more once nobody has to be told', () => {
    const under = sessionsWith();
    turn(under, 'removed');
    under.sessions.remove('t', 'removed');
    under.world.advanceBy(9_999);
    assert.deepEqual(idsOf(under), ['removed']);
    under.world.advanceBy(1);
    assert.deepEqual(idsOf(under), []);
  });

  it('takes further turns again once a task of it turns out to go on', () => {
    const under = sessionsWith();
    turn(under, 's');
    under.world.advanceBy(1_000);
    under.sessions.resumeTurn(sessionTask('2'));
    assert.deepEqual(under.sessions.takeTurn(sessionTask('3')), { turn: 2, mustWait: true });
  });
});

describe('a session that is gone', () => {
  it('is one of 100,000 that are remembered, and the oldest beyond that is not', () => {
    const under = sessionsWith();
    for (let n = 0; n <= 100_000; n += 1) {
      under.sessions.takeTurn(sessionTask('1', {}, ['t', `${n}`]));
      under.sessions.remove('t', `${n}`);
    }
    assert.deepEqual(
      ['0', '1', '100000'].map(id => describedAs(under, id)),
      ['SESSION_NOT_FOUND', 'SESSION_GONE', 'SESSION_GONE'],
    );
  });

  it('because it was deleted stays so after a restart, whatever goes on of it', () => {
    const before = sessionsWith();
    turn(before, 's');
    before.sessions.remove('t', 's');
    const after = sessionsWith();
    after.sessions.restore(before.sessions.rows());
    after.sessions.resumeTurn(sessionTask('1'));
    assert.equal(describedAs(after), 'SESSION_GONE');
  });
});

describe('sessions that are restored', () => {
  const rowsOf = (ids: readonly string[], isGone: boolean) => {
    const before = sessionsWith();
    for (const id of ids) {
      turn(before, id);
      if (isGone) before.sessions.remove('t', id);
      before.world.advanceBy(200);
    }
    return before.sessions.rows();
  };

  for (const isGone of [false, true]) {
    it(`end each at its own time, in whatever order their rows come: ${isGone ? 'gone' : 'live'} ones`, () => {
      const rows = rowsOf(['a', 'b', 'c'], isGone);
      const [a, b, c] = rows;
      assert.ok(a && b && c);
      for (const order of [
        [a, b, c],
        [c, b, a],
        [b, c, a],
        [b, a, c],
      ]) {
        const after = sessionsWith();
        after.world.advanceBy(600);
        after.sessions.restore(order);
        after.world.advanceBy(isGone ? 9_500 : 500);
        const left = after.sessions.rows().filter(row => isGone || row.goneUntilWallMs === null);
        assert.deepEqual(left.map(row => row.sessionId).sort(), ['b', 'c']);
      }
    });
  }
});

describe('a session that rests again', () => {
  it('ends after those that rest longer', () => {
    const world = new LateWorld();
    const late = sessionsWith({}, { world });
    turn(late, 'a');
    turn(late, 'b');
    world.advanceBy(500);
    turn(late, 'a', '2');
    world.advanceBy(500);
    assert.deepEqual([describedAs(late, 'a'), describedAs(late, 'b')], ['ok', 'SESSION_GONE']);
  });
});

describe('a session with an open turn', () => {
  it('has its whole time left', () => {
    const under = sessionsWith();
    turn(under, 's');
    under.sessions.takeTurn(sessionTask('2'));
    under.world.advanceBy(300);
    assert.equal(under.sessions.describe('t', 's').ttl_ms_remaining, 1_000);
  });
});

describe('a session as it is described', () => {
  it('names pool and replica once an engine served it, and neither before', () => {
    const under = sessionsWith();
    under.sessions.takeTurn(sessionTask('1'));
    const before = under.sessions.describe('t', 's');
    assert.deepEqual(['pool_id' in before, 'replica_id' in before], [false, false]);
    under.sessions.turnEnded(sessionTask('1'));
    const after = under.sessions.describe('t', 's');
    assert.deepEqual([after.pool_id, after.replica_id], ['pool', 'a']);
  });

  it('has no replica after a restart where it had none', () => {
    const before = sessionsWith();
    before.sessions.takeTurn(sessionTask('1'));
    before.sessions.turnEnded(sessionTask('1', { outcome: failed }));
    const after = sessionsWith();
    after.sessions.restore(before.sessions.rows());
    assert.ok(!('replica_id' in after.sessions.describe('t', 's')));
  });
});

describe('a turn that is given back', () => {
  it('was none, and lets the session end at the time that it had', () => {
    const under = sessionsWith();
    turn(under, 's');
    under.world.advanceBy(600);
    under.sessions.takeTurn(sessionTask('2'));
    under.sessions.giveBackTurn(sessionTask('2'));
    assert.equal(under.sessions.describe('t', 's').turns, 1);
    under.world.advanceBy(400);
    assert.equal(describedAs(under), 'SESSION_GONE');
  });
});

describe('a turn that is given back after a restart', () => {
  it('leaves the session, which had begun', () => {
    const before = sessionsWith();
    turn(before, 's');
    const after = sessionsWith();
    after.sessions.restore(before.sessions.rows());
    after.sessions.takeTurn(sessionTask('2'));
    after.sessions.giveBackTurn(sessionTask('2'));
    assert.equal(describedAs(after), 'ok');
  });
});

describe('a turn that sent nothing', () => {
  it('is one turn less, and no other', () => {
    const under = sessionsWith({ turns_max: 5 });
    for (const taskId of ['1', '2']) turn(under, 's', taskId);
    under.sessions.takeTurn(sessionTask('3'));
    under.sessions.turnEnded(sessionTask('3', { pieces: 0, outcome: failed }));
    assert.equal(under.sessions.describe('t', 's').turns, 2);
  });
});
