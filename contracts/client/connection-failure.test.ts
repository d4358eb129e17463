import assert from 'node:assert/strict';
import { settingsOf } from './client-options.ts';
import { connectionFailure } from './connection-failure.ts';
import { requestOf } from './operation-request.ts';

const settings = settingsOf({ baseUrl: 'http://h:1' });
const asked = (operation: 'createTask' | 'drainPool' | 'listPools') =>
  requestOf({ settings, operation, call: { params: { pool_id: 'p' } }, options: {} });
const failed = (code: string, operation: Parameters<typeof asked>[0] = 'createTask') =>
  connectionFailure(asked(operation), Object.assign(new Error('words'), { code }));

describe('client: no answer', () => {
  it('whether the request may have arrived follows from how it failed', () => {
    for (const code of ['ECONNREFUSED', 'ENOTFOUND', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_CLOSED'])
      assert.equal(failed(code).mayHaveArrived, false, code);
    for (const code of ['ECONNRESET', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT', 'EPIPE'])
      assert.equal(failed(code).mayHaveArrived, true, code);
  });

  it('the message says what happened, and what a submission can do about it', () => {
    assert.equal(
      failed('ECONNREFUSED').message,
      'POST http://h:1/v1/tasks has no answer: nothing listens there (ECONNREFUSED).',
    );
    assert.match(
      failed('ECONNRESET').message,
      /admitted is unknown; the same body again .* runs nothing twice\.$/,
    );
    assert.match(failed('ECONNRESET', 'drainPool').message, /Whether it took effect is unknown\.$/);
    assert.match(failed('ECONNRESET', 'listPools').message, /the connection was reset \(ECONNRESET\)\.$/);
    assert.match(failed('EODD').message, /words \(EODD\)/);
    assert.match(
      connectionFailure(asked('listPools'), new Error('plain')).message,
      /has no answer: plain\.$/,
    );
  });
});
