import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { boundsOf, realClock, targetAtUrl } from '#conformance/harness';
import { accessTo } from './access-to.ts';
import { type ModelProbe, probeModels } from './openai-models.ts';

const bounds = boundsOf({ response_ms: 200 });

const probed = async (listener: RequestListener, key?: string): Promise<ModelProbe> => {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
  const read = targetAtUrl(url);
  assert.ok(read.ok);
  const access = await accessTo(read.document);
  try {
    return await probeModels(url, {
      access,
      bounds,
      clock: realClock,
      ...(key === undefined ? {} : { key }),
    });
  } finally {
    await access.connections.close();
    server.closeAllConnections();
    server.close();
  }
};

const telling =
  (value: unknown, status = 200): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
  };

const list = (...data: readonly object[]) => telling({ object: 'list', data });

describe('the models at a URL', () => {
  it('are found below its version, with the key, and with the contexts that they tell', async () => {
    const asked: (string | undefined)[] = [];
    const data = [
      { id: 'a' },
      { id: 'b', max_model_len: 8_192 },
      { id: 'c', meta: { n_ctx_train: 512 } },
      { id: 'd', context_length: 0 },
    ];
    const probe = await probed((request, response) => {
      asked.push(request.url, request.headers.authorization);
      list(...data)(request, response);
    }, 'the-key-of-a-client');
    assert.deepEqual(asked, ['/v1/models', 'Bearer the-key-of-a-client']);
    assert.ok(probe.found === 'models');
    assert.deepEqual(probe.ids, ['a', 'b', 'c', 'd']);
    assert.deepEqual(probe.ids.map(probe.ctxOf), [undefined, 8_192, 512, undefined]);
  });

  it('are none where something else is said, which is told', async () => {
    for (const [listener, said] of [
      [telling({ models: [] }), '200 {"models":[]}'],
      [list(), '200 {"object":"list","data":[]}'],
      [telling({ error: 'no' }, 401), '401 {"error":"no"}'],
    ] as const)
      assert.deepEqual(await probed(listener), { found: 'something', answer: said });
  });

  it('are none where nothing is said', async () => {
    const probe = await probed(() => undefined);
    assert.deepEqual(
      [probe.found, probe.found === 'nothing' && probe.reason],
      ['nothing', 'bound response_ms expired'],
    );
  });
});
