import assert from 'node:assert/strict';
import { lintMetrics } from '#contracts';
import { parsedSamples, sumOf } from './fixtures/samples.ts';
import { keys, scriptedPool, taskOf, tenants, WholeServer } from './fixtures/whole-server.ts';

const slots = 1;
const capacity = 2;
const slow = {
  id: 'slow-a',
  slots,
  scripted: { pieces: ['a '], repeat: true, first_piece_ms: 1, piece_ms: 5 },
};
const flaky = {
  pieces: ['one ', 'two'],
  first_piece_ms: 1,
  piece_ms: 1,
  faults: [{ at_piece: 0, kind: 'unavailable', times: 1 }],
};
const broken = {
  pieces: ['one ', 'two'],
  first_piece_ms: 1,
  piece_ms: 1,
  faults: [{ at_piece: 1, kind: 'reset' }],
};
const queue = { capacity, full_policy: 'drop-lru', eta_aware_eviction: false };
/** Far from the truth, so that a deadline looks feasible that is not. */
const priors = { first_token_ms: 1, token_ms: 1 };
const retry = { attempts_max: 2, base_ms: 1, cap_ms: 1 };

const pools = [
  scriptedPool({}, { retry }),
  { ...scriptedPool({}, { id: 'slow', model: { ref: 'slow' }, queue, priors }), replicas: [slow] },
  {
    ...scriptedPool(flaky, { id: 'flaky', model: { ref: 'flaky' }, retry }),
    replicas: [{ id: 'flaky-a', scripted: flaky }],
  },
  {
    ...scriptedPool(broken, { id: 'broken', model: { ref: 'broken' } }),
    replicas: [{ id: 'broken-a', scripted: broken }],
  },
];

/** Labels that only the configuration gives values to. */
const configured: Readonly<Record<string, readonly string[]>> = {
  engine: ['scripted'],
  pool_id: ['main', 'slow', 'flaky', 'broken'],
  replica_id: ['main-a', 'slow-a', 'flaky-a', 'broken-a'],
  tenant: ['a', 'b'],
  engine_version: ['scripted-1'],
  priority: ['interactive', 'batch'],
  plugin: [],
  sink: ['file'],
};

const ends = ['completed', 'failed', 'canceled', 'evicted', 'expired'] as const;

