import assert from 'node:assert/strict';
import { systemClock } from './clock.ts';
import { type FakeEngine, startFakeEngine } from './testing/fake-engine.ts';
import { poolAt, startSecond, type TestAnswer, type TestServer } from './testing/second-client.ts';

const key = (name: string) => ({ 'x-api-key': name });
const hashes = {
  alpha: 'sha256:8ed3f6ad685b959ead7022518e1af76cd816f8e8ec7ccdda1ed4018e8f2223f8',
  beta: 'sha256:f44e64e75f3948e9f73f8dfa94721c4ce8cbb4f265c4790c702b2d41cfbf2753',
};
const tenant = (id: 'alpha' | 'beta', more = {}) => ({
  id,
  keys: [{ id: `${id}-key`, hash: hashes[id], roles: ['data', 'operator', 'admin'] }],
  ...more,
});

describe('the admission of a submission', () => {
  let engine: FakeEngine;
  let second: TestServer;

  const start = async (pool: object, more: object = {}): Promise<void> => {
    second = await startSecond({ pools: [poolAt(engine.url, { ...pool })], ...more });
  };

  const idOf = (answer: TestAnswer): string => {
    assert.equal(answer.status, 202, answer.text);
    return String(answer.json.task_id);
  };

  const stateOf = async (id: string, headers = {}) =>
    (await second.request(`/v1/tasks/${id}`, { headers })).json.state;

  beforeEach(async () => {
    engine = await startFakeEngine();
    engine.script = undefined;
  });

  afterEach(async () => {
    await second.stop();
    await engine.close();
  });

  it('names the field that is wrong, leaves no task and counts the refusal', async () => {
    await start({});
    const task_id = systemClock.freshId();
    const refused = await second.submit({ task_id, ctx: 'much' });
    assert.equal(refused.status, 400);
    assert.equal(refused.json.code, 'INVALID_PARAMS');
    assert.match(refused.text, /"pointer":"\/ctx"/);
    assert.ok(!refused.text.includes('rivers'));
    assert.equal((await second.request(`/v1/tasks/${task_id}`)).status, 404);
    const metrics = await second.metrics();
    assert.match(metrics, /tasks_rejected_total\{engine="other",reason="INVALID_PARAMS"\} 1/);
    idOf(await second.submit({ task_id }));
  });

  it('refuses other workloads, models and sizes by their codes', async () => {
    await start({ model: { ref: 'tiny', ctx_max: 100, max_tokens_max: 50, bytes_per_token: 1 } });
    const codeOf = async (changes: object) => (await second.submit({ ...changes })).json.code;
    assert.equal(await codeOf({ workload: 'embedding' }), 'UNSUPPORTED_WORKLOAD');
    assert.equal(await codeOf({ model_ref: 'huge' }), 'MODEL_NOT_FOUND');
    assert.equal(await codeOf({ ctx: 101 }), 'INVALID_PARAMS');
    assert.equal(await codeOf({ ctx: 100, prompt: 'p'.repeat(51), max_tokens: 50 }), 'INVALID_PARAMS');
    assert.equal(await codeOf({ ctx: 100, prompt: 'p'.repeat(50), max_tokens: 50 }), undefined);
  });

  it('repeats an admission for the same body and refuses another one', async () => {
    await start({});
    const task_id = systemClock.freshId();
    const [one, two] = await Promise.all([second.submit({ task_id }), second.submit({ task_id })]);
    const replays = [one, two].filter(answer => answer.headers.get('idempotency-replayed') === 'true');
    assert.equal(replays.length, 1);
    assert.equal(one.json.job_id, two.json.job_id);
    const other = await second.submit({ task_id, max_tokens: 3 });
    assert.equal(other.json.code, 'TASK_CONFLICT');
    assert.equal(engine.calls.length, 1);
  });

  it('rejects into a full queue at once, with one hint in three places', async () => {
    await start({ queue: { capacity: 1 } });
    idOf(await second.submit());
    const waiting = await second.submit();
    assert.equal(waiting.json.state, 'queued');
    assert.ok(Number(waiting.json.backoff_ms) > 0);
    const refused = await second.submit();
    assert.equal(refused.json.code, 'ADMISSION_REJECT');
    assert.equal(refused.json.policy_label, 'reject');
    assert.equal(refused.headers.get('x-backoff-ms'), String(refused.json.retry_after_ms));
    const seconds = Math.ceil(Number(refused.json.retry_after_ms) / 1000);
    assert.equal(refused.headers.get('retry-after'), String(seconds));
    await second.request(`/v1/tasks/${idOf(waiting)}/cancel`, { method: 'POST' });
    assert.equal((await second.submit()).status, 202);
  });

  it('drops the longest waiting task of the lowest class under drop-lru', async () => {
    await start({ queue: { capacity: 2, full_policy: 'drop-lru' } });
    idOf(await second.submit());
    const interactive = idOf(await second.submit());
    const batch = idOf(await second.submit({ priority: 'batch' }));
    idOf(await second.submit());
    assert.equal(await stateOf(batch), 'evicted');
    const last = (await second.stream(batch)).at(-1);
    assert.equal(last?.data.code, 'QUEUE_FULL_DROP_LRU');
    assert.ok(Number(last?.data.retry_after_ms) > 0);
    idOf(await second.submit());
    assert.equal(await stateOf(interactive), 'evicted');
    assert.equal((await second.submit({ priority: 'batch' })).json.policy_label, 'drop-lru');
  });

  it('sheds the youngest task of a lower class and spares its own', async () => {
    await start({ queue: { capacity: 2, full_policy: 'shed-low-priority' } });
    idOf(await second.submit());
    const older = idOf(await second.submit({ priority: 'batch' }));
    const younger = idOf(await second.submit({ priority: 'batch' }));
    assert.equal((await second.submit({ priority: 'batch' })).json.code, 'ADMISSION_REJECT');
    idOf(await second.submit());
    assert.equal(await stateOf(younger), 'evicted');
    assert.equal(await stateOf(older), 'queued');
  });

  it('gives a tenant below its share its place back', async () => {
    await start({ queue: { capacity: 2 } }, { tenants: [tenant('alpha'), tenant('beta')] });
    idOf(await second.submit({}, key('alpha')));
    idOf(await second.submit({}, key('alpha')));
    const borrowed = idOf(await second.submit({}, key('alpha')));
    idOf(await second.submit({}, key('beta')));
    assert.equal(await stateOf(borrowed, key('alpha')), 'evicted');
    assert.equal((await second.submit({}, key('beta'))).json.code, 'ADMISSION_REJECT');
    assert.equal(await stateOf(borrowed, key('beta')), undefined);
  });

  it('holds tenants to their quotas and consumes none by a refusal', async () => {
    const quotas = { concurrent_max: 2, requests_per_second: 0.5, burst: 3 };
    await start({}, { tenants: [tenant('alpha', { quotas }), tenant('beta')] });
    const first = idOf(await second.submit({}, key('alpha')));
    idOf(await second.submit({}, key('alpha')));
    const refused = await second.submit({}, key('alpha'));
    assert.equal(refused.json.code, 'QUOTA_EXCEEDED');
    assert.equal(refused.json.policy_label, 'quota');
    await second.request(`/v1/tasks/${first}/cancel`, { method: 'POST', headers: key('alpha') });
    idOf(await second.submit({}, key('alpha')));
    const cancels = second.server.core.book.all.map(task => task.request.task_id);
    await second.request(`/v1/tasks/${cancels[1]}/cancel`, { method: 'POST', headers: key('alpha') });
    const byRate = await second.submit({}, key('alpha'));
    assert.equal(byRate.json.code, 'QUOTA_EXCEEDED');
    assert.ok(Number(byRate.json.retry_after_ms) > 500);
    idOf(await second.submit({}, key('beta')));
  });

  it('refuses a deadline that cannot be kept and expires one that passes', async () => {
    await start({ priors: { first_token_ms: 10, token_ms: 1 } });
    const hopeless = await second.submit({ deadline_ms: 20, max_tokens: 100 });
    assert.equal(hopeless.json.code, 'DEADLINE_UNMET');
    const running = idOf(await second.submit({ deadline_ms: 1_200 }));
    const waiting = idOf(await second.submit({ deadline_ms: 250 }));
    await second.until('the end of both', async () => (await stateOf(running)) === 'failed');
    assert.equal(await stateOf(waiting), 'expired');
    assert.equal((await second.stream(running)).at(-1)?.data.code, 'DEADLINE_UNMET');
  });

  it('serves backlogged classes in the ratio of their weights, deadlines first inside a flow', async () => {
    await start({});
    idOf(await second.submit());
    const order: string[] = [];
    const names = new Map<string, string>();
    const add = async (name: string, changes: object) => {
      names.set(idOf(await second.submit({ prompt: name, ...changes })), name);
    };
    for (let at = 0; at < 3; at += 1) await add('batch', { priority: 'batch' });
    for (let at = 0; at < 16; at += 1) await add('interactive', {});
    await add('urgent', { deadline_ms: 50_000 });
    for (let at = 0; at < 19; at += 1) {
      (await engine.call(at)).finish();
      order.push(String((await engine.call(at + 1)).body.prompt));
    }
    assert.equal(order[0], 'urgent');
    assert.equal(order.slice(0, 18).filter(name => name === 'batch').length, 2);
  });
});
