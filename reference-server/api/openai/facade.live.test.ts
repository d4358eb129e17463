// The façade before an orchestrator whose logs say what the test says, when it says it.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { validateOpenaiPart } from '#contracts';
import { OrchestratorError, present } from '../../kernel/index.ts';
import type { TaskLog } from '../../streams/index.ts';
import { ApiUnderTest, operatorKey, type Reply } from '../fixtures/api-under-test.ts';

const path = '/v1/chat/completions';
const chat = { model: 'tiny', messages: [{ role: 'user', content: 'Hello' }] };
const end = { tokens_out: 1, finish_reason: 'stop', decode_ms: 1 };
const failure = { code: 'DECODE_TIMEOUT', message: 'Late.', retriable: true, correlation_id: 'c' };

class Chatting {
  readonly request: ClientRequest;
  readonly #answered: Promise<IncomingMessage>;
  text = '';

  constructor(api: ApiUnderTest, body: object) {
    const headers = api.headersFor({ body: '-' });
    const to = { host: '127.0.0.1', port: api.port, agent: false };
    this.request = httpRequest({ ...to, method: 'POST', path, headers });
    this.#answered = once(this.request, 'response').then(([response]) => response);
    this.#answered.catch(() => undefined);
    this.request.end(JSON.stringify(body));
  }

  /** The status, once there is one. */
  async begins(): Promise<number> {
    const response = await this.#answered;
    response.setEncoding('utf8');
    response.on('error', () => response.destroy());
    response.on('data', (piece: string) => {
      this.text += piece;
    });
    return response.statusCode ?? 0;
  }

  async reads(wanted: string): Promise<void> {
    const response = await this.#answered;
    while (!this.text.includes(wanted)) await once(response, 'data');
  }

  async ends(): Promise<string> {
    const response = await this.#answered;
    if (!response.closed) await once(response, 'close');
    return this.text;
  }
}

const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

