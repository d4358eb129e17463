import assert from 'node:assert/strict';
import type { TaskRequest } from '#contracts';
import { engineWords } from './engine-words.ts';

const request = (content: object): TaskRequest => ({
  task_id: '00000000-0000-4000-8000-000000000001',
  workload: 'completion',
  model_ref: 'tiny',
  engine: 'llamacpp',
  ctx: 64,
  priority: 'batch',
  max_tokens: 8,
  deadline_ms: 1_000,
  ...content,
});

describe('the words of an engine in the log', () => {
  it('are the engine’s own, without what the client sent [OC-CTRL-2041(b), ASY-ADAPT-005(c)]', () => {
    const asked = request({ prompt: 'Where is Odense?', sampler: { stop: ['Fredericia'] } });
    assert.equal(
      engineWords('no room for "Where is Odense?" until Fredericia', asked, ''),
      'no room for "[content] is [content]?" until [content]',
    );
  });

  it('leave out what was said in messages, and what the engine wrote itself [OC-CTRL-2041(b)]', () => {
    const asked = request({ messages: [{ role: 'user', content: 'åbenrå' }] });
    assert.equal(
      engineWords('after Svendborg came åbenrå', asked, 'to Svendborg'),
      'after [content] came [content]',
    );
  });

  it('leave out what stands behind an escape, and what was cut in the middle [OC-CTRL-2041(b)]', () => {
    const asked = request({ prompt: 'Hello\nSvendborg and Fredericia' });
    assert.equal(
      engineWords(String.raw`in "xy\nSvendborg" at Fredericia`, asked, ''),
      String.raw`in "xy\n[content]" at [content]`,
    );
    assert.equal(engineWords('near Svendb', asked, ''), 'near [content]');
  });

  it('end somewhere', () => assert.equal(engineWords('x '.repeat(1_000), request({}), '').length, 500));
});
