import assert from 'node:assert/strict';
import { EngineError, type EngineRequest, engineErrorKinds, requestDefect, seedMax } from './index.ts';

const good: EngineRequest = { model: 'm', input: { kind: 'prompt', text: 'Hello' }, maxTokens: 1 };

describe('the request of an engine call', () => {
  it('has no defect at the limits of its fields', () => {
    const limits: Partial<EngineRequest>[] = [
      { seed: 0 },
      { seed: seedMax },
      { sampler: { temperature: 0, topP: 1, minP: 0, topK: 0, stop: ['\n'] } },
      { input: { kind: 'messages', messages: [{ role: 'user', content: '' }] } },
    ];
    for (const limit of limits) assert.equal(requestDefect({ ...good, ...limit }), undefined);
  });

  it('has one beyond them, which names the field', () => {
    const beyond: [Partial<EngineRequest>, RegExp][] = [
      [{ maxTokens: 0 }, /maxTokens/],
      [{ maxTokens: 1.5 }, /maxTokens/],
      [{ seed: -1 }, /seed/],
      [{ seed: seedMax + 1 }, /seed/],
      [{ sampler: { temperature: Number.NaN } }, /temperature/],
      [{ sampler: { topK: 1.5 } }, /topK/],
      [{ sampler: { topP: 1.1 } }, /topP/],
      [{ sampler: { repetitionPenalty: 0 } }, /repetitionPenalty/],
      [{ sampler: { stop: [''] } }, /stop/],
      [{ input: { kind: 'messages', messages: [] } }, /messages/],
      [{ input: { kind: 'prompt', text: 'a\ud800' } }, /Unicode/],
    ];
    for (const [fields, names] of beyond) assert.match(requestDefect({ ...good, ...fields }) ?? '', names);
  });
});

describe('the error of an engine', () => {
  it('knows of each kind whether another try may succeed', () => {
    const final = engineErrorKinds.filter(kind => !new EngineError(kind, 'x').retriable);
    assert.deepEqual(final, ['context-overflow', 'invalid-request', 'auth']);
  });

  it('says otherwise where the adapter knows better', () => {
    assert.equal(new EngineError('internal', 'x', { retriable: false }).retriable, false);
  });
});
