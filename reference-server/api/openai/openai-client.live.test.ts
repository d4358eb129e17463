// The official client of the OpenAI API in front of the whole server.
import assert from 'node:assert/strict';
import OpenAI from 'openai';
import { begins, completes, EnginePeer, peerPool, refuses } from '../fixtures/engine-peer.ts';
import { sumOf } from '../fixtures/samples.ts';
import { keys, scriptedPool, tenants, WholeServer } from '../fixtures/whole-server.ts';

const messages = [{ role: 'user' as const, content: 'Name three rivers.' }];
const chat = { model: 'tiny', messages };

function clientOf(server: WholeServer, changes: ConstructorParameters<typeof OpenAI>[0] = {}): OpenAI {
  const baseURL = `http://127.0.0.1:${server.port}/v1`;
  return new OpenAI({ baseURL, apiKey: keys.data, maxRetries: 0, ...changes });
}

async function thrownBy(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => assert.fail('it answered'),
    (error: unknown) => error,
  );
}

async function tasksOf(server: WholeServer): Promise<Record<string, unknown>[]> {
  return JSON.parse((await server.get('/v1/tasks', keys.data)).text).items;
}

describe('the official OpenAI client and the whole server', () => {
  let server: WholeServer | undefined;
  let peer: EnginePeer;

  const started = async (document: Record<string, unknown> = {}): Promise<WholeServer> => {
    server = await WholeServer.start({ document });
    return server;
  };

  beforeEach(async () => {
    peer = await new EnginePeer().start();
  });
  afterEach(async () => {
    await server?.dispose();
    await peer.stop();
    server = undefined;
  });

  it('lists the models, and gets a chat as a whole whose task has its id [OAI-MODELS-001, OAI-CHAT-001, OAI-USAGE-001]', async () => {
    const running = await started();
    const client = clientOf(running);
    const models: string[] = [];
    for await (const model of client.models.list()) models.push(model.id);
    assert.deepEqual(models, ['tiny']);
    const { data: answer, response } = await client.chat.completions.create(chat).withResponse();
    assert.equal(answer.object, 'chat.completion');
    assert.equal(answer.choices[0]?.message.content, 'one two three');
    assert.equal(answer.choices[0]?.finish_reason, 'stop');
    const { prompt_tokens = 0, completion_tokens, total_tokens } = answer.usage ?? {};
    assert.deepEqual([completion_tokens, total_tokens], [3, prompt_tokens + 3]);
    assert.equal(response.headers.get('x-request-id'), response.headers.get('x-correlation-id'));
    const [task] = await tasksOf(running);
    assert.deepEqual([`chatcmpl-${task?.task_id}`, task?.state], [answer.id, 'completed']);
    const metrics = await running.metrics();
    assert.equal(sumOf(metrics, 'tasks_admitted_total'), 1);
    assert.equal(
      sumOf(metrics, 'http_requests_total', { operation: 'createChatCompletion', status: '200' }),
      1,
    );
  });

  it('gets a chat as a stream whose text is the whole one, and its usage where it asks [OAI-STREAM-001, OAI-STREAM-003, OAI-STREAM-005]', async () => {
    const client = clientOf(await started());
    const stream = await client.chat.completions.create({
      ...chat,
      stream: true,
      stream_options: { include_usage: true },
    });
    const chunks: OpenAI.ChatCompletionChunk[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    assert.equal(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join(''), 'one two three');
    assert.equal(chunks[0]?.choices[0]?.delta.role, 'assistant');
    assert.deepEqual(
      chunks.flatMap(({ choices }) => choices[0]?.finish_reason ?? []),
      ['stop'],
    );
    assert.equal(new Set(chunks.map(({ id, created, model }) => `${id} ${created} ${model}`)).size, 1);
    assert.deepEqual([chunks.at(-1)?.choices, chunks.at(-1)?.usage?.completion_tokens], [[], 3]);
  });

  it('gets a text, whole and streamed [OAI-TEXT-001]', async () => {
    const client = clientOf(await started());
    const whole = await client.completions.create({ model: 'tiny', prompt: 'Once' });
    assert.deepEqual([whole.object, whole.choices[0]?.text], ['text_completion', 'one two three']);
    let joined = '';
    for await (const chunk of await client.completions.create({
      model: 'tiny',
      prompt: 'Once',
      stream: true,
    }))
      joined += chunk.choices[0]?.text ?? '';
    assert.equal(joined, 'one two three');
  });

  it('hangs up on a stream, and the engine is hung up on at once [OAI-LEAVE-001(a)]', async () => {
    let hungUpMs = 0;
    peer.completion = response => {
      begins('one ')(response);
      response.once('close', () => {
        hungUpMs = performance.now();
      });
    };
    const running = await started({ pools: [peerPool(peer)] });
    const stream = await clientOf(running).chat.completions.create({ ...chat, stream: true });
    let leftMs = 0;
    for await (const chunk of stream) {
      if (chunk.choices[0]?.delta.content !== 'one ') continue;
      leftMs = performance.now();
      stream.controller.abort();
      break;
    }
    await running.until(() => hungUpMs > 0);
    assert.ok(hungUpMs - leftMs < 1_000, `${hungUpMs - leftMs} ms`);
    await running.until(async () => (await tasksOf(running))[0]?.state === 'canceled');
    const [task] = await tasksOf(running);
    const record = JSON.parse((await running.get(`/v1/tasks/${task?.task_id}`, keys.data)).text);
    assert.equal(record.cancel_reason, 'disconnected');
  });

  it('hangs up on an answer that is not there yet, and the engine is hung up on [OAI-LEAVE-001(b)]', async () => {
    let isAsked = false;
    let isHungUp = false;
    peer.completion = response => {
      isAsked = true;
      response.once('close', () => {
        isHungUp = true;
      });
    };
    const running = await started({ pools: [peerPool(peer)] });
    const leaving = new AbortController();
    const thrown = thrownBy(clientOf(running).chat.completions.create(chat, { signal: leaving.signal }));
    await running.until(() => isAsked);
    leaving.abort();
    assert.ok((await thrown) instanceof OpenAI.APIUserAbortError);
    await running.until(() => isHungUp);
  });

  it('throws its own kind of error for each kind of failure, with the code and the request id [OAI-ERROR-001, OAI-ERROR-005, OAI-MODELS-002]', async () => {
    const running = await started();
    const client = clientOf(running);
    const unknown = await thrownBy(client.chat.completions.create({ ...chat, model: 'nobody' }));
    assert.ok(unknown instanceof OpenAI.NotFoundError);
    assert.deepEqual([unknown.code, unknown.type], ['model_not_found', 'invalid_request_error']);
    assert.match(unknown.requestID ?? '', /^[A-Za-z0-9._-]+$/);
    const stranger = await thrownBy(clientOf(running, { apiKey: 'nobody' }).chat.completions.create(chat));
    assert.ok(stranger instanceof OpenAI.AuthenticationError);
    const operator = await thrownBy(clientOf(running, { apiKey: keys.operator }).models.list());
    assert.ok(operator instanceof OpenAI.PermissionDeniedError);
    const two = await thrownBy(client.chat.completions.create({ ...chat, n: 2, stream: true }));
    assert.ok(two instanceof OpenAI.BadRequestError);
    assert.deepEqual([two.param, two.code], ['n', 'invalid_params']);
    const long = await thrownBy(
      client.chat.completions.create({ ...chat, messages: [{ role: 'user', content: 'a '.repeat(20_000) }] }),
    );
    assert.ok(long instanceof OpenAI.BadRequestError);
    assert.equal(long.code, 'context_length_exceeded');
    assert.equal((await tasksOf(running)).length, 0);
    const metrics = await running.metrics();
    assert.equal(sumOf(metrics, 'tasks_rejected_total', { reason: 'MODEL_NOT_FOUND' }), 1);
    assert.equal(sumOf(metrics, 'tasks_rejected_total', { reason: 'INVALID_PARAMS' }), 2);
  });

  it('is told of a failure after the first piece within the stream, and not of an end [OAI-ERROR-004]', async () => {
    const scripted = { faults: [{ at_piece: 2, kind: 'reset' }] };
    const running = await started({ pools: [scriptedPool(scripted)] });
    let text = '';
    const thrown = await thrownBy(
      (async () => {
        for await (const chunk of await clientOf(running).chat.completions.create({
          ...chat,
          stream: true,
        })) {
          text += chunk.choices[0]?.delta.content ?? '';
          assert.equal(chunk.choices[0]?.finish_reason, null);
        }
      })(),
    );
    assert.ok(thrown instanceof OpenAI.APIError);
    assert.deepEqual([text, thrown.code], ['one two ', 'worker_reset']);
  });

  it('gets a failure before the first piece as a status, streamed or not [OAI-ERROR-001(b)]', async () => {
    const running = await started({
      pools: [scriptedPool({ faults: [{ at_piece: 0, kind: 'auth' }] }, { retry: { attempts_max: 1 } })],
    });
    for (const stream of [true, false]) {
      const thrown = await thrownBy(clientOf(running).chat.completions.create({ ...chat, stream }));
      assert.ok(thrown instanceof OpenAI.InternalServerError, String(thrown));
    }
  });

  it('waits as long as it is told when it comes too often, and is served then [OAI-ERROR-007]', async () => {
    const quotas = { requests_per_second: 1, burst: 1 };
    const [first, ...others] = tenants;
    const running = await started({ tenants: [{ ...first, quotas }, ...others] });
    const client = clientOf(running, { maxRetries: 2 });
    await client.chat.completions.create(chat);
    const beganMs = performance.now();
    const { data, response } = await client.chat.completions.create(chat).withResponse();
    assert.equal(data.choices[0]?.message.content, 'one two three');
    assert.equal(response.status, 200);
    assert.ok(performance.now() - beganMs > 500, 'it came again before it was told to');
    const refused = await thrownBy(clientOf(running).chat.completions.create(chat));
    assert.ok(refused instanceof OpenAI.RateLimitError);
    assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/);
    assert.equal(refused.headers.get('x-should-retry'), 'true');
  });

  it('comes again after a 503, and gets its answer once the engine is back [OAI-ERROR-007]', async () => {
    let calls = 0;
    peer.completion = response => {
      calls += 1;
      if (calls === 1) refuses(503, { error: { message: 'loading', code: 503 } })(response);
      else completes('one ', 'two')(response);
    };
    const running = await started({
      pools: [peerPool(peer, {}, { retry: { attempts_max: 1 }, breaker: { failures: 100 } })],
    });
    const client = clientOf(running, { maxRetries: 3 });
    const answer = await client.chat.completions.create(chat);
    assert.equal(answer.choices[0]?.message.content, 'one two');
    assert.equal(calls, 2);
    const states = (await tasksOf(running)).map(({ state }) => state);
    assert.deepEqual(states.sort(), ['completed', 'failed']);
  });
});
