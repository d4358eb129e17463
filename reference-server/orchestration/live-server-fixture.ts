// For tests: an orchestrator whose engines are real processes, on real time.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { type TaskRequest, validateDocument } from '#contracts';
import { processEnvironment } from '../config/index.ts';
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
export const caller: Caller = { tenantId: 'a', keyId: 'k', roles: ['data', 'operator'] };

export async function until(what: string, holds: () => boolean, boundMs = 10_000): Promise<void> {
  const world = realWorld();
  const endMs = world.monotonicMs() + boundMs;
  while (!holds()) {
    assert.ok(world.monotonicMs() < endMs, `not within ${boundMs} ms: ${what}`);
    await new Promise<void>(resolve => world.after(5, resolve));
  }
}

export function engine(id: string, ...flags: readonly string[]): object {
  return { id, slots: 2, command: { argv: [process.execPath, enginePath, '--port', '{port}', ...flags] } };
}

export class LiveServer {
  readonly lines: string[] = [];
  readonly orchestrator: Orchestrator;
  readonly scrape: () => Promise<string>;
  readonly #supervision: Supervision;

  constructor(pool: object) {
    const [world, { PATH }] = [realWorld(), processEnvironment()];
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
  async run(number: number, prompt: string, model = 'tiny'): Promise<TestReader> {
    const request: TaskRequest = {
      task_id: idOf(number),
      workload: 'completion',
      model_ref: model,
      engine: 'llamacpp',
      ctx: 512,
      priority: 'interactive',
      max_tokens: 4,
      deadline_ms: 20_000,
      prompt,
    };
    const context = { correlationId: `c-${number}`, parsed: request, receivedMs: realWorld().monotonicMs() };
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

export function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}
