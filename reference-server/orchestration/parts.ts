// Builds the parts of the orchestration and ties them to one another.
import type { Config, PoolConfig } from '#contracts';
import { ServedShares, TenantQuotas, TurnLines } from '../admission/index.ts';
import type { Pool } from '../fleet/index.ts';
import { present, type World } from '../kernel/index.ts';
import type { CallPipeline, EventBus } from '../pipeline/index.ts';
import { Budgets, Sessions } from '../sessions/index.ts';
import type { Store, Task, TaskRow } from '../tasks/index.ts';
import { passingTracer, type Telemetry, type Tracer } from '../telemetry/index.ts';
import { AdmissionChecks } from './admission-checks.ts';
import type { Core, ModelGate, PoolRuntime } from './core.ts';
import { Dispatcher } from './dispatcher.ts';
import { Ending } from './ending.ts';
import { Execution } from './execution.ts';
import { collectGauges } from './gauges.ts';
import { Intake } from './intake.ts';
import type { LiveTask } from './live-task.ts';
import { Metering } from './metering.ts';
import { onTimeProbability } from './metrics-payload.ts';
import { makeRuntime, type RuntimeParts } from './pool-runtime.ts';
import { QueueAdmission } from './queue-admission.ts';
import { Readers } from './readers.ts';
import { Retrying } from './retrying.ts';
import { StoreHealth } from './store-health.ts';
import { TaskRegistry } from './task-registry.ts';
import { liveFromRow } from './task-row.ts';

export interface OrchestratorOptions {
  readonly world: World;
  readonly config: Config;
  readonly store: Store;
  readonly telemetry: Telemetry;
  /** Absent: what clients send of their traces is passed on, and nothing recorded. */
  readonly tracer?: Tracer | undefined;
  readonly pipeline: CallPipeline;
  readonly events: EventBus;
  /** Absent: every model takes every task, and trials are as configured. */
  readonly models?: ModelGate | undefined;
  /** Made by the composition, since only it knows the adapters; tells of every change that may free a slot. */
  makePool(config: PoolConfig, onChange: () => void, onReplicaLost: (replicaId: string) => void): Pool;
}

export interface Parts {
  readonly core: Core;
  readonly dispatcher: Dispatcher;
  readonly ending: Ending;
  readonly execution: Execution;
  readonly intake: Intake;
  readonly readers: Readers;
  readonly runtimes: RuntimeParts;
  readonly retrying: Retrying;
  readonly admission: QueueAdmission;
  readonly checks: AdmissionChecks;
  restore(row: TaskRow): LiveTask | undefined;
  takeOrdinalsAfter(ordinal: number): void;
}

const everyModel: ModelGate = { admit: () => undefined, takes: () => true, trialOf: () => 'part' };

function quotasOf(config: () => Config): TenantQuotas {
  return new TenantQuotas(tenant => {
    const quotas = config().tenants.find(({ id }) => id === tenant)?.quotas;
    return {
      concurrentMax: quotas?.concurrent_max,
      requestsPerSecond: quotas?.requests_per_second,
      burst: quotas?.burst,
      tokensPerMinute: quotas?.tokens_per_minute,
      memoryBytesMax: quotas?.memory_bytes_max,
    };
  });
}

/** What the engine keeps of a turn: its prompt and what it answered. */
function kvBytesOf(config: Config, task: Pick<Task, 'poolId' | 'promptTokens' | 'pieces'>): number {
  const pool = config.pools.find(({ id }) => id === task.poolId);
  return (task.promptTokens + task.pieces) * (pool?.model.kv_bytes_per_token ?? 0);
}

function runtimeParts(
  { makePool }: OrchestratorOptions,
  kick: (poolId: string) => void,
  sessions: Sessions,
): RuntimeParts {
  const replicaLost = (replicaId: string): void => sessions.replicaLost(replicaId);
  const makeOne = (pool: PoolConfig): Pool => makePool(pool, () => kick(pool.id), replicaLost);
  return { makePool: makeOne, lines: new TurnLines(), kick };
}

