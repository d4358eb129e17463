// For tests: an orchestrator on virtual time, whose engines and store are in the test's hand.
import { setImmediate } from 'node:timers/promises';
import type { AdmissionResponse, Config, TaskRecord, TaskRequest } from '#contracts';
import { Pool } from '../fleet/index.ts';
import type { Caller } from '../identity/index.ts';
import { isOrchestratorError, type OrchestratorError, present, VirtualWorld } from '../kernel/index.ts';
import { EventBus, type Pipeline } from '../pipeline/index.ts';
import { configOf, type StageOptions } from './config-fixture.ts';
import { HandEngine } from './engine-fixture.ts';
import { Orchestrator, type OrchestratorOptions, type Submitted } from './index.ts';
import { type PipelineParts, pipelineOf, RecordingSink, telemetryOf } from './pipeline-fixture.ts';
import { TestReader } from './reader-fixture.ts';
import { TestStore } from './store-fixture.ts';

export function callerOf(tenantId: string, roles: Caller['roles'] = ['data', 'operator']): Caller {
  return { tenantId, keyId: 'k', roles };
}

export async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await setImmediate();
}

export function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

interface StageParts extends PipelineParts {
  readonly config: Config;
  readonly store: TestStore;
  readonly sink: RecordingSink;
  readonly lines: string[];
}

export class Stage {
  readonly world: VirtualWorld;
  readonly store: TestStore;
  readonly engines: ReadonlyMap<string, HandEngine>;
  readonly pools = new Map<string, Pool>();
  readonly sink: RecordingSink;
  readonly lines: readonly string[];
  readonly orchestrator: Orchestrator;
  readonly #parts: StageParts;
  readonly #options: StageOptions;

  constructor(options: StageOptions, pipeline: Pipeline, parts: StageParts) {
    const { world, config, store, telemetry, events } = parts;
    this.#options = options;
    this.#parts = parts;
    this.world = world;
    this.store = store;
    this.sink = parts.sink;
    this.lines = parts.lines;
    const replicas = config.pools.flatMap(pool => pool.replicas);
    this.engines = new Map(replicas.map(({ id }) => [id, new HandEngine()]));
    const makePool: OrchestratorOptions['makePool'] = (pool, onChange, onReplicaLost) => {
      const createAdapter = ({ id }: { readonly id: string }) => this.engine(id);
      const made = new Pool({ config: pool, world, onChange, onReplicaLost, createAdapter });
      this.pools.set(pool.id, made);
      return made;
    };
    this.orchestrator = new Orchestrator({ world, config, store, telemetry, pipeline, events, makePool });
  }

  engine(replicaId = 'r0'): HandEngine {
    return present(this.engines.get(replicaId), `there is a replica ${replicaId}`);
  }

  /** Lets that much time pass, and everything happen that is due in it. */
  async pass(durationMs: number): Promise<void> {
    const endMs = this.world.monotonicMs() + durationMs;
    await settle();
    for (let at = this.world.nextTimerAtMs(); at !== undefined && at <= endMs; ) {
      this.world.runNext();
      await settle();
      at = this.world.nextTimerAtMs();
    }
    this.world.advanceTo(endMs);
    await settle();
  }

  /** Without waiting for what else follows. */
  send(number: number, changes: Partial<TaskRequest> = {}, tenantId = 'a'): Promise<Submitted> {
    const request = {
      task_id: idOf(number),
      workload: 'completion',
      model_ref: 'tiny',
      engine: 'llamacpp',
      ctx: 512,
      priority: 'interactive',
      max_tokens: 16,
      deadline_ms: 60_000,
      prompt: 'Say it.',
      ...changes,
    } as TaskRequest;
    const context = { correlationId: `c-${number}`, parsed: request, receivedMs: this.world.monotonicMs() };
    return this.orchestrator.submit(callerOf(tenantId), request, context);
  }

  async submit(
    number: number,
    changes: Partial<TaskRequest> = {},
    tenantId = 'a',
  ): Promise<AdmissionResponse> {
    const { admission } = await this.send(number, changes, tenantId);
    await settle();
    return admission;
  }

  /** The refusal of a submission that must be refused. */
  async refused(
    number: number,
    changes: Partial<TaskRequest> = {},
    tenantId = 'a',
  ): Promise<OrchestratorError> {
    return refusalOf(this.send(number, changes, tenantId));
  }

  async read(number: number, afterId = -1, tenantId = 'a'): Promise<TestReader> {
    const sink = new TestReader();
    const taskId = idOf(number);
    const attached = await this.orchestrator.attach(callerOf(tenantId), { taskId, afterId, sink });
    if (attached.kind === 'attached') sink.reader = attached.reader;
    return sink;
  }

  record(number: number, tenantId = 'a'): Promise<TaskRecord> {
    return this.orchestrator.record(callerOf(tenantId), idOf(number));
  }

  async cancel(number: number, tenantId = 'a'): Promise<void> {
    await this.orchestrator.cancel(callerOf(tenantId), idOf(number));
    await settle();
  }

  scrape(): Promise<string> {
    return this.#parts.telemetry.render();
  }

  /** The sum of a metric's samples whose labels include these. */
  async metric(name: string, labels: Readonly<Record<string, string>> = {}): Promise<number> {
    const lines = (await this.scrape()).split('\n');
    const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
    return lines
      .filter(line => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
      .filter(line => wanted.every(label => line.includes(label)))
      .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
  }

  typesOf(number: number): string[] {
    return this.sink.events.filter(event => event.task_id === idOf(number)).map(event => event.type);
  }

  /** The process is gone without a word; another one opens the same store. */
  async crash(changes: StageOptions = {}): Promise<Stage> {
    this.store.cut();
    return stageOf(
      { ...this.#options, ...changes },
      { world: this.world, store: new TestStore(this.store.inner) },
    );
  }
}

interface Given {
  readonly world?: VirtualWorld;
  readonly store?: TestStore;
}

/** Made, and not started. */
export async function unstartedStageOf(options: StageOptions = {}, given: Given = {}): Promise<Stage> {
  const { world = new VirtualWorld(), store = new TestStore() } = given;
  const [config, sink, lines] = [configOf(options), new RecordingSink(), [] as string[]];
  const parts = {
    world,
    store,
    config,
    sink,
    lines,
    telemetry: telemetryOf(config, world, lines),
    events: new EventBus({ sinks: [sink] }),
  };
  return new Stage(options, await pipelineOf(options, parts), parts);
}

/** Started, its pools ready. */
export async function stageOf(
  options: StageOptions = {},
  given: Given = {},
  prepare: (engine: HandEngine) => void = () => undefined,
): Promise<Stage> {
  const stage = await unstartedStageOf(options, given);
  for (const engine of stage.engines.values()) prepare(engine);
  const started = stage.orchestrator.start();
  await stage.pass(0);
  await started;
  await stage.pass(1);
  return stage;
}

export async function refusalOf(call: Promise<unknown>): Promise<OrchestratorError> {
  const error: unknown = await call.then(
    () => 'nothing was refused',
    (reason: unknown) => reason,
  );
  if (isOrchestratorError(error)) return error;
  throw error instanceof Error ? error : new Error(String(error));
}
