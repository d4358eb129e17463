// What a stranger would try on a server of their own: fill its queue, and kill it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunningServer } from './running-server.ts';

type Policy = 'reject' | 'drop-lru' | 'shed-low-priority';

const longMs = 600_000;

interface PoolOptions {
  readonly id: string;
  /** Absent: the engine holds its tasks for longer than any test lasts. */
  readonly firstPieceMs?: number;
  readonly queue?: object;
}

function poolOf({ id, firstPieceMs = longMs, queue = {} }: PoolOptions): object {
  return {
    id,
    engine: id,
    wire: 'scripted',
    model: { ref: 'play' },
    self_test: false,
    queue,
    priors: { first_token_ms: 1, token_ms: 1 },
    timeouts: { wall_ms: longMs * 2, idle_ms: longMs * 2 },
    replicas: [
      {
        id: `${id}-1`,
        slots: 1,
        scripted: { pieces: ['one ', 'two ', 'three'], first_piece_ms: firstPieceMs, piece_ms: 0, slots: 1 },
      },
    ],
  };
}

function fullPool(id: string, policy: Policy): object {
  return poolOf({ id, queue: { capacity: 2, full_policy: policy, eta_aware_eviction: false } });
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

class Client {
  readonly #server: RunningServer;

  constructor(server: RunningServer) {
    this.#server = server;
  }

  async submit(engine: string, taskId: string, priority = 'interactive'): Promise<Answer> {
    const task = { task_id: taskId, engine, priority, workload: 'completion', model_ref: 'play' };
    const response = await fetch(`${this.#server.address}/v1/tasks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...task, ctx: 64, max_tokens: 8, deadline_ms: longMs, prompt: 'Play.' }),
    });
    return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
  }

  async accepted(engine: string, priority = 'interactive'): Promise<string> {
    const taskId = randomUUID();
    const { status, body } = await this.submit(engine, taskId, priority);
    assert.equal(status, 202, JSON.stringify(body));
    return taskId;
  }

  async stream(taskId: string): Promise<string> {
    const response = await fetch(`${this.#server.address}/v1/tasks/${taskId}/stream`, {
      signal: AbortSignal.timeout(10_000),
    });
    assert.equal(response.status, 200);
    return response.text();
  }

  async stateOf(taskId: string): Promise<unknown> {
    const response = await fetch(`${this.#server.address}/v1/tasks/${taskId}`);
    const record: { state?: unknown } = JSON.parse(await response.text());
    return record.state;
  }

  /** One runs and two wait, in this order. */
  async fill(engine: string, waiting: readonly string[] = ['interactive', 'interactive']): Promise<string[]> {
    const running = await this.accepted(engine);
    assert.equal(await this.stateOf(running), 'running');
    const tasks = [running];
    for (const priority of waiting) tasks.push(await this.accepted(engine, priority));
    return tasks;
  }
}

function terminalOf(stream: string): { event: string; data: Record<string, unknown> } {
  const [, event = '', data = '{}'] = /event: (\w+)\nid: \d+\ndata: (.*)\n\n$/.exec(stream) ?? [];
  return { event, data: JSON.parse(data) };
}

function assertBackpressure({ status, headers, body }: Answer, label: Policy): void {
  assert.equal(status, 429);
  assert.equal(body.code, 'ADMISSION_REJECT');
  assert.equal(body.policy_label, label);
  assert.equal(body.retriable, true);
  const backoffMs = Number(headers.get('x-backoff-ms'));
  assert.ok(backoffMs > 0);
  assert.equal(body.retry_after_ms, backoffMs);
  assert.equal(Number(headers.get('retry-after')), Math.ceil(backoffMs / 1_000));
}

describe('a server that a stranger tries', function () {
  this.timeout(60_000);
  let folder = '';
  let server: RunningServer | undefined;
  let client: Client;

  async function serve(pools: readonly object[]): Promise<void> {
    const configPath = join(folder, `${randomUUID()}.json`);
    const store = { kind: 'sqlite', path: join(folder, 'assay.sqlite') };
    await writeFile(configPath, JSON.stringify({ server: { shutdown_grace_ms: 0 }, store, pools }));
    server = await RunningServer.start({ folder, configPath });
    client = new Client(server);
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-acceptance-'));
  });

  afterEach(async () => {
    await server?.end('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  it('refuses the newcomer to a full queue under reject [ORCH-3005(a)]', async () => {
    await serve([fullPool('full', 'reject')]);
    const [, ...waiting] = await client.fill('full');
    const newcomer = randomUUID();
    assertBackpressure(await client.submit('full', newcomer), 'reject');
    for (const taskId of waiting) assert.equal(await client.stateOf(taskId), 'queued');
    assert.equal(await client.stateOf(newcomer), undefined);
  });

  it('evicts the task that waited longest under drop-lru [ORCH-3005(b)]', async () => {
    await serve([fullPool('full', 'drop-lru')]);
    const [running = '', oldest = '', younger = ''] = await client.fill('full');
    const newcomer = await client.accepted('full');
    const { event, data } = terminalOf(await client.stream(oldest));
    assert.deepEqual([event, data.code, data.retriable], ['error', 'QUEUE_FULL_DROP_LRU', true]);
    assert.ok(Number(data.retry_after_ms) > 0);
    const states = await Promise.all([running, oldest, younger, newcomer].map(id => client.stateOf(id)));
    assert.deepEqual(states, ['running', 'evicted', 'queued', 'queued']);
  });

  it('sheds a lower class for a higher one under shed-low-priority, and nothing for a like one [ORCH-3005(c)]', async () => {
    await serve([fullPool('full', 'shed-low-priority')]);
    const [, interactive = '', batch = ''] = await client.fill('full', ['interactive', 'batch']);
    assertBackpressure(await client.submit('full', randomUUID(), 'batch'), 'shed-low-priority');
    assert.equal(await client.stateOf(batch), 'queued');
    await client.accepted('full');
    const { event, data } = terminalOf(await client.stream(batch));
    assert.deepEqual([event, data.code], ['error', 'SHED_LOW_PRIORITY']);
    assert.equal(await client.stateOf(interactive), 'queued');
    assertBackpressure(await client.submit('full', randomUUID()), 'shed-low-priority');
  });

  it('knows after a kill what it had answered: the end, the interruption, and the turn', async () => {
    await serve([poolOf({ id: 'quick', firstPieceMs: 0 }), poolOf({ id: 'held' })]);
    const completed = await client.accepted('quick');
    assert.equal(terminalOf(await client.stream(completed)).event, 'end');
    const before = await client.stream(completed);
    const [interrupted = '', queued = ''] = await client.fill('held', ['interactive']);
    assert.equal(await server?.end('SIGKILL'), null);

    await serve([poolOf({ id: 'quick', firstPieceMs: 0 }), poolOf({ id: 'held', firstPieceMs: 0 })]);
    assert.equal(await client.stream(completed), before);
    const lost = await client.stream(interrupted);
    assert.deepEqual(
      [...lost.matchAll(/^event: (\w+)$/gm)].map(([, event]) => event),
      ['started', 'error'],
    );
    const { code, retriable, tokens_lost } = terminalOf(lost).data;
    assert.deepEqual([code, retriable, tokens_lost], ['INTERRUPTED', true, true]);
    assert.equal(terminalOf(await client.stream(queued)).event, 'end');
    const states = await Promise.all([completed, interrupted, queued].map(id => client.stateOf(id)));
    assert.deepEqual(states, ['completed', 'failed', 'completed']);
    const again = await client.submit('quick', completed);
    assert.deepEqual([again.status, again.headers.get('idempotency-replayed')], [202, 'true']);
  });
});