describe('api: the OpenAI surface', () => {
  let api: ApiUnderTest;

  const begin = async (setting: ConstructorParameters<typeof ApiUnderTest>[0] = {}): Promise<void> => {
    await api.stop();
    api = await new ApiUnderTest(setting).start();
  };
  const logOf = async (): Promise<TaskLog> => {
    while (!api.orchestrator.readerChanges.includes('attached')) await turn();
    return present([...api.orchestrator.tasks.values()].at(-1), 'the chat became a task').log;
  };
  const changed = async (change: string): Promise<void> => {
    while (!api.orchestrator.readerChanges.includes(change)) await turn();
  };
  const refused = (reply: Reply, status: number, code: string): void => {
    const judged = validateOpenaiPart('OpenaiError', reply.json);
    assert.ok(judged.ok, reply.text);
    assert.deepEqual([reply.status, judged.value.error.code], [status, code], reply.text);
    assert.equal(reply.headers['x-request-id'], reply.headers['x-correlation-id']);
    assert.match(String(reply.headers['x-should-retry']), /^(true|false)$/);
  };

  beforeEach(async () => {
    api = await new ApiUnderTest().start();
  });
  afterEach(() => api.stop());

  it('a stream begins with its first piece, and an earlier failure is a status [OAI-ERROR-001(b)]', async () => {
    const chatting = new Chatting(api, { ...chat, stream: true });
    (await logOf()).append('error', failure);
    assert.equal(await chatting.begins(), 504);
    assert.equal(JSON.parse(await chatting.ends()).error.code, 'decode_timeout');
    api.orchestrator.readerChanges.length = 0;
    const other = new Chatting(api, { ...chat, stream: true });
    (await logOf()).append('token', { t: 'Rhine', i: 0 });
    assert.equal(await other.begins(), 200);
    await other.reads('"content":"Rhine"');
    (await logOf()).append('end', end);
    assert.match(await other.ends(), /"finish_reason":"stop"\}\]\}\n\ndata: \[DONE\]\n\n$/);
  });

  it('whoever waits long is told by comments, and of a failure within the stream [OAI-STREAM-004, OAI-ERROR-004]', async () => {
    await begin({ streams: { heartbeat_ms: 100 } });
    const chatting = new Chatting(api, { ...chat, stream: true });
    const log = await logOf();
    assert.equal(await chatting.begins(), 200);
    await chatting.reads(': keep-alive\n\n');
    log.append('error', failure);
    const text = await chatting.ends();
    const [, told = ''] = /^data: (.*)\n\n$/m.exec(text) ?? [];
    assert.equal(JSON.parse(told).error.code, 'decode_timeout');
    assert.ok(!text.includes('[DONE]') && !text.includes('"finish_reason":"'), text);
    assert.match(text.replace(/^data: .*$/gm, ''), /^(: keep-alive\n\n)+\n\n$/);
  });

  it('a stream that the server ends is told so, and one that had not begun is 503 [OAI-ERROR-004, OAI-ERROR-007(a)]', async () => {
    const waiting = new Chatting(api, { ...chat, stream: true });
    const whole = new Chatting(api, chat);
    const speaking = new Chatting(api, { ...chat, stream: true });
    while (api.orchestrator.readerChanges.length < 3) await turn();
    const logs = [...api.orchestrator.tasks.values()].map(({ log }) => log);
    const statuses = [waiting.begins(), whole.begins()];
    const spoken = speaking.begins();
    for (const log of logs.slice(2)) log.append('token', { t: 'Rhine', i: 0 });
    await spoken;
    void api.close();
    assert.deepEqual(await Promise.all(statuses), [503, 503]);
    const text = await speaking.ends();
    assert.match(
      text,
      /data: \{"error":\{"message":"[^"]+","type":"server_error","param":null,"code":"shutting_down"\}\}\n\n$/,
    );
    assert.equal(JSON.parse(await whole.ends()).error.code, 'shutting_down');
  });

  it('a client that hangs up has no way back, streamed or not [OAI-LEAVE-001(a), OAI-LEAVE-001(b)]', async () => {
    for (const stream of [true, false]) {
      api.orchestrator.readerChanges.length = 0;
      const chatting = new Chatting(api, { ...chat, stream });
      chatting.request.on('error', () => undefined);
      await logOf();
      chatting.request.destroy();
      await changed('gone');
      assert.deepEqual(api.orchestrator.readerChanges, ['attached', 'gone']);
    }
  });

  it('what waits for an answer counts among the open streams of its key [ASY-SEC-002]', async () => {
    await begin({ limits: { streams_per_key_max: 1 } });
    const first = new Chatting(api, chat);
    const log = await logOf();
    const reply = await api.submit(chat, { path });
    refused(reply, 429, 'quota_exceeded');
    assert.match(String(reply.headers['retry-after']), /^\d+$/);
    assert.equal(api.orchestrator.tasks.size, 1);
    log.append('end', end);
    assert.equal(await first.begins(), 200);
    api.orchestrator.refusal = new OrchestratorError('POOL_UNREADY', { retryAfterMs: 2_500 });
    const unready = await api.submit(chat, { path });
    refused(unready, 503, 'pool_unready');
    assert.deepEqual([unready.headers['retry-after'], unready.headers['x-backoff-ms']], ['3', '2500']);
  });

  it('every refusal at its paths has its shape, and elsewhere there is the envelope [OAI-ERROR-001(a), OAI-ERROR-002, OAI-ERROR-005]', async () => {
    const body = JSON.stringify(chat);
    refused(await api.ask({ path, method: 'POST', body, key: '' }), 401, 'unauthenticated');
    refused(await api.ask({ path, method: 'POST', body, key: operatorKey }), 403, 'forbidden');
    const put = await api.ask({ path, method: 'PUT' });
    refused(put, 405, 'method_not_allowed');
    assert.equal(put.headers.allow, 'POST');
    refused(await api.submit('{"model":', { path }), 400, 'malformed_request');
    refused(
      await api.submit(body, { path, headers: { 'Content-Type': 'text/plain' } }),
      415,
      'unsupported_media_type',
    );
    refused(await api.submit({ ...chat, user: 'a'.repeat(1_100_000) }, { path }), 413, 'payload_too_large');
    for (const wrong of [
      { ...chat, messages: [] },
      { ...chat, messages: 'Hello' },
      { ...chat, messages: [{ role: 'wizard', content: 'Hello' }] },
      { ...chat, temperature: 'hot' },
      { ...chat, max_tokens: 0 },
      { ...chat, stream: 'yes' },
      { messages: chat.messages },
      {},
    ])
      refused(await api.submit(wrong, { path }), 400, 'invalid_params');
    refused(await api.submit({ ...chat, model: 'nobody', stream: true }, { path }), 404, 'model_not_found');
    assert.equal(api.orchestrator.tasks.size, 0);
    const elsewhere = await api.submit(chat, { path: '/v1/embeddings' });
    assert.deepEqual([elsewhere.status, elsewhere.json?.code], [404, 'ROUTE_NOT_FOUND']);
    assert.equal(elsewhere.headers['x-request-id'], undefined);
  });
});
