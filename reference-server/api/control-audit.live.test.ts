import assert from 'node:assert/strict';
import type { AuditRecord } from '#contracts';
import { isUnbroken } from '../control/index.ts';
import { answered, itemsOf, refused } from './fixtures/read-answer.ts';
import { keys, taskOf, WholeServer } from './fixtures/whole-server.ts';

describe('api: the audit', () => {
  let server: WholeServer;

  beforeEach(async () => {
    server = await WholeServer.start();
  });
  afterEach(() => server.dispose());

  const records = async (query = ''): Promise<AuditRecord[]> => {
    const body = answered('listAuditRecords', await server.get(`/v1/audit${query}`), 200);
    return itemsOf(body) as unknown as AuditRecord[];
  };

  it('each change and each refused change leaves one record, newest first [ASY-CTRL-006(a), ASY-CTRL-006(b), ASY-CTRL-006(d)]', async () => {
    await server.control('/v1/pools/main/drain', { deadline_ms: 1 }, keys.operator);
    await server.control('/v1/pools/main/drain', { deadline_ms: 1 }, keys.data);
    await server.control('/v1/pools/none/drain', { deadline_ms: 1 });
    await server.control('/v1/pools/main/resume');
    await server.control('/v1/artifacts', { kind: 'plan', content: {} }, keys.other);
    await server.get('/v1/pools');
    const all = await records();
    assert.deepEqual(
      all.map(({ tenant_id, key_id, action, target, outcome, error_code }) => [
        tenant_id,
        key_id,
        action,
        target?.slice(0, 10),
        outcome,
        error_code,
      ]),
      [
        ['b', 'key-of-other', 'createArtifact', 'sha256:441', 'done', undefined],
        ['a', 'key-of-admin', 'resumePool', 'main', 'done', undefined],
        ['a', 'key-of-admin', 'drainPool', undefined, 'refused', 'POOL_NOT_FOUND'],
        ['a', 'key-of-data', 'drainPool', 'main', 'refused', 'FORBIDDEN'],
        ['a', 'key-of-operator', 'drainPool', 'main', 'done', undefined],
      ],
    );
    assert.ok(isUnbroken(all.toReversed()));
    assert.ok(!isUnbroken(all.toReversed().map(record => ({ ...record, outcome: 'done' as const }))));
  });

  it('who has no valid key leaves one without tenant and key, under what was asked for [ASY-CTRL-006(e), ASY-CTRL-006(c)]', async () => {
    const stranger = 'assay_nobody-knows-this-key';
    await server.as(stranger, { path: '/v1/pools' });
    await server.ask({ method: 'POST', path: `/v1/pools/${stranger}/drain` });
    await server.as(stranger, { path: '/v1/nothing', headers: { 'X-Correlation-Id': 'c-stranger' } });
    await server.until(async () => (await records()).length === 3);
    const all = await records();
    assert.deepEqual(
      all.map(({ tenant_id, key_id, target, action, outcome, error_code }) => [
        tenant_id ?? key_id ?? target,
        action,
        outcome,
        error_code,
      ]),
      [
        [undefined, 'authenticate', 'refused', 'UNAUTHENTICATED'],
        [undefined, 'drainPool', 'refused', 'UNAUTHENTICATED'],
        [undefined, 'listPools', 'refused', 'UNAUTHENTICATED'],
      ],
    );
    assert.equal(all[0]?.correlation_id, 'c-stranger');
    assert.ok(!JSON.stringify(all).includes(stranger));
    assert.ok(isUnbroken(all.toReversed()));
  });

  it('a refused submission leaves one record, and an admitted one none [ASY-TASK-009(d)]', async () => {
    await server.submit(taskOf(1));
    await server.submit(taskOf(1, { prompt: 'Another body.' }));
    await server.submit(taskOf(2), {}, keys.operator);
    await server.submit({ ...taskOf(3), ctx: 'much' });
    assert.deepEqual(
      (await records()).map(({ tenant_id, key_id, action, target, error_code }) => [
        tenant_id,
        key_id,
        action,
        target,
        error_code,
      ]),
      [
        ['a', 'key-of-data', 'createTask', undefined, 'INVALID_PARAMS'],
        ['a', 'key-of-operator', 'createTask', taskOf(2).task_id, 'FORBIDDEN'],
        ['a', 'key-of-data', 'createTask', taskOf(1).task_id, 'TASK_CONFLICT'],
      ],
    );
  });

  it('a policy’s rule is named in the record and not in the answer [ASY-AUTH-007]', async () => {
    await server.dispose();
    const module =
      'data:text/javascript,export default () => ({ execute: (_, tools) => tools.veto("POLICY_DENIED", "no", "no-rivers") })';
    const plugins = [{ id: 'censor', module, phase: 'AUTHORIZE', order: 1 }];
    server = await WholeServer.start({ document: { plugins } });
    const reply = await server.submit(taskOf(1));
    refused('createTask', reply, [403, 'POLICY_DENIED']);
    assert.ok(!/no-rivers|censor/.test(reply.text), reply.text);
    const [record] = await records();
    assert.deepEqual(
      [record?.action, record?.error_code, record?.details],
      ['createTask', 'POLICY_DENIED', { plugin_id: 'censor', rule: 'no-rivers' }],
    );
  });

  it('an attacker without a key fills no store: the rest of the minute is one record [ASY-CTRL-006(f)]', async () => {
    await server.dispose();
    const store = { kind: 'memory', audit_refusals_per_minute_max: 5 };
    server = await WholeServer.start({ document: { store } });
    for (let count = 0; count < 40; count += 1) {
      const tried = await server.as(`assay_guess-${count}`, { path: '/v1/pools' });
      assert.equal(tried.status, 401);
    }
    await server.control('/v1/pools/main/drain', { deadline_ms: 1 }, keys.data);
    const actions = (await records()).map(({ action }) => action);
    assert.deepEqual(actions, ['drainPool', ...Array<string>(5).fill('listPools')]);
  });

  it('records are narrowed and read in pages, by admins alone [ASY-CTRL-006(d)]', async () => {
    for (let count = 0; count < 5; count += 1) await server.control('/v1/pools/main/resume');
    await server.control('/v1/artifacts', { kind: 'plan', content: {} }, keys.other);
    assert.deepEqual(
      (await records('?tenant_id=b')).map(({ action }) => action),
      ['createArtifact'],
    );
    assert.equal((await records('?action=resumePool')).length, 5);
    const seen: number[] = [];
    for (let cursor: unknown = ''; cursor !== undefined; ) {
      const page = await server.get(`/v1/audit?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      const body = answered('listAuditRecords', page, 200);
      seen.push(...itemsOf(body).map(({ sequence }) => Number(sequence)));
      cursor = body.next_cursor;
    }
    assert.deepEqual(seen, [5, 4, 3, 2, 1, 0]);
    refused('listAuditRecords', await server.get('/v1/audit', keys.operator), [403, 'FORBIDDEN']);
    refused('listAuditRecords', await server.get('/v1/audit?cursor=eA'), [400, 'INVALID_PARAMS']);
    refused('listAuditRecords', await server.get('/v1/audit?action=9'), [400, 'INVALID_PARAMS']);
  });

  it('records hold no key and no prompt [ASY-CTRL-006(c), OC-CTRL-2041(a)]', async () => {
    await server.submit(taskOf(1, { prompt: 'a secret wish' }));
    await server.control(`/v1/pools/${keys.data}/resume`);
    await server.control('/v1/pools/main/drain', { deadline_ms: 1, key: keys.data });
    await server.control('/v1/catalog/models', { id: 'a secret wish', source_url: keys.data });
    const text = JSON.stringify(await records());
    assert.ok(text.includes('resumePool'));
    for (const secret of [keys.admin, keys.data, 'secret wish']) assert.ok(!text.includes(secret), secret);
  });
});
