import assert from 'node:assert/strict';
import { isOrchestratorError } from '../../kernel/index.ts';
import type { ServedModel } from '../orchestrator-api.ts';
import { refusedMembers, refuseUnkept } from './refused-members.ts';
import { type Asked, inputOf, roomFor, servedModel, taskOf, tokensAsked } from './task-of.ts';

const model: ServedModel = {
  modelRef: 'tiny',
  engine: 'llamacpp',
  contextMax: 512,
  tokensMax: 64,
  takesWork: true,
};
const terms = {
  taskId: '5b1d5a52-7d3c-4a35-9a55-0a1a7f5c0b01',
  tokens: 8,
  priority: undefined,
  deadlineMs: undefined,
};

function chat(changes: Record<string, unknown> = {}): Asked {
  return {
    kind: 'chat',
    body: { model: 'tiny', messages: [{ role: 'user', content: 'Hello' }], ...changes },
  };
}

const made = (asked: Asked, changes: { priority?: string; deadlineMs?: string } = {}) =>
  taskOf(asked, { ...terms, ...changes, input: inputOf(asked, model), model });

/** Where the first problem of a refusal lies. */
function refusedAt(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    assert.ok(isOrchestratorError(error) && error.code === 'INVALID_PARAMS', String(error));
    const [problem] = (error.details?.problems ?? []) as { pointer: string }[];
    return problem?.pointer;
  }
  return undefined;
}

describe('the task behind a request of the OpenAI surface', () => {
  it('is a task of the pool that serves the model, with what the request says and defaults else', () => {
    assert.deepEqual(made(chat()), {
      task_id: terms.taskId,
      workload: 'completion',
      engine: 'llamacpp',
      model_ref: 'tiny',
      messages: [{ role: 'user', content: 'Hello' }],
      ctx: 512,
      priority: 'interactive',
      max_tokens: 8,
      deadline_ms: 600_000,
    });
    const asked = chat({
      temperature: 0.5,
      top_p: 0.9,
      seed: 7,
      stop: 'x',
      top_k: 3,
      min_p: null,
      user: 'me',
    });
    const { sampler, seed } = made(asked);
    assert.deepEqual([sampler, seed], [{ temperature: 0.5, top_p: 0.9, top_k: 3, stop: ['x'] }, 7]);
    const { priority, deadline_ms } = made(chat(), { priority: 'batch', deadlineMs: '2500' });
    assert.deepEqual([priority, deadline_ms], ['batch', 2_500]);
  });

  it('takes each stop string once, and refuses one that is empty [OAI-STOP-001]', () => {
    assert.deepEqual(made(chat({ stop: ['a', 'b', 'a'] })).sampler?.stop, ['a', 'b']);
    assert.equal(made(chat({ stop: null })).sampler, undefined);
    assert.equal(
      refusedAt(() => made(chat({ stop: [''] }))),
      '/sampler/stop/0',
    );
  });

  it('has the newer bound of tokens, the older one, or what there is room for [OAI-LIMIT-001]', () => {
    assert.equal(tokensAsked(chat({ max_completion_tokens: 3, max_tokens: 9 }), model), 3);
    assert.equal(tokensAsked(chat({ max_tokens: 9, max_completion_tokens: null }), model), 9);
    assert.equal(tokensAsked(chat(), model), undefined);
    assert.deepEqual(
      [roomFor(10, model), roomFor(448, model), roomFor(449, model), roomFor(600, model)],
      [64, 64, 63, 1],
    );
    const text: Asked = { kind: 'text', body: { model: 'tiny', prompt: 'Once' } };
    assert.equal(tokensAsked(text, model), 16);
    assert.equal(tokensAsked(text, { ...model, tokensMax: 4 }), 4);
  });

  it('speaks of roles and parts as tasks do', () => {
    const messages = [
      { role: 'developer', content: 'Be brief.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'One.' },
          { type: 'text', text: 'Two.' },
        ],
      },
      { role: 'assistant', content: 'Three.', tool_calls: [] },
    ];
    assert.deepEqual(made(chat({ messages })).messages, [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'One.\nTwo.' },
      { role: 'assistant', content: 'Three.' },
    ]);
  });

  it('has no message that a model could not be told [OAI-ERROR-002(b)]', () => {
    const call = { id: 'a', type: 'function', function: { name: 'f', arguments: '{}' } };
    const wrong: readonly (readonly [object, string])[] = [
      [{ role: 'tool', content: '1', tool_call_id: 'a' }, '/messages/0/role'],
      [{ role: 'assistant', content: null, tool_calls: [call] }, '/messages/0/role'],
      [{ role: 'user', content: null }, '/messages/0/content'],
      [{ role: 'user', content: '' }, '/messages/0/content'],
      [{ role: 'user', content: [] }, '/messages/0/content'],
      [
        { role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:' } }] },
        '/messages/0/content/0',
      ],
    ];
    for (const [message, pointer] of wrong)
      assert.equal(
        refusedAt(() => made(chat({ messages: [message] }))),
        pointer,
      );
  });

  it('continues one text, and no list of them and no tokens [OAI-TEXT-001(c)]', () => {
    const text = (prompt: string | unknown[]): Asked => ({ kind: 'text', body: { model: 'tiny', prompt } });
    assert.equal(made(text('Once')).prompt, 'Once');
    assert.equal(made(text(['Once'])).prompt, 'Once');
    for (const prompt of [[], ['a', 'b'], [1, 2], [[1]]])
      assert.equal(
        refusedAt(() => made(text(prompt))),
        '/prompt',
      );
  });

  it('is refused where a header says what no task has', () => {
    for (const [name, value, pointer] of [
      ['priority', 'urgent', '/priority'],
      ['deadlineMs', 'soon', '/deadline_ms'],
      ['deadlineMs', '0', '/deadline_ms'],
      ['deadlineMs', '1.5', '/deadline_ms'],
    ] as const)
      assert.equal(
        refusedAt(() => made(chat(), { [name]: value })),
        pointer,
      );
  });

  it('is of a model that is served, by its whole name [OAI-MODELS-002]', () => {
    assert.equal(servedModel([model], 'tiny'), model);
    for (const name of ['tin', 'tiny2', 'Tiny', ''])
      assert.throws(() => servedModel([model], name), { code: 'MODEL_NOT_FOUND' });
  });
});

