import assert from 'node:assert/strict';
import { codeOf, configWith, failed, type SessionsUnderTest, sessionsWith, sessionTask } from './fixtures.ts';

const describedAs = ({ sessions }: SessionsUnderTest, id = 's', tenant = 't'): string =>
  codeOf(() => sessions.describe(tenant, id));
const turnsOf = ({ sessions }: SessionsUnderTest): number => sessions.describe('t', 's').turns;

function turn({ sessions }: SessionsUnderTest, taskId: string, ended = {}): void {
  sessions.takeTurn(sessionTask(taskId));
  sessions.turnEnded(sessionTask(taskId, ended));
}

type Step = (under: SessionsUnderTest) => unknown;
const steps = {
  'takes a turn': under => under.sessions.takeTurn(sessionTask('next')),
  'is removed': under => under.sessions.remove('t', 's'),
  'is read': under => under.sessions.describe('t', 's'),
  'lets its time pass': under => under.world.advanceBy(1_000),
  'lets the window pass': under => under.world.advanceBy(11_000),
} satisfies Record<string, Step>;
type StepName = keyof typeof steps;

type StateName = 'unknown' | 'idle' | 'busy' | 'used up' | 'removed' | 'expired';
const states: Readonly<Record<StateName, () => SessionsUnderTest>> = {
  unknown: () => sessionsWith(),
  idle: () => {
    const under = sessionsWith();
    turn(under, '1');
    return under;
  },
  busy: () => {
    const under = sessionsWith();
    under.sessions.takeTurn(sessionTask('1'));
    return under;
  },
  'used up': () => {
    const under = sessionsWith();
    for (const id of ['1', '2', '3']) turn(under, id);
    return under;
  },
  removed: () => {
    const under = states.idle();
    under.sessions.remove('t', 's');
    return under;
  },
  expired: () => {
    const under = states.idle();
    under.world.advanceBy(1_000);
    return under;
  },
};

// From, step, what the step answers, and what reading the session says afterwards.
const table: readonly (readonly [StateName, StepName, string, string])[] = [
  ['unknown', 'takes a turn', 'ok', 'ok'],
  ['unknown', 'is removed', 'SESSION_NOT_FOUND', 'SESSION_NOT_FOUND'],
  ['unknown', 'is read', 'SESSION_NOT_FOUND', 'SESSION_NOT_FOUND'],
  ['unknown', 'lets its time pass', 'ok', 'SESSION_NOT_FOUND'],
  ['idle', 'takes a turn', 'ok', 'ok'],
  ['idle', 'is removed', 'ok', 'SESSION_GONE'],
  ['idle', 'is read', 'ok', 'ok'],
  ['idle', 'lets its time pass', 'ok', 'SESSION_GONE'],
  ['idle', 'lets the window pass', 'ok', 'SESSION_NOT_FOUND'],
  ['busy', 'takes a turn', 'ok', 'ok'],
  ['busy', 'is removed', 'ok', 'SESSION_GONE'],
  ['busy', 'lets its time pass', 'ok', 'ok'],
  ['busy', 'lets the window pass', 'ok', 'ok'],
  ['used up', 'takes a turn', 'SESSION_EXHAUSTED', 'ok'],
  ['used up', 'is removed', 'ok', 'SESSION_GONE'],
  ['used up', 'lets its time pass', 'ok', 'SESSION_GONE'],
  ['removed', 'takes a turn', 'SESSION_GONE', 'SESSION_GONE'],
  ['removed', 'is removed', 'SESSION_GONE', 'SESSION_GONE'],
  ['removed', 'lets its time pass', 'ok', 'SESSION_GONE'],
  ['removed', 'lets the window pass', 'ok', 'SESSION_NOT_FOUND'],
  ['expired', 'takes a turn', 'SESSION_GONE', 'SESSION_GONE'],
  ['expired', 'is removed', 'SESSION_GONE', 'SESSION_GONE'],
  ['expired', 'is read', 'SESSION_GONE', 'SESSION_GONE'],
  ['expired', 'lets the window pass', 'ok', 'SESSION_NOT_FOUND'],
];

describe('the states of a session', () => {
  for (const [from, step, answer, after] of table) {
    it(`a session that is ${from} ${step}: ${answer}, then ${after} [ASY-SESS-003(a)] [ASY-SESS-003(b)]`, () => {
      const under = states[from]();
      assert.equal(
        codeOf(() => steps[step](under)),
        answer,
      );
      assert.equal(describedAs(under), after);
    });
  }
});

