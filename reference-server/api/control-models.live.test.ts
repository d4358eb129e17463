import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answered, itemsOf, type Json, refused } from './fixtures/read-answer.ts';
import { keys, scriptedPool, taskOf, WholeServer } from './fixtures/whole-server.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const bytes = Buffer.from('the weights of a model');
const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const other = `sha256:${'0'.repeat(64)}`;
const signature = {
  signer: 'maker',
  algo: 'ed25519',
  value: sign(null, Buffer.from(digest), privateKey).toString('base64'),
};
const signed = { id: 'm1', model_ref: 'tiny', source_url: 'file:m1.gguf', digest, signatures: [signature] };
const trusting = (policy: object = {}) => ({
  trust_policy: { mode: 'strict', require_sbom: false, keys: [{ id: 'maker', public_key: pem }], ...policy },
});

describe('api: models of the control plane', () => {
  let server: WholeServer;

  async function start(catalog: object = trusting(), document: object = {}): Promise<void> {
    server = await WholeServer.start({ document: { catalog, ...document } });
    writeFileSync(join(server.folder, 'm1.gguf'), bytes);
  }
  afterEach(() => server.dispose());

  const create = (body: object) => server.control('/v1/catalog/models', body);
  const move = (state: string, more: object = {}) =>
    server.control('/v1/catalog/models/m1/state', { state, ...more });
  const eventsOf = (modelId: string) =>
    server.log.filter(({ model_id }) => model_id === modelId).map(({ event }) => event);
  const lastAudit = async (): Promise<Json> =>
    itemsOf(answered('listAuditRecords', await server.get('/v1/audit?limit=1'), 200))[0] ?? {};

  it('a signed model is entered once, read and listed [ORCH-3060(a), ORCH-3060(b), ORCH-3060(d), ASY-CAT-001(a), ASY-CAT-001(b)]', async () => {
    await start();
    const made = answered('createCatalogModel', await create(signed), 201);
    assert.deepEqual(
      [made.digest, made.state, (made.verification as Json).result],
      [digest, 'draft', 'pass'],
    );
    answered('createCatalogModel', await create(signed), 200);
    refused('createCatalogModel', await create({ ...signed, version: '2' }), [409, 'STATE_CONFLICT']);
    assert.deepEqual(answered('getCatalogModel', await server.get('/v1/catalog/models/m1'), 200), made);
    const listed = await server.get('/v1/catalog/models?state=draft', keys.operator);
    assert.deepEqual(itemsOf(answered('listCatalogModels', listed, 200)), [made]);
    refused('getCatalogModel', await server.get('/v1/catalog/models/none'), [404, 'MODEL_NOT_FOUND']);
    refused('listCatalogModels', await server.get('/v1/catalog/models?state=gone'), [400, 'INVALID_PARAMS']);
    refused('createCatalogModel', await create({ ...signed, trust: 'me' }), [400, 'INVALID_PARAMS']);
  });

  it('an unsigned model, a wrong digest and another registry are refused, each with its own error and event [ORCH-3061(a), ORCH-3063(a), ORCH-3064(a), ORCH-3037(a), ORCH-3067]', async () => {
    await start();
    const { signatures: _, ...unsigned } = signed;
    const cases = [
      [{ ...unsigned, id: 'unsigned' }, 'UNTRUSTED_ARTIFACT', 'catalog.artifact-untrusted'],
      [{ ...signed, id: 'wrong', digest: other }, 'DIGEST_MISMATCH', 'catalog.digest-mismatched'],
      [
        { ...signed, id: 'foreign', source_url: 'https://models.example/m1.gguf' },
        'REGISTRY_NOT_ALLOWED',
        'catalog.registry-refused',
      ],
    ] as const;
    for (const [body, code, event] of cases) {
      refused('createCatalogModel', await create(body), [400, code]);
      assert.ok(eventsOf(body.id).includes(event), `${body.id}: ${eventsOf(body.id)}`);
      assert.ok(eventsOf(body.id).includes('catalog.model-verified'));
      const { action, target, outcome, error_code } = await lastAudit();
      assert.deepEqual(
        [action, target, outcome, error_code],
        ['createCatalogModel', body.id, 'refused', code],
      );
    }
    assert.deepEqual(itemsOf(answered('listCatalogModels', await server.get('/v1/catalog/models'), 200)), []);
    assert.match(await server.metrics(), /catalog_verifications_total\{[^}]*reason="unsigned"[^}]*\} 1/);
    assert.deepEqual(server.logProblems, []);
  });

  it('a model moves as its table says, and its state is measured [ORCH-3069(a), ORCH-3072, ORCH-3073(a)]', async () => {
    await start();
    await create(signed);
    refused('setCatalogModelState', await move('deprecated'), [409, 'STATE_CONFLICT']);
    refused('setCatalogModelState', await move('gone'), [400, 'INVALID_PARAMS']);
    assert.equal(answered('setCatalogModelState', await move('active'), 202).state, 'active');
    const metrics = await server.metrics();
    assert.match(metrics, /model_state\{model_id="m1",state="active"\} 1/);
    assert.match(metrics, /model_state\{model_id="m1",state="draft"\} 0/);
    const { action, target, outcome } = await lastAudit();
    assert.deepEqual([action, target, outcome], ['setCatalogModelState', 'm1', 'done']);
    const none = await server.control('/v1/catalog/models/none/state', { state: 'active' });
    refused('setCatalogModelState', none, [404, 'MODEL_NOT_FOUND']);
  });

  it('a deprecated model takes no new session but with an override, and a retired one nothing [ORCH-3070(a), ORCH-3070(b), ORCH-3070(c), ORCH-3070(e), ORCH-3069(c), ORCH-3073(b)]', async () => {
    await start();
    const session_id = '00000000-0000-4000-8000-00000000aaaa';
    const codeOf = async (number: number, changes: object = {}) => {
      const reply = await server.submit(taskOf(number, changes));
      return reply.status === 202 ? 'taken' : JSON.parse(reply.text).code;
    };
    await create(signed);
    assert.equal(await codeOf(1), 'MODEL_NOT_FOUND');
    await move('active');
    assert.equal(await codeOf(2, { session_id }), 'taken');
    await server.reaches(taskOf(2), 'completed');
    await move('deprecated');
    assert.deepEqual(
      [await codeOf(3), await codeOf(4, { session_id }), await codeOf(5, { override: true })],
      ['MODEL_DEPRECATED', 'taken', 'taken'],
    );
    for (const number of [4, 5]) await server.reaches(taskOf(number), 'completed');
    answered('setCatalogModelState', await move('retired'), 202);
    assert.equal(await codeOf(6, { override: true }), 'MODEL_DEPRECATED');
    const retired = answered('getCatalogModel', await server.get('/v1/catalog/models/m1'), 200);
    assert.equal((retired.manifests as unknown[]).length, 1);
    assert.equal(JSON.parse((await server.get('/v1/pools/main/health')).text).draining, true);
  });

  it('a deprecation with a deadline drains the pools, and taking it back resumes them [ORCH-3070(d), ASY-CAT-005(a)]', async () => {
    await start();
    await create(signed);
    await move('active');
    await move('deprecated', { deadline_ms: 1_000 });
    const draining = async () => JSON.parse((await server.get('/v1/pools/main/health')).text).draining;
    assert.equal(await draining(), true);
    assert.match(await server.metrics(), /drain_events_total\{pool_id="main",reason="model_deprecated"\} 1/);
    const back = await server.control('/v1/catalog/models/m1/rollback');
    assert.equal(answered('rollbackCatalogModel', back, 202).state, 'active');
    assert.equal(await draining(), false);
  });

  it('a rollback with nothing to go back to is refused [ASY-CAT-005(c)]', async () => {
    await start();
    await create(signed);
    const rollback = (id: string) => server.control(`/v1/catalog/models/${id}/rollback`);
    refused('rollbackCatalogModel', await rollback('m1'), [409, 'STATE_CONFLICT']);
    const entry = answered('getCatalogModel', await server.get('/v1/catalog/models/m1'), 200);
    assert.equal(entry.state, 'draft');
    refused('rollbackCatalogModel', await rollback('none'), [404, 'MODEL_NOT_FOUND']);
  });

  it('a model whose bytes changed is found by verifying again, and refused at the load [ASY-CAT-003(a), ORCH-3061(b), ORCH-3037(b)]', async () => {
    await start();
    await create(signed);
    await move('active');
    const reload = () => server.control('/v1/pools/main/reload', { new_model_ref: 'm1' });
    const loaded = answered('reloadPool', await reload(), 202);
    assert.deepEqual([loaded.model_ref, loaded.model_digest], ['tiny', digest]);
    writeFileSync(join(server.folder, 'm1.gguf'), 'the weights of a modem');
    refused('reloadPool', await reload(), [400, 'DIGEST_MISMATCH']);
    const verified = await server.control('/v1/catalog/models/m1/verify');
    const { verification } = answered('verifyCatalogModel', verified, 202);
    assert.deepEqual(
      [(verification as Json).result, (verification as Json).reason],
      ['fail', 'DIGEST_MISMATCH'],
    );
    assert.equal((await server.submit(taskOf(1))).status, 202);
  });

  it('at 20 percent a fifth of a thousand sessions goes to the canary, and none after one rollback [ORCH-3033(b), ORCH-3033(c), ORCH-3033(d)]', async () => {
    const replica = (id: string, version: string) => ({
      id,
      slots: 64,
      scripted: { pieces: ['a'], first_piece_ms: 0, piece_ms: 0, version },
    });
    const canary = { percent: 20, replica_set: { engine_version: 'v2' } };
    const replicas = [replica('r1', 'v1'), replica('r2', 'v2')];
    const pool = { ...scriptedPool({}, { canary, queue: { capacity: 4096 } }), replicas };
    await start(trusting(), { pools: [pool] });
    await create({ ...signed, id: 'm0' });
    await server.control('/v1/catalog/models/m0/state', { state: 'active' });
    await create(signed);
    await move('canary');
    const servedBy = async (from: number, count: number, firstSession = from): Promise<string[]> => {
      const tasks = Array.from({ length: count }, (_, index) => {
        const session_id = `00000000-0000-4000-8000-${String(firstSession + index).padStart(12, '0')}`;
        return taskOf(from + index, { session_id });
      });
      const served: string[] = [];
      for (let at = 0; at < tasks.length; at += 50) {
        const some = tasks.slice(at, at + 50);
        await Promise.all(some.map(task => server.submit(task)));
        const records = await Promise.all(some.map(task => server.reaches(task, 'completed')));
        served.push(...records.map(record => String(record.served_by)));
      }
      return served;
    };
    const before = await servedBy(1, 1_000);
    const share = before.filter(replicaId => replicaId === 'r2').length / 10;
    assert.ok(share >= 17 && share <= 23, `${share} percent`);
    assert.deepEqual(await servedBy(1_001, 50, 1), before.slice(0, 50));
    answered('rollbackCatalogModel', await server.control('/v1/catalog/models/m1/rollback'), 202);
    assert.deepEqual(new Set(await servedBy(2_001, 100)), new Set(['r1']));
  });
});
