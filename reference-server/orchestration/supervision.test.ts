// The whole way, with real engine processes on real time.
import assert from 'node:assert/strict';
import { setTimeout as passes } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type TaskRequest, validateDocument } from '#contracts';
import { createAdapter } from '../engines/index.ts';
import { noDevices, procMemory, Supervision } from '../fleet/index.ts';
import type { Caller } from '../identity/index.ts';
import { realWorld } from '../kernel/index.ts';
import { openMemoryStore } from '../persistence/index.ts';
import { EventBus, noPlugins, Pipeline } from '../pipeline/index.ts';
import { createTelemetry } from '../telemetry/index.ts';
import { configOf, poolOf } from './config-fixture.ts';
import { idOf } from './fixtures.ts';
import { Orchestrator } from './index.ts';
import { TestReader } from './reader-fixture.ts';

const enginePath = fileURLToPath(new URL('../fleet/processes/fixtures/engine.ts', import.meta.url));
const caller: Caller = { tenantId: 'a', keyId: 'k', roles: ['data', 'operator'] };

async function until(what: string, holds: () => boolean, boundMs = 10_000): Promise<void> {
  const endMs = performance.now() + boundMs;
  while (!holds()) {
    assert.ok(performance.now() < endMs, `not within ${boundMs} ms: ${what}`);
    await passes(5);
  }
}

function engine(id: string, ...flags: readonly string[]): object {
  return { id, slots: 2, command: { argv: [process.execPath, enginePath, '--port', '{port}', ...flags] } };
}

class LiveServer {
  readonly lines: string[] = [];
  readonly orchestrator: Orchestrator;
  readonly scrape: () => Promise<string>;
  readonly #supervision: Supervision;

  constructor(pool: object) {
    const [world, { PATH }] = [realWorld(), process.env];
    const heartbeat = { interval_ms: 200, missed_max: 3 };
    const config = configOf({ pool: { self_test: true, heartbeat, restart: { base_ms: 50 }, ...pool } });
    const [main = poolOf()] = config.pools;
    const replicaIds = config.pools.flatMap(({ replicas }) => replicas.map(({ id }) => id));
    const labels = {
      pools: [{ poolId: String(main.id), engine: 'llamacpp', replicaIds }],
      tenants: ['a'],
      sinks: [],
      plugins: [],
    };
    const writeLine = (line: string): void => void this.lines.push(line);
    const settings = { labels, level: 'debug', enginesMax: 16 } as const;
    const telemetry = createTelemetry({ world, config: settings, writeLine });
    this.scrape = () => telemetry.render();
    const parts = { world, telemetry, devices: noDevices(), host: procMemory(), folder: process.cwd() };
    this.#supervision = new Supervision({ ...parts, environment: { PATH }, stopMs: 300 });
    this.orchestrator = new Orchestrator({
      world,
      config,
      telemetry,
      store: openMemoryStore(),
      pipeline: new Pipeline({ plugins: noPlugins, world, telemetry }),
      events: new EventBus({ sinks: [] }),
      makePool: (poolConfig, onChange, onReplicaLost) =>
        this.#supervision.makePool({
          config: poolConfig,
          world,
          telemetry,
          onChange,
          onReplicaLost,
          createAdapter: ({ id, url }, { wire }) => createAdapter({ wire, replicaId: id, url }, world),
        }),
    });
  }

  get isReady(): boolean {
    return this.orchestrator.readiness().pools[0]?.ready === true;
  }

  async start(): Promise<void> {
    await this.orchestrator.start();
    await until('the pool is ready', () => this.isReady);
  }

  /** The engine does what the prompt says. */
  async run(number: number, prompt: string): Promise<TestReader> {
    const request: TaskRequest = {
      task_id: idOf(number),
      workload: 'completion',
      model_ref: 'tiny',
      engine: 'llamacpp',
      ctx: 512,
      priority: 'interactive',
      max_tokens: 4,
      deadline_ms: 20_000,
      prompt,
    };
    const context = { correlationId: `c-${number}`, parsed: request, receivedMs: performance.now() };
    await this.orchestrator.submit(caller, request, context);
    const sink = new TestReader();
    const attached = await this.orchestrator.attach(caller, { taskId: idOf(number), afterId: -1, sink });
    if (attached.kind === 'attached') sink.reader = attached.reader;
    return sink;
  }

  logged(event: string): Readonly<Record<string, unknown>>[] {
    return this.lines.map(line => JSON.parse(line)).filter(line => line.event === event);
  }

  async stop(): Promise<void> {
    await this.orchestrator.stop();
    this.#supervision.close();
    for (const line of this.lines) {
      const checked = validateDocument('log-record', JSON.parse(line));
      assert.ok(checked.ok, line);
    }
  }
}