describe('what no pool can keep', () => {
  const refused = (kind: 'chat' | 'text', body: Record<string, unknown>): unknown =>
    refusedAt(() => refuseUnkept(body, refusedMembers[kind]));

  it('is refused, and never ignored [OAI-CHOICES-001(a), OAI-LOGPROBS-001, OAI-FORMAT-001(c), OAI-TOOLS-002]', () => {
    const asked: readonly Record<string, unknown>[] = [
      { n: 2 },
      { frequency_penalty: 0.1 },
      { presence_penalty: -1 },
      { logit_bias: { 1: 5 } },
      { logprobs: true },
      { top_logprobs: 2 },
      { response_format: { type: 'json_object' } },
      { response_format: { type: 'json_schema' } },
      { response_format: { type: 'nothing' } },
      { tools: [{ type: 'function' }] },
      { tool_choice: 'required' },
      { tool_choice: { type: 'function' } },
      { functions: [{}] },
      { function_call: { name: 'f' } },
      { modalities: ['text', 'audio'] },
      { audio: { voice: 'x' } },
      { web_search_options: {} },
      { reasoning_effort: 'low' },
      { verbosity: 'high' },
    ];
    for (const body of asked) assert.equal(refused('chat', body), `/${Object.keys(body)[0]}`);
    assert.deepEqual(
      [...new Set(asked.map(body => Object.keys(body)[0]))],
      refusedMembers.chat.map(one => one.name),
    );
    for (const body of [{ logprobs: 0 }, { best_of: 2 }, { echo: true }, { suffix: 'end' }, { n: 3 }])
      assert.equal(refused('text', body), `/${Object.keys(body)[0]}`);
  });

  it('is not asked for by what says nothing', () => {
    const idle: readonly Record<string, unknown>[] = [
      ...refusedMembers.chat.map(({ name }) => ({ [name]: null })),
      { n: 1, logprobs: false, top_logprobs: 0, tools: [], tool_choice: 'none', logit_bias: {} },
      {
        tool_choice: 'auto',
        function_call: 'auto',
        functions: [],
        frequency_penalty: 0,
        presence_penalty: 0,
      },
      { response_format: { type: 'text' }, modalities: ['text'], user: 'me', metadata: { a: 'b' } },
    ];
    for (const body of idle) assert.equal(refused('chat', body), undefined, JSON.stringify(body));
    assert.equal(refused('text', { best_of: 1, echo: false, suffix: '', logprobs: null }), undefined);
  });
});
