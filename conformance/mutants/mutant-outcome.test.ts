import assert from 'node:assert/strict';
import type { CheckResult } from '../report/index.ts';
import { judgedMutant, type MutantRun } from './mutant-outcome.ts';

const broken = ['B', 'C'];

const assertion = (clause: string, holds: boolean) => ({ id: `of-${clause}`, clause, holds });

const check = (id: string, of: Partial<CheckResult>): CheckResult => ({
  ...{ id, title: id, kind: 'conformance', verdict: 'passed', clauses: broken, assertions: [] },
  ...of,
});

const passed = check('passes', { assertions: [assertion('B', true)] });
const failed = check('fails', {
  verdict: 'failed',
  assertions: [assertion('B', false), assertion('D', false)],
});
const sound = check('smoke', { clauses: ['S'], assertions: [assertion('S', true)] });
const down = { verdict: 'errored', reason: 'the server could not be started: it ended with 1' } as const;

const judged = (run: Partial<MutantRun>) =>
  judgedMutant({
    ...{ mutant: { id: 'm', breaks: broken }, results: [failed, sound], smoke: 'smoke', isReached: true },
    ...run,
  });

describe('a mutant', () => {
  it('is killed by a failed assertion of a clause that it breaks, and by no other', () => {
    const kill = { clause: 'B', check: 'fails', assertion: 'of-B', mutant: 'm' };
    assert.deepEqual(judged({}), { outcome: 'killed', kills: [kill] });
  });

  it('survives where only an assertion of another clause fails', () => {
    const byAccident = check('other', { verdict: 'failed', assertions: [assertion('D', false)] });
    const { outcome, kills, reason } = judged({ results: [byAccident, sound] });
    assert.deepEqual([outcome, kills], ['survived', []]);
    assert.match(reason ?? '', /^other is failed, not for a clause of it/);
  });

  it('survives where a check breaks down, even though an assertion of it did not hold', () => {
    const crashed = check('crashes', {
      ...failed,
      id: 'crashes',
      verdict: 'errored',
      reason: 'a step threw',
    });
    const { outcome, reason } = judged({ results: [crashed, sound] });
    assert.equal(outcome, 'survived');
    assert.match(reason ?? '', /crashes is errored.*a step threw/);
  });

  it('survives where every check passes, and says so', () => {
    const { outcome, reason } = judged({ results: [passed, sound] });
    assert.deepEqual([outcome, reason], ['survived', 'every check of it passed']);
  });

  it('is inert where its code was not reached, whatever failed', () => {
    assert.equal(judged({ isReached: false }).outcome, 'inert');
    assert.deepEqual(judged({ isReached: false }).kills, []);
  });

  it('is judged by its checks where no process could tell whether it was reached', () => {
    assert.equal(judged({ isReached: undefined }).outcome, 'killed');
  });

  it('is void where nothing works under it', () => {
    for (const verdict of ['failed', 'errored'] as const) {
      const { outcome, kills, reason } = judged({
        results: [failed, { ...sound, verdict, reason: 'no answer', assertions: [assertion('S', false)] }],
      });
      assert.deepEqual([outcome, kills], ['void', []]);
      assert.equal(reason, 'nothing works under it: no answer');
    }
  });

  it('is judged where what the smoke check claims holds, and a guard of every case found something', () => {
    const guarded = [...sound.assertions, assertion('of-every-case', false)];
    const smoke: CheckResult = { ...sound, verdict: 'failed', assertions: guarded };
    assert.equal(judged({ results: [failed, smoke] }).outcome, 'killed');
    assert.equal(judged({ results: [passed, smoke] }).outcome, 'survived');
    const errored: CheckResult = { ...smoke, verdict: 'errored' };
    assert.equal(judged({ results: [failed, errored] }).outcome, 'void');
  });

  it('is killed where the smoke check speaks for the broken clause itself', () => {
    const smoke = check('smoke', { verdict: 'failed', assertions: [assertion('C', false)] });
    assert.equal(judged({ results: [smoke] }).outcome, 'killed');
  });

  it('is void where the server does not come up', () => {
    const { outcome, reason } = judged({ results: [check('a', down), check('smoke', down)] });
    assert.deepEqual([outcome, reason], ['void', 'the server does not come up under it']);
  });

  it('is no kill of the checks where one server of several came up', () => {
    assert.equal(judged({ results: [check('a', down), sound] }).outcome, 'survived');
  });
});
