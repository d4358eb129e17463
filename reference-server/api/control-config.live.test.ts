import assert from 'node:assert/strict';
import { answered, itemsOf, type Json, refused } from './fixtures/read-answer.ts';
import { keys, scriptedPool, taskOf, tenants, WholeServer } from './fixtures/whole-server.ts';

const [a, b] = tenants;
const withoutDataKey = [{ ...a, keys: a?.keys.filter(({ id }) => id !== 'key-of-data') }, b];
const endless = { pieces: ['a '], repeat: true, first_piece_ms: 1, piece_ms: 5 };

describe('api: the configuration', () => {
  let server: WholeServer;

  beforeEach(async () => {
    const pools = [
      scriptedPool(),
      scriptedPool(endless, {
        id: 'slow',
        model: { ref: 'slow' },
        replicas: [{ id: 'slow-a', scripted: endless }],
      }),
    ];
    server = await WholeServer.start({ document: { pools } });
    await server.until(async () =>
      itemsOf(JSON.parse((await server.get('/v1/pools')).text)).every(p => p.ready),
    );
  });
  afterEach(() => server.dispose());

  const reload = (key: string = keys.admin) => server.as(key, { method: 'POST', path: '/v1/config/reload' });
  const poolIds = async () =>
    itemsOf(answered('listPools', await server.get('/v1/pools'), 200)).map(({ id }) => id);

  it('a reload says what is different, and one that changes nothing says so [ORCH-3031(a)]', async () => {
    const same = answered('reloadConfig', await reload(), 200);
    assert.deepEqual([same.changed, same.digest], [[], same.previous_digest]);
    server.rewrite({ telemetry: { log_level: 'warn' } });
    const done = answered('reloadConfig', await reload(), 200);
    assert.deepEqual([done.changed, done.previous_digest], [['/telemetry/log_level'], same.digest]);
    const lines = server.lines.length;
    await server.get('/v1/pools');
    assert.equal(server.lines.length, lines);
    assert.match(await server.metrics(), /config_reloads_total\{result="pass"\} 2/);
    refused('reloadConfig', await reload(keys.operator), [403, 'FORBIDDEN']);
  });

  it('a broken document changes nothing, and every problem is told [ORCH-3031(a), ORCH-3031(b), OC-CONFIG-6001(a)]', async () => {
    server.rewrite({ tenants: withoutDataKey, pools: [{ id: 'main' }], extra: 1 });
    const { details } = refused('reloadConfig', await reload(), [400, 'CONFIG_INVALID']);
    const pointers = ((details as Json).problems as Json[]).map(({ pointer }) => pointer);
    for (const pointer of ['/extra', '/pools/0/engine', '/pools/0/model', '/pools/0/wire'])
      assert.ok(pointers.includes(pointer), `${pointer} in ${pointers}`);
    assert.deepEqual(await poolIds(), ['main', 'slow']);
    assert.equal((await server.submit(taskOf(1))).status, 202);
    assert.match(await server.metrics(), /config_reloads_total\{result="fail"\} 1/);
  });

  it('the signal does the same and tells the log and the audit why [ORCH-3031(b), ASY-CTRL-006(b)]', async () => {
    server.rewrite({ pools: [] });
    await server.reload();
    const line = server.log.find(({ event }) => event === 'config-refused');
    assert.equal(line?.code, 'CONFIG_INVALID');
    assert.match(JSON.stringify(line), /\/pools/);
    assert.deepEqual(await poolIds(), ['main', 'slow']);
    const [record] = itemsOf(answered('listAuditRecords', await server.get('/v1/audit'), 200));
    assert.deepEqual(
      [record?.action, record?.outcome, record?.error_code, record?.tenant_id],
      ['reloadConfig', 'refused', 'CONFIG_INVALID', undefined],
    );
    assert.deepEqual(server.logProblems, []);
    server.rewrite({ pools: [scriptedPool()] });
    await server.reload();
    await server.until(async () => (await poolIds()).length === 1);
  });

  it('what can not change while it runs refuses the reload and is named [ASY-CONF-005]', async () => {
    server.rewrite({
      server: { port: 0, host: 'localhost' },
      store: { kind: 'memory', on_restart: 'rerun' },
    });
    const { details } = refused('reloadConfig', await reload(), [400, 'CONFIG_INVALID']);
    const pointers = ((details as Json).problems as Json[]).map(({ pointer }) => pointer);
    assert.deepEqual(pointers.sort(), ['/server/host', '/store/on_restart']);
  });

  it('a key that is gone is refused, its streams end and its tasks go on [ASY-AUTH-004(a), ASY-AUTH-004(b), ASY-AUTH-004(c), ASY-METRIC-008(b)]', async () => {
    const task = taskOf(1, { model_ref: 'slow', max_tokens: 400 });
    await server.submit(task);
    const stream = server.follow(task);
    await server.reaches(task, 'running');
    server.rewrite({ tenants: withoutDataKey });
    answered('reloadConfig', await reload(), 200);
    const followed = await stream;
    assert.ok(!followed.text.includes('event: end'), followed.text.slice(-200));
    const left = (await server.metrics()).match(/^reader_disconnects_total\{.*[1-9]$/gm);
    assert.deepEqual(left, ['reader_disconnects_total{reason="revoked"} 1']);
    assert.equal((await server.submit(taskOf(2))).status, 401);
    const record = await server.record(task, keys.operator);
    assert.equal(record.state, 'running');
  });

  it('roles, quotas and full policies hold from then on [ORCH-3031(a)]', async () => {
    const operators = a?.keys.map(key => (key.id === 'key-of-operator' ? { ...key, roles: ['data'] } : key));
    const limited = { ...a, keys: operators, quotas: { requests_per_second: 0.001, burst: 1 } };
    server.rewrite({ tenants: [limited, b] });
    answered('reloadConfig', await reload(), 200);
    refused('listPools', await server.get('/v1/pools', keys.operator), [403, 'FORBIDDEN']);
    const codes = [];
    for (const number of [1, 2]) codes.push((await server.submit(taskOf(number), {}, keys.operator)).status);
    assert.deepEqual(codes, [202, 429]);
    const told = answered('getCapabilities', await server.get('/v1/capabilities'), 200);
    assert.equal((told.engines as { rate_limits: { burst: number } }[])[0]?.rate_limits.burst, 1);
  });

  it('pools are added, changed and removed, and no task is lost by it [ASY-CONF-004, ORCH-3031(d)]', async () => {
    const task = taskOf(1, { model_ref: 'slow', max_tokens: 60 });
    await server.submit(task);
    await server.reaches(task, 'running');
    const changed = scriptedPool({ version: 'v2' }, { queue: { capacity: 7, full_policy: 'drop-lru' } });
    const added = scriptedPool(
      {},
      { id: 'new', model: { ref: 'new' }, replicas: [{ id: 'new-a', scripted: { pieces: ['n'] } }] },
    );
    server.rewrite({ pools: [changed, added] });
    const done = answered('reloadConfig', await reload(), 200);
    assert.ok((done.changed as string[]).some(pointer => pointer.startsWith('/pools')));
    const pools = itemsOf(answered('listPools', await server.get('/v1/pools'), 200));
    assert.deepEqual(
      pools.map(({ id, ready, queue }) => [id, ready, (queue as Json).full_policy]),
      [
        ['main', true, 'drop-lru'],
        ['new', true, 'reject'],
      ],
    );
    await server.submit(taskOf(2));
    const onNew = await server.reaches(taskOf(2), 'completed');
    assert.equal((onNew.attempts as Json[])[0]?.engine_version, 'v2');
    assert.equal((await server.submit(taskOf(3, { model_ref: 'slow' }))).status, 404);
    assert.equal((await server.reaches(task, 'completed')).tokens_out, 60);
    assert.match(await server.metrics(), /pool_ready\{pool_id="main"\} 1/);
  });

  it('a pool that can not serve is not put in place, and the old one serves on [ORCH-3031(c), OC-CTRL-2003(b)]', async () => {
    const pinned = scriptedPool({}, { replica_set: { engine_version: 'another' } });
    const dead = {
      ...scriptedPool(),
      id: 'dead',
      model: { ref: 'dead' },
      wire: 'llamacpp',
      engine: 'llamacpp',
    };
    const replicas = [{ id: 'dead-a', url: 'http://127.0.0.1:9' }];
    for (const pools of [[pinned], [scriptedPool(), { ...dead, replicas }]]) {
      server.rewrite({ pools });
      refused('reloadConfig', await reload(), [409, 'RELOAD_FAILED']);
      assert.deepEqual(await poolIds(), ['main', 'slow']);
      const number = pools.length;
      await server.submit(taskOf(number));
      await server.reaches(taskOf(number), 'completed');
    }
  });
});
