import assert from 'node:assert/strict';
import { errorTable } from '../generated/errors.ts';
import { type ClientErrorCode, isErrorCode } from '../tables.ts';
import type { ErrorEnvelope } from '../wire-types.ts';
import { AnswerBreach, OrchestratorError } from './client-error.ts';
import { settingsOf } from './client-options.ts';
import { requestOf } from './operation-request.ts';
import { refusalOf, retryAfterMsOf } from './refusal.ts';

const settings = settingsOf({ baseUrl: 'http://h:1', apiKey: 'k-secret-1234' });
const request = requestOf({
  settings,
  operation: 'createTask',
  call: { body: { prompt: 'private words' } as never },
  options: {},
});
const json = { 'content-type': 'application/json; charset=utf-8', 'x-correlation-id': 'c-h' };
const refused = (status: number, value: unknown, headers: Readonly<Record<string, string>> = json) =>
  refusalOf({ request, status, headers, text: typeof value === 'string' ? value : JSON.stringify(value) });
const envelopeOf = (changes: object): ErrorEnvelope =>
  ({
    code: 'INTERNAL',
    message: 'It broke.',
    retriable: false,
    correlation_id: 'c-1',
    ...changes,
  }) as ErrorEnvelope;

describe('client: errors', () => {
  const answers = Object.entries(errorTable).filter(([, { status }]) => status !== null);

  it('every code that is an answer becomes an error with what the catalogue says of it', () => {
    assert.ok(answers.length > 30);
    for (const [code, { status, category, retriable, message }] of answers) {
      const error = refused(Number(status), envelopeOf({ code, message, retriable }));
      assert.ok(error instanceof OrchestratorError, code);
      assert.deepEqual(
        [error.code, error.status, error.category, error.retriable, error.operation],
        [code, status, category, retriable, 'createTask'],
      );
      assert.ok(isErrorCode(error.code) && error.is(error.code as ClientErrorCode));
      assert.ok(error.message.startsWith(`${code} (${status}) from POST http://h:1/v1/tasks: ${message}`));
    }
  });

  it('a code narrows, and only the right one', () => {
    const error = refused(409, envelopeOf({ code: 'TASK_CONFLICT' }));
    assert.ok(error instanceof OrchestratorError);
    assert.equal(error.is('TASK_CONFLICT'), true);
    assert.equal(error.is('STATE_CONFLICT', 'SESSION_GONE'), false);
  });

  it('a code that this version does not know is kept, and has no category', () => {
    const error = refused(409, envelopeOf({ code: 'FROM_TOMORROW', message: 'New.' }));
    assert.ok(error instanceof OrchestratorError);
    assert.deepEqual([error.code, error.category, error.status], ['FROM_TOMORROW', undefined, 409]);
  });

  it('the message names what is wrong, what was tried, when to come back and where to look', () => {
    const problems = [
      { pointer: '/max_tokens', message: 'must be >= 1' },
      { pointer: '', message: 'is odd' },
    ];
    const invalid = refused(400, envelopeOf({ code: 'INVALID_PARAMS', details: { problems } }));
    assert.match(
      invalid.message,
      /It names: \/max_tokens must be >= 1; the whole is odd\. Correlation id c-1\.$/,
    );
    const attempts = [{ n: 1, replica_id: 'small-0', code: 'WORKER_RESET' }];
    const details = { attempts };
    const tried = envelopeOf({ code: 'REPLICA_EXHAUSTED', retriable: true, retry_after_ms: 1350, details });
    assert.match(refused(503, tried).message, /Tried: small-0 \(WORKER_RESET\)\. Try again in 1350 ms\./);
    const timeout = envelopeOf({ code: 'REQUEST_TIMEOUT', retriable: true });
    assert.match(refused(408, timeout).message, /It can be tried again\./);
    assert.doesNotMatch(invalid.message, /again/);
  });

  it('a long list of problems stays a sentence, and the whole is in the details', () => {
    const problems = Array.from({ length: 9 }, (_, n) => ({ pointer: `/p${n}`, message: 'is odd' }));
    const error = refused(400, envelopeOf({ code: 'CONFIG_INVALID', details: { problems } }));
    assert.ok(error instanceof OrchestratorError);
    assert.match(error.message, /\/p7 is odd; and 1 more\./);
    assert.doesNotMatch(error.message, /\/p8/);
    assert.equal(error.details?.problems?.length, 9);
    const eight = refused(400, envelopeOf({ details: { problems: problems.slice(0, 8) } }));
    assert.match(eight.message, /\/p7 is odd\. Correlation/);
  });

  it('neither the key nor what was sent stands in an error', () => {
    for (const error of [refused(500, envelopeOf({})), refused(502, 'bad gateway')]) {
      assert.doesNotMatch(`${error.stack} ${JSON.stringify(error)}`, /k-secret|private words/);
    }
  });

  it('the hint comes from the body, else to the millisecond, else in seconds', () => {
    const headers = { 'x-backoff-ms': '1350', 'retry-after': '2' };
    assert.equal(retryAfterMsOf(headers, 7), 7);
    assert.equal(retryAfterMsOf(headers, 0), 0);
    assert.equal(retryAfterMsOf(headers, undefined), 1350);
    assert.equal(retryAfterMsOf({ 'retry-after': '2' }, undefined), 2000);
    assert.equal(retryAfterMsOf({ 'retry-after': 'soon' }, undefined), undefined);
    assert.equal(retryAfterMsOf({}, undefined), undefined);
  });

  it('what is no error of the contract is told apart, with an excerpt of bounded length', () => {
    const html = refused(502, `<html>\n  bad   gateway ${'x'.repeat(500)}`, { 'content-type': 'text/html' });
    assert.ok(html instanceof AnswerBreach);
    assert.match(html.message, /was answered 502 and not with the error envelope .*<html> bad gateway/);
    assert.ok(html.message.length < 400);
    for (const odd of [{}, { code: 'INTERNAL' }, [], 'no json', envelopeOf({ retriable: 'yes' })])
      assert.ok(refused(500, odd) instanceof AnswerBreach, JSON.stringify(odd));
    assert.match(refused(500, '').message, /with no body\.$/);
    assert.equal(html.correlationId, undefined);
  });

  it('a redirect says why it is none, and an envelope under a status of success is no error of the contract', () => {
    assert.match(
      refused(302, '').message,
      /answered 302, a redirect, which is not followed: give the address/,
    );
    assert.ok(refused(200, envelopeOf({})) instanceof AnswerBreach);
  });
});