function makeSessions({ world, config, telemetry }: OrchestratorOptions, present: () => Config): Sessions {
  return new Sessions({
    world,
    config: config.sessions,
    goneForMs: config.store.idempotency_window_ms,
    kvBytesOf: task => kvBytesOf(present(), task),
    onEvicted: reason => telemetry.count('session_evictions_total', { reason }),
  });
}

function makeHealth(
  { world, config, store, telemetry }: OrchestratorOptions,
  isOver: () => boolean,
): StoreHealth {
  return new StoreHealth({
    world,
    store,
    isOver,
    terminalWriteTimeoutMs: config.store.terminal_write_timeout_ms,
    onFailure: () => telemetry.count('store_write_failures_total', { kind: 'task' }),
  });
}

function makeCore(
  options: OrchestratorOptions,
  kick: (poolId: string) => void,
  restore: Parts['restore'],
): Core {
  const { world, config, store, telemetry } = options;
  const sessions = makeSessions(options, () => core.config);
  const runtimes = runtimeParts(options, kick, sessions);
  const pools = config.pools.map(pool => [pool.id, makeRuntime(runtimes, config, pool)] as const);
  const core: Core = {
    world,
    config,
    store,
    health: makeHealth(options, () => core.registry.isClosed),
    pipeline: options.pipeline,
    events: options.events,
    sessions,
    budgets: new Budgets(config),
    quotas: quotasOf(() => core.config),
    shares: new ServedShares(config.fairness.share_window_ms, world.monotonicMs()),
    metering: new Metering({
      get config() {
        return core.config;
      },
      world,
      telemetry,
      tracer: options.tracer ?? passingTracer,
      onTime: live => onTimeProbability(core, live),
    }),
    registry: new TaskRegistry({ world, config, store, restore }),
    pools: new Map(pools),
    runtimes,
    models: options.models ?? everyModel,
  };
  return core;
}

function makeDispatcher(
  core: Core,
  parts: () => Pick<Parts, 'execution' | 'ending'> & { retrying: Retrying },
): Dispatcher {
  return new Dispatcher(core, {
    run: (live, lease) => void parts().execution.run(live, lease, { isDurable: false }),
    exhausted: live => void parts().retrying.exhausted(live),
    expired: live => void parts().ending.end(live, { state: 'expired', failure: { code: 'DEADLINE_UNMET' } }),
  });
}

function makeReaders(core: Core, ending: () => Ending): Readers {
  return new Readers({
    core,
    abandoned: async live => {
      const failure = { code: 'CANCELED' } as const;
      // Whether it was displaced is settled by another's commit.
      await live.fate;
      if (live.log.readerCount > 0) return;
      await ending().end(live, { state: 'canceled', failure, reason: 'disconnected' });
    },
  });
}

/** Some parts call one another, and each is made once: those that come later are asked for late. */
export function buildParts(options: OrchestratorOptions): Parts {
  let ordinal = 0;
  const kick = (poolId: string): void => dispatcher.kick(poolId);
  const restore = (row: TaskRow): LiveTask | undefined => {
    const live: LiveTask | undefined = liveFromRow(
      row,
      options.world,
      readers.options(() => present(live, 'restored')),
    );
    return live;
  };
  const core = makeCore(options, kick, restore);
  collectGauges(core, options.telemetry);
  const ending: Ending = new Ending(core, kick);
  const readers = makeReaders(core, () => ending);
  const dispatcher: Dispatcher = makeDispatcher(core, () => ({ execution, ending, retrying }));
  const expireOverdue = (runtime: PoolRuntime): void => dispatcher.expireOverdue(runtime);
  const admission = new QueueAdmission({ core, ending, kick, expireOverdue });
  const retrying = new Retrying({ core, ending, admission, kick });
  const execution = new Execution({ core, ending, retrying, kick });
  const nextOrdinal = (): number => ++ordinal;
  const checks = new AdmissionChecks(core);
  const intake = new Intake({ core, checks, admission, execution, ending, readers, nextOrdinal, kick });
  const takeOrdinalsAfter = (highest: number): void => {
    ordinal = Math.max(ordinal, highest);
  };
  const moving = { checks, retrying, admission, runtimes: core.runtimes };
  return { core, dispatcher, ending, execution, intake, readers, restore, takeOrdinalsAfter, ...moving };
}
