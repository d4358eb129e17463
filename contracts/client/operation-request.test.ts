import assert from 'node:assert/strict';
import { settingsOf } from './client-options.ts';
import { named, requestOf } from './operation-request.ts';

const settings = settingsOf({ baseUrl: 'https://inference.example/orchestrator/', apiKey: 'k-12345678' });
const ask = (params: Readonly<Record<string, string>>) =>
  requestOf({ settings, operation: 'getTask', call: { params }, options: {} });

describe('client: how a call looks on the wire', () => {
  it('the path stands below the prefix of the address', () => {
    const request = ask({ task_id: 'a' });
    assert.deepEqual([request.method, request.origin], ['GET', 'https://inference.example']);
    assert.equal(request.path, '/orchestrator/v1/tasks/a');
  });

  it('an id never leaves its place in the path', () => {
    assert.equal(ask({ task_id: '../x?y#z' }).path, '/orchestrator/v1/tasks/..%2Fx%3Fy%23z');
    for (const task_id of ['', '.', '..'])
      assert.throws(() => ask({ task_id }), /task_id is "\.{0,2}", which is/);
    assert.throws(() => ask({}), /task_id/);
  });

  it('a query holds what was given and nothing else', () => {
    const query = { state: 'running', cursor: undefined, limit: 20 };
    const request = requestOf({ settings, operation: 'listTasks', call: { query }, options: {} });
    assert.equal(request.path, '/orchestrator/v1/tasks?state=running&limit=20');
    assert.equal(named(request), 'GET https://inference.example/orchestrator/v1/tasks');
  });

  it('the key goes in the header that was chosen, and in one alone', () => {
    assert.equal(ask({ task_id: 'a' }).headers.authorization, 'Bearer k-12345678');
    const other = settingsOf({ baseUrl: 'http://h', apiKey: 'k-12345678', keyHeader: 'x-api-key' });
    const { headers } = requestOf({ settings: other, operation: 'listTasks', call: {}, options: {} });
    assert.deepEqual([headers['x-api-key'], headers.authorization], ['k-12345678', undefined]);
  });

  it('without a key, a body or an id to go on after, their headers are absent', () => {
    const bare = settingsOf({ baseUrl: 'http://h' });
    const { headers, body } = requestOf({ settings: bare, operation: 'listTasks', call: {}, options: {} });
    assert.deepEqual([headers, body], [{ accept: 'application/json' }, undefined]);
  });

  it('correlation, trace and place in the stream go along', () => {
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    const { headers } = requestOf({
      settings,
      operation: 'streamTask',
      call: { params: { task_id: 'a' }, lastEventId: 0, accept: 'text/event-stream' },
      options: { traceparent, correlationId: 'c-9' },
    });
    const { authorization: _, ...rest } = headers;
    assert.deepEqual(rest, {
      accept: 'text/event-stream',
      'x-correlation-id': 'c-9',
      traceparent,
      'last-event-id': '0',
    });
  });

  it('the control plane may live elsewhere', () => {
    const split = settingsOf({ baseUrl: 'http://data:1', controlUrl: 'http://control:2' });
    const origins = (['listTasks', 'listPools'] as const).map(
      operation => requestOf({ settings: split, operation, call: {}, options: {} }).origin,
    );
    assert.deepEqual(origins, ['http://data:1', 'http://control:2']);
  });

  it('options that could never work are refused before anything is sent', () => {
    const refused: [object, RegExp][] = [
      [{ baseUrl: 'ftp://h' }, /baseUrl is no http or https URL/],
      [{ baseUrl: 'nonsense' }, /baseUrl is no http or https URL/],
      [{ baseUrl: 'http://me:secret@h' }, /baseUrl carries credentials: give the key as apiKey/],
      [{ baseUrl: 'http://h?a=1' }, /baseUrl carries a query/],
      [{ baseUrl: 'http://h', controlUrl: 'h' }, /controlUrl is no http/],
      [{ baseUrl: 'http://h', answerMs: 0 }, /answerMs is 0/],
      [{ baseUrl: 'http://h', eventCharsMax: 1.5 }, /eventCharsMax is 1\.5/],
    ];
    for (const [options, why] of refused) {
      assert.throws(() => settingsOf(options as { baseUrl: string }), why);
    }
    assert.equal(settingsOf({ baseUrl: 'http://h', answerMs: 1 }).answerMs, 1);
    const traceparent = '00-short-01';
    assert.throws(
      () => requestOf({ settings, operation: 'listTasks', call: {}, options: { traceparent } }),
      /traceparent is none/,
    );
  });
});
