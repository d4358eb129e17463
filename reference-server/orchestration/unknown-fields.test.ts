import assert from 'node:assert/strict';
import type { TaskRequest } from '#contracts';
import { unknownField } from './unknown-fields.ts';

const base: TaskRequest = {
  task_id: '5b1d5a52-7d3c-4a35-9a55-0a1a7f5c0b01',
  workload: 'completion',
  model_ref: 'm',
  engine: 'e',
  ctx: 64,
  priority: 'batch',
  max_tokens: 8,
  deadline_ms: 1_000,
  prompt: 'x',
};

describe('a field of a task that an engine has no name for', () => {
  it('is named, by the wire of the pool [ORCH-3058(b)]', () => {
    assert.equal(unknownField({ ...base, sampler: { top_k: 1 } }, 'openai'), '/sampler/top_k');
    assert.equal(unknownField({ ...base, sampler: { min_p: 0 } }, 'anthropic'), '/sampler/min_p');
    assert.equal(
      unknownField({ ...base, sampler: { repetition_penalty: 2 } }, 'openai'),
      '/sampler/repetition_penalty',
    );
    assert.equal(unknownField({ ...base, seed: 7 }, 'anthropic'), '/seed');
  });

  it('is none where the engine has one, or the task sets nothing', () => {
    const sampler = { temperature: 1, top_p: 1, top_k: 1, min_p: 0, repetition_penalty: 2, stop: ['x'] };
    assert.equal(unknownField({ ...base, sampler, seed: 7 }, 'vllm'), undefined);
    assert.equal(unknownField({ ...base, sampler: { top_k: 1 } }, 'anthropic'), undefined);
    for (const wire of ['openai', 'anthropic', 'triton'] as const)
      assert.equal(unknownField({ ...base, sampler: { temperature: 1, stop: ['x'] } }, wire), undefined);
  });
});
