import assert from 'node:assert/strict';
import { listModels, rollbackModel, setModelState, verifyModel } from './ctl-models.ts';
import { drainPool, listPools, poolHealth, reloadPool, resumePool } from './ctl-pools.ts';
import { listAudit, listTasks, reloadConfig } from './ctl-server.ts';
import { tableLines } from './ctl-table.ts';
import { type Canned, CannedServer } from './fixtures/canned-server.ts';
import { HeardIo } from './fixtures/heard-io.ts';

const json = (status: number, value: unknown): Canned => ({ status, body: JSON.stringify(value) });
const queue = { depth: 3, capacity: 256, full_policy: 'reject' };
const small = {
  id: 'small',
  engine: 'llamacpp',
  model_ref: 'tiny',
  live: true,
  ready: true,
  draining: false,
  queue,
  running: 1,
  replicas_ready: 1,
  replicas_total: 2,
};
const large = {
  ...small,
  id: 'large',
  model_ref: `org/${'long-name-'.repeat(12)}`,
  ready: false,
  draining: true,
};
const health = {
  pool_id: 'small',
  live: true,
  ready: false,
  draining: false,
  last_error: 'no answer',
  replicas: [{ replica_id: 'small-0', live: true, ready: false, breaker: 'open', last_error: 'no answer' }],
  metrics: {},
};
const model = {
  id: 'm1',
  model_ref: 'tiny',
  state: 'canary',
  digest: `sha256:${'ab'.repeat(32)}`,
  tags: ['one', 'two'],
  verification: { result: 'pass' },
};
const record = {
  sequence: 1,
  at_ms: 1_767_225_600_000,
  key_id: 'k1',
  action: 'drainPool',
  target: 'small',
  outcome: 'refused',
  error_code: 'FORBIDDEN',
};
const task = {
  task_id: '5b1d5a52-7d3c-4a35-9a55-0a1a7f5c0b01',
  state: 'running',
  priority: 'interactive',
  engine: 'llamacpp',
  model_ref: 'tiny',
};

