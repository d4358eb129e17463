import assert from 'node:assert/strict';
import { ApiUnderTest, taskId, taskRequest } from './fixtures/api-under-test.ts';
import { verifyError, verifyShape } from './fixtures/verify-reply.ts';

const task = `/v1/tasks/${taskId}`;
const session = '/v1/sessions/0c6a4f0e-2f64-4d0d-8a5e-2f4f6c1f9a10';

describe('api: what a request says', () => {
  let api: ApiUnderTest;

  beforeEach(async () => {
    api = await new ApiUnderTest().start();
  });
  afterEach(() => api.stop());

  it('a body that is not announced as JSON is 415 [ASY-AUTH-006(c), ASY-SEC-009]', async () => {
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/json; charset=latin1',
      'application/jsonp',
    ];
    for (const type of types) {
      const reply = await api.submit(taskRequest(), { headers: { 'Content-Type': type } });
      verifyError(reply, 415, 'UNSUPPORTED_MEDIA_TYPE');
    }
    verifyError(await api.ask({ method: 'POST' }), 415, 'UNSUPPORTED_MEDIA_TYPE');
    const compressed = await api.submit(taskRequest(), { headers: { 'Content-Encoding': 'gzip' } });
    verifyError(compressed, 415, 'UNSUPPORTED_MEDIA_TYPE');
    const charset = await api.submit(taskRequest(), {
      headers: { 'Content-Type': 'application/json; charset=UTF-8' },
    });
    assert.equal(charset.status, 202);
  });

  it('a body is read strictly [ASY-SEC-005(a), ASY-SEC-005(b), ASY-ERR-004(a)]', async () => {
    for (const body of ['', '{', '[1,]', '\ufeff{}', '{"a":1}x'])
      verifyError(await api.submit(body), 400, 'MALFORMED_REQUEST');
    const notUtf8 = await api.ask({ method: 'POST', body: Buffer.from([0x22, 0xff, 0x22]) });
    verifyError(notUtf8, 400, 'MALFORMED_REQUEST');
    const polluted = JSON.stringify(taskRequest()).replace('{', '{"__proto__":{"a":1},');
    const refused = await api.submit(polluted);
    verifyError(refused, 400, 'INVALID_PARAMS');
    assert.match(refused.text, /"pointer":"\/__proto__"/);
    const announced = { 'Content-Length': 1 };
    verifyError(await api.ask({ path: task, headers: announced, body: 'x' }), 400, 'MALFORMED_REQUEST');
  });

  it('a refused field is named with its rule, and the prompt is not repeated [ORCH-2001(b), ASY-ERR-001, ASY-TASK-001(a)]', async () => {
    const reply = await api.submit(
      taskRequest({ prompt: { text: 'hidden' }, max_tokens: 0, task_id: 'x', pronpt: 'secret' }),
    );
    verifyError(reply, 400, 'INVALID_PARAMS');
    verifyShape('createTask', reply);
    const details = reply.json?.details as { problems: { pointer: string; rule: string; message: string }[] };
    const named = details.problems.map(({ pointer, rule }) => `${pointer} ${rule}`).sort();
    assert.deepEqual(named, [
      '/max_tokens minimum',
      '/prompt type',
      '/pronpt additionalProperties',
      '/task_id minLength',
      '/task_id pattern',
    ]);
    assert.match(reply.text, /Did you mean prompt/);
    assert.doesNotMatch(reply.text, /hidden|secret/);
    const both = await api.submit(taskRequest({ messages: [{ role: 'user', content: 'hush' }] }));
    assert.match(both.text, /exactly one of prompt, messages/);
  });

  it('another workload is unsupported, whatever else it brings [ASY-TASK-002]', async () => {
    for (const workload of ['embedding', 'rerank', 'other']) {
      const reply = await api.submit({ ...taskRequest({ workload }), inputs: ['a'] });
      verifyError(reply, 400, 'UNSUPPORTED_WORKLOAD');
    }
    verifyError(await api.submit(taskRequest({ workload: 'No Name' })), 400, 'INVALID_PARAMS');
    assert.deepEqual(api.orchestrator.contexts, []);
  });

  it('ids and query parameters are judged [ASY-TASK-012(a), ASY-TASK-012(b)]', async () => {
    verifyError(await api.ask({ path: task }), 404, 'TASK_NOT_FOUND');
    verifyError(await api.ask({ path: session }), 404, 'SESSION_NOT_FOUND');
    for (const path of [
      '/v1/tasks/x',
      '/v1/tasks/%zz',
      `/v1/tasks/${taskId.toUpperCase()}`,
      '/v1/sessions/x',
    ])
      verifyError(await api.ask({ path }), 400, 'INVALID_PARAMS');
    for (const query of [
      'limit=0',
      'limit=201',
      'limit=1.5',
      'limit=',
      'limit=1&limit=1',
      'state=x',
      'cursor=%20',
      'lim=1',
    ]) {
      const reply = await api.ask({ path: `/v1/tasks?${query}` });
      verifyError(reply, 400, 'INVALID_PARAMS');
      verifyShape('listTasks', reply);
    }
    assert.deepEqual(api.orchestrator.queries, []);
  });
});
