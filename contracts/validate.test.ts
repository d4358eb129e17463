import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import schemas from './generated/schemas.json' with { type: 'json' };
import type { OperationId } from './operations.ts';
import {
  type AdapterPart,
  type DocumentName,
  type EventName,
  type OpenaiPart,
  type Validated,
  validateAdapterPart,
  validateDocument,
  validateEvent,
  validateOpenaiPart,
  validateRequestBody,
  validateResponse,
} from './validate.ts';
import { nearest } from './validation/nearest.ts';

const task = {
  task_id: '3f0c0e6a-0000-4000-8000-000000000001',
  workload: 'completion',
  model_ref: 'small-chat',
  engine: 'llamacpp',
  ctx: 2048,
  priority: 'interactive',
  max_tokens: 16,
  deadline_ms: 30_000,
  prompt: 'hello',
};

const problems = (outcome: Validated<unknown>) => (outcome.ok ? [] : outcome.problems);
const messages = (outcome: Validated<unknown>): string[] => problems(outcome).map(problem => problem.message);

/** Whether the schema behind a key takes a value that none means. */
const accepts = (key: string): boolean => {
  const [kind = '', name = ''] = key.split(':');
  const [operation = '', part = ''] = name.split('.');
  if (kind === 'document') return validateDocument(name as DocumentName, 7).ok;
  if (kind === 'event') return validateEvent(name as EventName, 7).ok;
  if (kind === 'adapter') return validateAdapterPart(name as AdapterPart, 7).ok;
  if (kind === 'openai') return validateOpenaiPart(name as OpenaiPart, 7).ok;
  return part === 'request'
    ? validateRequestBody(operation as OperationId, 7).ok
    : validateResponse(operation as OperationId, Number(part), 7).ok;
};

describe('contracts: validators', () => {
  it('every schema is one', () => {
    const ajv = new Ajv2020();
    const wrong = Object.entries(schemas).filter(([, schema]) => ajv.validateSchema(schema) !== true);
    assert.deepEqual(wrong, []);
    assert.ok(ajv.validateSchema({ type: 'wrong' }) !== true);
  });

  it('every schema compiles, and refuses something', () => {
    const taken = Object.keys(schemas).filter(key => !key.startsWith('openapi:') && accepts(key));
    assert.deepEqual(taken, []);
  });

  it('a whole task is taken as it is', () => {
    const outcome = validateRequestBody('createTask', task);
    assert.ok(outcome.ok);
    assert.equal(outcome.value, task);
  });

  it('a misspelled priority is told with what is allowed and what was meant', () => {
    assert.deepEqual(messages(validateRequestBody('createTask', { ...task, priority: 'interactve' })), [
      '/priority: found "interactve"; allowed: interactive, batch. Did you mean interactive?',
    ]);
  });

  it('an unknown field is told with its likely name', () => {
    const [problem] = problems(validateRequestBody('createTask', { ...task, max_token: 4 }));
    assert.equal(problem?.path, '/max_token');
    assert.ok(problem?.message.endsWith('Did you mean max_tokens?'), problem?.message);
  });

  it('a task with both a prompt and messages, or with neither, has one problem', () => {
    const both = { ...task, messages: [{ role: 'user', content: 'hi' }] };
    const { prompt, ...neither } = task;
    assert.deepEqual(messages(validateRequestBody('createTask', both)), [
      'the document: found prompt and messages; allowed: exactly one of prompt, messages.',
    ]);
    assert.deepEqual(messages(validateRequestBody('createTask', neither)), [
      'the document: found none of them; allowed: exactly one of prompt, messages.',
    ]);
  });

  it('lists all problems of a small body and bounds those of a large one', () => {
    assert.ok(problems(validateRequestBody('createTask', {})).length > 5);
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`field${at}`, 1]));
    assert.equal(problems(validateRequestBody('createTask', { ...task, ...many })).length, 33);
    const huge = Object.fromEntries(Array.from({ length: 9000 }, (_, at) => [`field${at}`, 1]));
    assert.equal(problems(validateRequestBody('createTask', { ...task, ...huge })).length, 1);
  });

  it('a long value is shortened in the message', () => {
    const [problem] = problems(validateRequestBody('createTask', { ...task, priority: 'x'.repeat(5000) }));
    assert.ok(problem && problem.found.length < 100);
  });

  it('an answer is judged by its status', () => {
    assert.ok(validateResponse('cancelTask', 204, undefined).ok);
    assert.deepEqual(
      problems(validateResponse('cancelTask', 204, {})).map(problem => problem.keyword),
      ['body'],
    );
    assert.deepEqual(
      problems(validateResponse('cancelTask', 299, {})).map(problem => problem.keyword),
      ['status'],
    );
    const refusal = { code: 'ADMISSION_REJECT', message: 'Full.', retriable: true, correlation_id: 'c-1' };
    const missing = problems(validateResponse('createTask', 429, refusal)).map(problem => problem.path);
    assert.deepEqual(missing.sort(), ['/policy_label', '/retry_after_ms']);
    const whole = { ...refusal, retry_after_ms: 1000, policy_label: 'reject' };
    assert.ok(validateResponse('createTask', 429, whole).ok);
  });

  it('an event is judged by its payload', () => {
    assert.ok(validateEvent('token', { t: 'a', i: 0 }).ok);
    assert.deepEqual(
      problems(validateEvent('token', { t: 'a', i: -1 })).map(problem => problem.path),
      ['/i'],
    );
    assert.deepEqual(
      problems(validateEvent('token', { t: 'a' })).map(problem => problem.path),
      ['/i'],
    );
  });

  it('a document is judged without being filled', () => {
    const given = { version: 1, entries: [] };
    assert.deepEqual(validateDocument('baseline', given), { ok: true, value: given });
  });
});

describe('contracts: the nearest name', () => {
  it('finds a word with a slip and none for a stranger', () => {
    assert.equal(nearest('drop_lru', ['reject', 'drop-lru']), 'drop-lru');
    assert.equal(nearest('cpacity', ['capacity', 'full_policy']), 'capacity');
    assert.equal(nearest('banana', ['reject', 'drop-lru']), undefined);
  });

  it('always finds a word that is among the candidates', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z_]{3,12}$/), { minLength: 1, maxLength: 8 }), words => {
        const [word = ''] = words;
        const found = nearest(word, words);
        assert.equal(found?.replaceAll('_', ''), word.replaceAll('_', ''));
      }),
    );
  });
});