describe('a session', () => {
  it('has the configured defaults: ten minutes and eight turns [ORCH-3021(b)]', () => {
    const { sessions } = configWith({});
    assert.deepEqual([sessions.ttl_ms, sessions.turns_max], [600_000, 8]);
  });

  it('is not begun by a refused task, nor by asking [ASY-SESS-001(b)]', () => {
    const under = sessionsWith();
    under.sessions.open('t', 's');
    under.sessions.takeTurn(sessionTask('1'));
    under.sessions.giveBackTurn(sessionTask('1'));
    assert.equal(describedAs(under), 'SESSION_NOT_FOUND');
  });

  it('is another one under another tenant [ASY-SESS-001(c)]', () => {
    const under = sessionsWith();
    turn(under, '1');
    assert.deepEqual([describedAs(under), describedAs(under, 's', 'u')], ['ok', 'SESSION_NOT_FOUND']);
    under.sessions.takeTurn(sessionTask('1', {}, ['u', 's']));
    under.sessions.remove('t', 's');
    assert.deepEqual([describedAs(under), describedAs(under, 's', 'u')], ['SESSION_GONE', 'ok']);
  });

  it('is none for a task that names none', () => {
    const under = sessionsWith();
    const task = sessionTask('1', {}, ['t']);
    const taken = under.sessions.takeTurn(task);
    assert.deepEqual(
      [taken, under.sessions.turnEnded(task), under.sessions.row(task)],
      [undefined, undefined, undefined],
    );
    assert.deepEqual(under.sessions.rows(), []);
  });

  it('lets a second turn wait for the first [ASY-SESS-004(a)]', () => {
    const { sessions } = sessionsWith();
    assert.deepEqual(sessions.takeTurn(sessionTask('1')), { turn: 1, mustWait: false });
    assert.deepEqual(sessions.takeTurn(sessionTask('2')), { turn: 2, mustWait: true });
    assert.deepEqual(sessions.openTaskIds('t', 's'), ['1', '2']);
    sessions.turnEnded(sessionTask('1'));
    sessions.turnEnded(sessionTask('2'));
    assert.deepEqual(sessions.takeTurn(sessionTask('3')), { turn: 3, mustWait: false });
  });

  it('counts a turn when it is taken and gives it back when nothing was sent [ASY-SESS-005(a)] [ASY-SESS-005(b)]', () => {
    const under = sessionsWith();
    under.sessions.takeTurn(sessionTask('1'));
    assert.equal(turnsOf(under), 1);
    under.sessions.turnEnded(sessionTask('1', { pieces: 0, outcome: failed }));
    assert.equal(turnsOf(under), 0);
    turn(under, '2', { outcome: failed });
    assert.equal(turnsOf(under), 1);
  });

  it('keeps a turn whose pieces were sent and lost', () => {
    const under = sessionsWith();
    turn(under, '1', {
      pieces: 0,
      outcome: { state: 'failed', failure: { code: 'INTERRUPTED', tokensLost: true } },
    });
    assert.equal(turnsOf(under), 1);
  });

  it('gives no turn back twice', () => {
    const under = sessionsWith();
    turn(under, '1');
    under.sessions.giveBackTurn(sessionTask('1'));
    assert.equal(turnsOf(under), 1);
  });

  it('takes its last allowed turn and no other [ASY-SESS-006(a)] [ASY-SESS-006(b)] [ORCH-3021(a)]', () => {
    const under = sessionsWith({ turns_max: 2 });
    turn(under, '1');
    assert.equal(under.sessions.takeTurn(sessionTask('2'))?.turn, 2);
    assert.equal(
      codeOf(() => under.sessions.takeTurn(sessionTask('3'))),
      'SESSION_EXHAUSTED',
    );
    assert.deepEqual(under.sessions.openTaskIds('t', 's'), ['2']);
  });

  it('has its time anew with each end, and not by being read [ASY-SESS-002(a)] [ORCH-2004(c)]', () => {
    const under = sessionsWith();
    turn(under, '1');
    under.world.advanceBy(900);
    assert.equal(under.sessions.describe('t', 's').ttl_ms_remaining, 100);
    turn(under, '2');
    under.world.advanceBy(900);
    assert.equal(under.sessions.describe('t', 's').ttl_ms_remaining, 100);
    under.world.advanceBy(99);
    assert.equal(describedAs(under), 'ok');
    under.world.advanceBy(1);
    assert.equal(describedAs(under), 'SESSION_GONE');
  });

  it('does not expire while a task of it is open [ASY-SESS-002(b)] [ASY-SESS-002(c)]', () => {
    const under = sessionsWith();
    turn(under, '1');
    under.sessions.takeTurn(sessionTask('2'));
    under.world.advanceBy(5_000);
    assert.equal(describedAs(under), 'ok');
    under.sessions.turnEnded(sessionTask('2'));
    under.world.advanceBy(1_000);
    assert.equal(describedAs(under), 'SESSION_GONE');
  });

  it('goes on with the time it had when a refused task gives its turn back', () => {
    const under = sessionsWith();
    turn(under, '1');
    under.world.advanceBy(600);
    under.sessions.takeTurn(sessionTask('2'));
    under.sessions.giveBackTurn(sessionTask('2'));
    assert.equal(under.sessions.describe('t', 's').ttl_ms_remaining, 400);
  });

  it('can begin again once the window is over [ASY-SESS-003(b)]', () => {
    const under = states.removed();
    under.world.advanceBy(9_999);
    assert.equal(
      codeOf(() => under.sessions.takeTurn(sessionTask('9'))),
      'SESSION_GONE',
    );
    under.world.advanceBy(1);
    assert.equal(under.sessions.takeTurn(sessionTask('9'))?.turn, 1);
  });

  it('that is gone takes no end of its tasks, and is forgotten first where too many are gone', () => {
    const under = sessionsWith({}, { goneMax: 1 });
    turn(under, '1');
    under.sessions.takeTurn(sessionTask('2'));
    under.sessions.remove('t', 's');
    assert.equal(under.sessions.turnEnded(sessionTask('2')), undefined);
    under.sessions.takeTurn(sessionTask('3', {}, ['t', 'other']));
    under.sessions.remove('t', 'other');
    assert.deepEqual(
      [describedAs(under), describedAs(under, 'other')],
      ['SESSION_NOT_FOUND', 'SESSION_GONE'],
    );
  });
});
