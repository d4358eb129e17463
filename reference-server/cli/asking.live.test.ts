import assert from 'node:assert/strict';
import { type Canned, CannedServer } from './fixtures/canned-server.ts';
import { HeardIo } from './fixtures/heard-io.ts';
import { UnreachableError } from './http-client.ts';
import { deleteSession, getSession } from './session.ts';
import { streamTask } from './stream.ts';
import { cancelTask, getTask, listTasks, submitTask } from './task.ts';

const id = '5b1d5a52-7d3c-4a35-9a55-0a1a7f5c0b01';
const task = `/v1/tasks/${id}`;
const json = (status: number, value: unknown): Canned => ({ status, body: JSON.stringify(value) });
const refusal = {
  code: 'INVALID_PARAMS',
  message: 'A value of the request is missing, malformed or outside its bounds.',
  retriable: false,
  correlation_id: 'c',
  details: { problems: [{ pointer: '/ctx', message: '/ctx: allowed: at least 1.' }] },
};
const busy = {
  ...refusal,
  code: 'ADMISSION_REJECT',
  message: 'The queue is full.',
  details: undefined,
  retry_after_ms: 350,
};
const admission = {
  task_id: id,
  job_id: 'j',
  state: 'queued',
  queue_position: 2,
  predicted_start_ms: 40,
  backoff_ms: 0,
};
const record = {
  task_id: id,
  job_id: 'j',
  state: 'failed',
  request: { workload: 'completion', model_ref: 'tiny', engine: 'embedded', priority: 'batch' },
  placement: { winner: 'tiny-0', reason: 'only-candidate' },
  attempts: [{ n: 1, replica_id: 'tiny-0', outcome: 'failed' }],
  tokens_out: 2,
  output: 'Rh',
  error: { code: 'WORKER_RESET', message: 'The engine stopped.' },
};
const frames = [
  'event: started\nid: 0\ndata: {"job_id":"j","queue_position":2,"predicted_start_ms":1}\n\n',
  ': keep-alive\n\n',
  'event: token\nid: 1\ndata: {"t":"Rhine\\n","i":0}\n\n',
  'event: metrics\ndata: {"state":"running","queue_depth":0}\n\n',
  'event: token\r\nid: 2\r\ndata: {"t":"Aare","i":1}\r\n\r\n',
];
const endFrame =
  'event: end\nid: 3\ndata: {"tokens_out":2,"finish_reason":"stop","decode_ms":9,"usage":{"prompt_tokens":5,"completion_tokens":2,"total_tokens":7}}\n\n';
const errorFrame =
  'event: error\nid: 3\ndata: {"code":"INTERRUPTED","message":"The server stopped.","retriable":true}\n\n';