describe('acceptance: what the server says about itself after a mixed run', () => {
  let server: WholeServer;
  let fresh = '';
  let later = '';
  let next = 1;
  const task = (model_ref: string, changes: object = {}) => taskOf(next++, { model_ref, ...changes });

  before(async () => {
    const sinks = [{ id: 'file', kind: 'file', path: 'events.jsonl' }];
    const withQuota = tenants.map(tenant =>
      tenant.id === 'b' ? { ...tenant, quotas: { concurrent_max: 1 } } : tenant,
    );
    const document = { pools, tenants: withQuota, events: { sinks }, telemetry: { log_level: 'trace' } };
    server = await WholeServer.start({ document });
    fresh = await server.metrics();
    await completions();
    await refusals();
    await queueing();
    later = await server.metrics();
  });
  after(() => server.dispose());

  async function completions(): Promise<void> {
    for (const model of ['main', 'main', 'main', 'flaky', 'broken']) {
      const sent = task(model === 'main' ? 'tiny' : model, {
        priority: next % 2 === 0 ? 'batch' : 'interactive',
      });
      assert.equal((await server.submit(sent)).status, 202);
      await server.follow(sent);
      await server.reaches(sent, model === 'broken' ? 'failed' : 'completed');
      assert.equal((await server.submit(sent)).headers['idempotency-replayed'], 'true');
    }
  }

  async function refusals(): Promise<void> {
    const statuses = [
      (await server.submit(task('nothing-serves-it'))).status,
      (await server.submit(task('tiny', { deadline_ms: 1 }))).status,
      (await server.submit({ ...task('tiny'), ctx: -1 })).status,
      (await server.submit(task('tiny'), {}, 'wrong')).status,
      (await server.submit(task('tiny'), {}, keys.operator)).status,
      (await server.as(keys.data, { path: '/v1/nothing' })).status,
      (await server.as(keys.data, { method: 'PUT', path: '/v1/tasks' })).status,
    ];
    assert.deepEqual(statuses.slice(1), [400, 400, 401, 403, 404, 405]);
    assert.ok([400, 404].includes(statuses[0] ?? 0));
    await server.raw('nonsense\r\n\r\n');
  }

  async function queueing(): Promise<void> {
    const running = task('slow', { max_tokens: 400 });
    await server.submit(running);
    await server.reaches(running, 'running');
    const [first, second, third] = [task('slow'), task('slow'), task('slow', { deadline_ms: 900 })];
    for (const one of [first, second]) assert.equal((await server.submit(one)).status, 202);
    assert.equal((await server.submit(third)).status, 202);
    await server.reaches(first, 'evicted');
    await server.as(keys.data, { method: 'POST', path: `/v1/tasks/${second.task_id}/cancel` });
    await server.reaches(second, 'canceled');
    await server.reaches(third, 'expired');
    await server.as(keys.data, { method: 'POST', path: `/v1/tasks/${running.task_id}/cancel` });
    await server.reaches(running, 'canceled');
  }

  it('every sample has a name, labels and a type of the catalogue [OC-METRICS-7101(a), OC-METRICS-7101(c), OC-METRICS-7102(b)]', () => {
    assert.deepEqual(lintMetrics(fresh), []);
    assert.deepEqual(lintMetrics(later), []);
  });

  it('no label has a value that came from nowhere [ASY-METRIC-003]', () => {
    let looked = 0;
    for (const { name, labels } of [...parsedSamples(fresh), ...parsedSamples(later)]) {
      for (const [label, values] of Object.entries(configured)) {
        const value = labels[label];
        if (value === undefined) continue;
        looked += 1;
        // A submission that was refused before its pool was known is nobody's.
        const isNobodys = name === 'tasks_rejected_total' && label === 'engine' && value === 'other';
        assert.ok(isNobodys || values.includes(value), `${name} ${label}=${value}`);
      }
    }
    assert.ok(looked > 100);
    assert.ok(
      !parsedSamples(fresh).some(({ labels }) =>
        Object.values(labels).some(value => /^(other|unknown|none|)$/.test(value)),
      ),
    );
  });

  it('each end is counted, and nothing is lost in the counts [ASY-METRIC-001(a), OC-CORE-1041(a), OC-CORE-1041(b)]', () => {
    const ended = Object.fromEntries(ends.map(state => [state, sumOf(later, `tasks_${state}_total`)]));
    assert.deepEqual(ended, { completed: 4, failed: 1, canceled: 2, evicted: 1, expired: 1 });
    const open = sumOf(later, 'tasks_running') + sumOf(later, 'queue_depth');
    const began = sumOf(later, 'tasks_admitted_total') + sumOf(later, 'tasks_recovered_total');
    assert.deepEqual([began, open], [9, 0]);
    assert.equal(sumOf(later, 'tasks_enqueued_total'), 9);
    assert.equal(sumOf(later, 'engine_attempts_total'), 7);
    assert.ok(sumOf(later, 'tasks_rejected_total') >= 1);
  });

  it('answers are counted by what they were, those of the parser included [OC-CTRL-2050]', () => {
    const count = (operation: string, status: number) =>
      sumOf(later, 'http_requests_total', { operation, status: String(status) });
    assert.equal(count('createTask', 202), 14);
    assert.equal(count('createTask', 403), 1);
    assert.equal(count('cancelTask', 204), 2);
    assert.equal(count('unmatched', 400), 1);
  });

  it('every line of the log is one of the contract, and each task ends in exactly one [OC-CORE-1040(a), OC-CORE-1040(b), ORCH-3027(a)]', () => {
    assert.deepEqual(server.logProblems, []);
    const terminal = server.log.filter(line => ends.some(state => line.event === `task-${state}`));
    assert.equal(terminal.length, 9);
    assert.equal(new Set(terminal.map(line => line.job_id)).size, 9);
    assert.ok(
      server.log
        .filter(line => line.task_id !== undefined)
        .every(line => line.job_id !== undefined && line.correlation_id !== undefined),
    );
  });
});