describe('an engine process that is killed in the middle of its work', () => {
  let server: LiveServer | undefined;

  async function serve(pool: object): Promise<LiveServer> {
    server = new LiveServer(pool);
    await server.start();
    return server;
  }

  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });

  it('costs a task with pieces its life, and its replica only [ORCH-3038(d), ASY-POOL-006(a)]', async () => {
    const server = await serve({ replicas: [engine('r0'), engine('r1')] });
    await until('both are ready', () => server.logged('replica-ready').length === 2);
    const task = await server.run(1, '<2>wait');
    await until('it decodes', () => task.of('token').length === 2);
    const { attempts } = await server.orchestrator.record(caller, idOf(1));
    const started = server.logged('engine-started').find(line => line.replica_id === attempts[0]?.replica_id);
    process.kill(Number(/process (\d+)/.exec(String(started?.msg))?.[1]), 'SIGKILL');
    await until('the task is over', () => task.closed !== undefined);
    assert.equal(task.terminal.code, 'WORKER_RESET');
    await until('its end is logged', () => server.logged('replica-fault').length > 0);
    const [fault] = server.logged('replica-fault');
    assert.deepEqual([fault?.reason, fault?.replica_id], ['killed', started?.replica_id]);
    assert.equal(server.isReady, true);
  });

  it('sends a task without a piece to another replica, where it completes [PIPE-006(b), ASY-POOL-006(a)]', async () => {
    const retry = { attempts_max: 1, base_ms: 1, cap_ms: 1, jitter: 0 };
    const server = await serve({ replicas: [engine('r0', '--brittle'), engine('r1')], retry });
    await until('both are ready', () => server.logged('replica-ready').length === 2);
    const task = await server.run(1, '<0>try');
    await until('the task is over', () => task.closed !== undefined);
    const record = await server.orchestrator.record(caller, idOf(1));
    assert.deepEqual(
      record.attempts.map(({ outcome, replica_id }) => [outcome, replica_id]),
      [
        ['failed', 'r0'],
        ['completed', 'r1'],
      ],
    );
  });

  it('takes its pool out, and brings it back by a restart and a self-test, all of it to be seen [ORCH-3038(c), OC-POOL-3010(b), OC-POOL-3030(a)]', async () => {
    const server = await serve({ replicas: [engine('r0')] });
    const task = await server.run(1, '<1>die');
    await until('the pool is out', () => !server.isReady);
    await until('the task is over', () => task.closed !== undefined);
    assert.equal(task.terminal.code, 'WORKER_RESET');
    const [fault] = server.logged('replica-fault');
    assert.deepEqual([fault?.reason, fault?.replica_id, fault?.pool_id], ['crashed', 'r0', 'main']);
    await until('the pool is back', () => server.isReady);
    const again = await server.run(2, '<2>');
    await until('the task is over', () => again.closed !== undefined);
    const metrics = await server.scrape();
    assert.match(metrics, /engine_restarts_total\{[^}]*reason="exit"[^}]*\} 1\n/);
    assert.match(metrics, /preload_outcomes_total\{[^}]*result="pass"[^}]*\} 2\n/);
    assert.match(metrics, /ram_used_bytes\{[^}]*replica_id="r0"[^}]*\} \d{6,}/);
    assert.doesNotMatch(metrics, /^(vram_used_bytes|gpu_utilization)\{/m);
  });
});