describe('cli: assay ctl', () => {
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
  const shown = { json: false };

  it('pools are a table', async () => {
    const target = await serving('GET /v1/pools?limit=200', json(200, { items: [small, large] }));
    assert.equal(await listPools(shown, io, target), 0);
    assert.equal(
      io.text,
      [
        'POOL   STATE     ENGINE    MODEL                        REPLICAS  RUNNING  QUEUE',
        'small  ready     llamacpp  tiny                         1/2       1        3/256',
        'large  draining  llamacpp  org/long-name-long-name-lo…  1/2       1        3/256',
        '',
      ].join('\n'),
    );
  });

  it('the health of a pool is a line and a table', async () => {
    const target = await serving('GET /v1/pools/small/health', json(200, health));
    assert.equal(await poolHealth({ ...shown, pool: 'small' }, io, target), 0);
    assert.equal(
      io.text,
      [
        'pool small: live, not ready',
        '  last error  no answer',
        'REPLICA  STATE    VERSION  FREE  BREAKER  LAST ERROR',
        'small-0  unready  -        -/-   open     no answer',
        '',
      ].join('\n'),
    );
  });

  it('a drain, a resume and a reload send what they are told and show the pool', async () => {
    const calls = [
      [
        'drain',
        (url: { url: string; key: string }) => drainPool({ ...shown, pool: 'small', deadlineMs: 5 }, io, url),
      ],
      ['resume', (url: { url: string; key: string }) => resumePool({ ...shown, pool: 'small' }, io, url)],
      [
        'reload',
        (url: { url: string; key: string }) => reloadPool({ ...shown, pool: 'small', model: 't2' }, io, url),
      ],
    ] as const;
    const bodies: unknown[] = [];
    for (const [action, call] of calls) {
      const target = await serving(`POST /v1/pools/small/${action}`, json(202, small));
      assert.equal(await call(target), 0);
      bodies.push(...(server?.bodies ?? []));
      await server?.stop();
      server = undefined;
    }
    assert.deepEqual(bodies, [{ deadline_ms: 5 }, { new_model_ref: 't2' }]);
    assert.equal(io.text.match(/small {2}ready/g)?.length, 3);
  });

  it('a refusal is said, with every problem, and is exit 1', async () => {
    const refusal = {
      code: 'CONFIG_INVALID',
      message: 'The configuration is refused.',
      details: { problems: [{ message: '/pools: found nothing; allowed: a value is required.' }] },
    };
    const target = await serving('POST /v1/config/reload', json(400, refusal));
    assert.equal(await reloadConfig(shown, io, target), 1);
    assert.equal(
      io.text,
      '! CONFIG_INVALID: The configuration is refused.\n!   /pools: found nothing; allowed: a value is required.\n',
    );
  });

  it('a reload of the configuration says what is different', async () => {
    const done = { digest: 'sha256:ab', applied_ms: 1, changed: ['/pools/0/queue/capacity'] };
    const target = await serving('POST /v1/config/reload', json(200, done));
    assert.equal(await reloadConfig(shown, io, target), 0);
    assert.equal(io.text, 'in force: sha256:ab\n  /pools/0/queue/capacity\n');
  });

  it('models are a table, and a rollback is one command', async () => {
    const target = await serving(
      'GET /v1/catalog/models?limit=200&state=canary',
      json(200, { items: [model] }),
    );
    assert.equal(await listModels({ ...shown, state: 'canary' }, io, target), 0);
    assert.equal(
      io.text,
      'ID  MODEL  STATE   VERIFIED  DIGEST               TAGS\nm1  tiny   canary  pass      sha256:abababababab  one,two\n',
    );
    await server?.stop();
    const back = await serving(
      'POST /v1/catalog/models/m1/rollback',
      json(202, { ...model, state: 'draft' }),
    );
    assert.equal(await rollbackModel({ ...shown, model: 'm1' }, io, back), 0);
    assert.match(io.text, /m1 {2}tiny {3}draft/);
  });

  it('a model is moved and verified', async () => {
    const path = '/v1/catalog/models/m1';
    const target = await serving(`POST ${path}/state`, json(202, model));
    const args = { ...shown, model: 'm1', state: 'deprecated', deadlineMs: 9, override: true };
    assert.equal(await setModelState(args, io, target), 0);
    assert.deepEqual(server?.bodies, [{ state: 'deprecated', deadline_ms: 9, override: true }]);
    await server?.stop();
    const again = await serving(`POST ${path}/verify`, json(202, model));
    assert.equal(await verifyModel({ ...shown, model: 'm1' }, io, again), 0);
  });

  it('the audit and the tasks are tables', async () => {
    const audit = await serving('GET /v1/audit?limit=5&tenant_id=a', json(200, { items: [record] }));
    assert.equal(await listAudit({ ...shown, tenant: 'a', limit: 5 }, io, audit), 0);
    await server?.stop();
    const tasks = await serving('GET /v1/tasks?limit=5', json(200, { items: [task] }));
    assert.equal(await listTasks({ ...shown, limit: 5 }, io, tasks), 0);
    assert.equal(
      io.text,
      [
        'TIME                 KEY  ACTION     TARGET  OUTCOME',
        '2026-01-01 00:00:00  k1   drainPool  small   FORBIDDEN',
        'TASK                                  STATE    CLASS        ENGINE    MODEL',
        '5b1d5a52-7d3c-4a35-9a55-0a1a7f5c0b01  running  interactive  llamacpp  tiny',
        '',
      ].join('\n'),
    );
  });

  it('JSON is the answer as it came', async () => {
    const target = await serving('GET /v1/pools?limit=200', json(200, { items: [small] }));
    await listPools({ json: true }, io, target);
    assert.deepEqual(JSON.parse(io.text), { items: [small] });
  });

  it('no line is wider than 80 columns, however long its cells are', () => {
    const cells = ['x'.repeat(60), 'y'.repeat(90), 'z'.repeat(40), 'w'];
    const lines = tableLines({ headings: ['a', 'b', 'c', 'd'], rows: [cells, ['1', '2', '3', '4']] });
    assert.equal(Math.max(...lines.map(line => line.length)), 80);
  });
});
