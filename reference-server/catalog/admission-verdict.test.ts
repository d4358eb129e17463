import assert from 'node:assert/strict';
import type { ModelState } from '#contracts';
import { type AdmissionVerdict, admissionVerdict } from './index.ts';

type Answer = 'ok' | 'MODEL_DEPRECATED' | 'MODEL_NOT_FOUND';
const answerOf = (verdict: AdmissionVerdict): Answer => (verdict.kind === 'ok' ? 'ok' : verdict.code);

/** New session; with override; further turn of a session; the same with override. */
const table: readonly (readonly [ModelState, Answer, Answer, Answer, Answer])[] = [
  ['draft', 'MODEL_NOT_FOUND', 'MODEL_NOT_FOUND', 'MODEL_NOT_FOUND', 'MODEL_NOT_FOUND'],
  ['active', 'ok', 'ok', 'ok', 'ok'],
  ['canary', 'ok', 'ok', 'ok', 'ok'],
  ['deprecated', 'MODEL_DEPRECATED', 'ok', 'ok', 'ok'],
  ['retired', 'MODEL_DEPRECATED', 'MODEL_DEPRECATED', 'MODEL_DEPRECATED', 'MODEL_DEPRECATED'],
];

describe('the admission to a model', () => {
  for (const [state, ...answers] of table) {
    it(`a model that is ${state} answers by session and override [ORCH-3070(a), ORCH-3070(b), ORCH-3070(c), ORCH-3070(e), ORCH-3069(c)]`, () => {
      const asked = [
        { override: false, isNewSession: true },
        { override: true, isNewSession: true },
        { override: false, isNewSession: false },
        { override: true, isNewSession: false },
      ].map(task => answerOf(admissionVerdict({ state }, task)));
      assert.deepEqual(asked, answers);
    });
  }

  it('a model that no entry names is judged by its pool alone', () => {
    assert.equal(answerOf(admissionVerdict(undefined, { override: false, isNewSession: true })), 'ok');
  });
});