describe('cli: asking a server', () => {
  let server: CannedServer | undefined;
  let io: HeardIo;

  beforeEach(() => {
    io = new HeardIo();
  });
  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });

  const serving = async (line: string, answer: Canned) => {
    server = new CannedServer({ [line]: answer });
    return { url: await server.start(), key: 'k' };
  };

  const submission = {
    prompt: 'Name three rivers.',
    id,
    model: 'tiny',
    engine: 'embedded',
    ctx: 512,
    maxTokens: 8,
    deadlineMs: 1_000,
    priority: 'batch',
    seed: 7,
    json: false,
  };

  it('a submission says where the task stands', async () => {
    const target = await serving('POST /v1/tasks', json(202, admission));
    assert.equal(await submitTask(submission, io, target), 0);
    assert.equal(io.text, `task ${id}: queued, 2 ahead of it, starts in about 40 ms\n`);
    assert.deepEqual(server?.asked, ['POST /v1/tasks Bearer k -']);
    const request = {
      task_id: id,
      workload: 'completion',
      model_ref: 'tiny',
      engine: 'embedded',
      ctx: 512,
      priority: 'batch',
      max_tokens: 8,
      deadline_ms: 1_000,
      prompt: 'Name three rivers.',
      seed: 7,
    };
    assert.deepEqual(server?.bodies, [request]);
  });

  it('a refusal says the code, each problem and the hint, and ends with 1', async () => {
    assert.equal(await submitTask(submission, io, await serving('POST /v1/tasks', json(400, refusal))), 1);
    await server?.stop();
    assert.equal(await submitTask(submission, io, await serving('POST /v1/tasks', json(429, busy))), 1);
    await server?.stop();
    assert.equal(
      await submitTask(submission, io, await serving('POST /v1/tasks', { status: 502, body: '<html>' })),
      1,
    );
    assert.equal(
      io.text,
      [
        '! INVALID_PARAMS: A value of the request is missing, malformed or outside its bounds.',
        '!   /ctx: allowed: at least 1.',
        '! ADMISSION_REJECT: The queue is full.',
        '!   Try again in 350 ms.',
        '! The server answered 502, and not as this contract says.',
        '',
      ].join('\n'),
    );
  });

  it('a stream prints its pieces and one line at the end', async () => {
    const target = await serving(`GET ${task}/stream`, { status: 200, body: [...frames, endFrame].join('') });
    assert.equal(await streamTask({ id, json: false }, io, target), 0);
    assert.equal(
      io.text,
      '! waiting, 2 ahead\nRhine\nAare\n! completed: 2 piece(s), 7 tokens in all, stop, decoded in 9 ms\n',
    );
  });

  it('a stream as JSON is a line for each frame', async () => {
    const target = await serving(`GET ${task}/stream`, {
      status: 200,
      body: [frames[2], frames[3], errorFrame].join(''),
    });
    assert.equal(await streamTask({ id, json: true, after: 0 }, io, target), 1);
    assert.equal(
      io.text,
      [
        '{"event":"token","id":1,"data":{"t":"Rhine\\n","i":0}}',
        '{"event":"metrics","data":{"state":"running","queue_depth":0}}',
        '{"event":"error","id":3,"data":{"code":"INTERRUPTED","message":"The server stopped.","retriable":true}}',
        '',
      ].join('\n'),
    );
    assert.deepEqual(server?.asked, [`GET ${task}/stream Bearer k 0`]);
  });

  it('a stream that fails, breaks off or has nothing left says so', async () => {
    const path = `GET ${task}/stream`;
    assert.equal(
      await streamTask({ id, json: false }, io, await serving(path, { status: 200, body: errorFrame })),
      1,
    );
    await server?.stop();
    assert.equal(
      await streamTask({ id, json: false }, io, await serving(path, { status: 200, body: frames.join('') })),
      1,
    );
    await server?.stop();
    assert.equal(await streamTask({ id, json: false }, io, await serving(path, { status: 204 })), 0);
    assert.equal(
      io.text,
      [
        '',
        '! INTERRUPTED: The server stopped. It can be tried again under a new id.',
        '! waiting, 2 ahead',
        'Rhine',
        'Aare',
        '! The stream ended before the task did. Go on with --after 2.',
        '! Nothing is left to read.',
        '',
      ].join('\n'),
    );
  });

  it('a record is shown as a whole', async () => {
    assert.equal(await getTask({ id, json: false }, io, await serving(`GET ${task}`, json(200, record))), 0);
    assert.equal(
      io.text,
      [
        `task ${id}: failed`,
        '  job        j',
        '  request    completion of tiny by embedded, batch',
        '  placed     tiny-0: only-candidate',
        '  attempt 1  tiny-0: failed',
        '  pieces     2',
        '  error      WORKER_RESET: The engine stopped.',
        '',
        'Rh',
        '',
      ].join('\n'),
    );
  });

  it('tasks are listed a line each, and none is said too', async () => {
    const items = [{ task_id: id, state: 'running', priority: 'batch', model_ref: 'tiny' }];
    const line = 'GET /v1/tasks?limit=5&state=running';
    const args = { json: false, limit: 5, state: 'running' };
    assert.equal(await listTasks(args, io, await serving(line, json(200, { items }))), 0);
    await server?.stop();
    assert.equal(await listTasks(args, io, await serving(line, json(200, { items: [] }))), 0);
    assert.equal(io.text, `${id}  running    batch  tiny\nNo tasks.\n`);
  });

  it('a cancel and the end of a session are confirmed', async () => {
    assert.equal(
      await cancelTask({ id, json: false }, io, await serving(`POST ${task}/cancel`, { status: 204 })),
      0,
    );
    await server?.stop();
    assert.equal(
      await deleteSession(
        { id, json: true },
        io,
        await serving(`DELETE /v1/sessions/${id}`, { status: 204 }),
      ),
      0,
    );
    assert.equal(io.text, `task ${id} has ended\n{"session_id":"${id}","ended":true}\n`);
  });

  it('a session is shown with what is left of it', async () => {
    const session = { turns: 2, turns_max: 8, ttl_ms_remaining: 59_100, kv_bytes: 64, kv_warmth: true };
    const target = await serving(`GET /v1/sessions/${id}`, json(200, session));
    assert.equal(await getSession({ id, json: false }, io, target), 0);
    assert.equal(io.text, `session ${id}: 2 of 8 turns, 60 s left\n  kv         64 bytes, warm\n`);
  });

  it('a server that is not there is told from one that refuses', async () => {
    const target = await serving('GET /', { status: 200 });
    await server?.stop();
    server = undefined;
    const message = `${target.url} could not be reached: nothing listens there.`;
    await assert.rejects(getTask({ id, json: false }, io, target), new UnreachableError(message));
  });
});
