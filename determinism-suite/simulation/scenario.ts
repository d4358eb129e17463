// What one seed is about: the server's configuration, the load, and how often which fault comes.
import { type Config, checkConfig } from '#contracts';
import type { Chance } from './chance.ts';
import type { EngineHabits } from './sim-engine.ts';
import type { StoreHabits } from './sim-store.ts';

export interface LoadHabits {
  readonly clients: number;
  readonly thinkMs: readonly [number, number];
  readonly deadlineMs: readonly [number, number];
  readonly sessions: number;
  readonly batches: number;
  readonly cancels: number;
  readonly repeats: number;
  readonly conflicts: number;
  readonly readsRecord: number;
  readonly readers: readonly [number, number];
  readonly leaves: number;
  readonly balks: number;
  readonly deletesSession: number;
}

export interface CrashHabits {
  /** Chance per write of the store, at each of its points. */
  readonly perWrite: number;
  readonly meanEveryMs: number;
  readonly downMs: readonly [number, number];
  readonly stops: number;
  readonly jumpsWall: number;
}

export interface Scenario {
  readonly config: Config;
  readonly store: StoreHabits;
  readonly engine: EngineHabits;
  readonly load: LoadHabits;
  readonly crash: CrashHabits;
  /** Mean time between changes of an engine's mood. */
  readonly moodEveryMs: number;
}

export const engineName = 'sim';
export const modelRef = 'sim-model';

function poolConfig(chance: Chance, id: string, fallback: readonly string[]): object {
  const replicas = chance.whole(1, 3);
  const capacity = chance.whole(2, 10);
  const isOwn = chance.is(0.5);
  const place = (n: number): object =>
    isOwn ? { scripted: { pieces: ['x'] } } : { url: `http://${id}-${n}.invalid:8080` };
  return {
    id,
    engine: engineName,
    wire: isOwn ? 'scripted' : 'openai',
    accelerator: isOwn ? 'none' : 'remote',
    model: { ref: modelRef, ctx_max: 4096, max_tokens_max: 4096, kv_bytes_per_token: chance.pick(0, 1024) },
    replicas: Array.from({ length: replicas }, (_, n) => ({
      id: `${id}-${n}`,
      ...place(n),
      slots: chance.whole(1, 3),
    })),
    fallback_pools: fallback,
    self_test: chance.is(0.5),
    queue: {
      capacity,
      full_policy: chance.pick('reject', 'drop-lru', 'shed-low-priority'),
      eta_aware_eviction: chance.is(0.5),
      ...(chance.is(0.4) ? { class_capacity: { batch: chance.whole(1, Math.min(4, capacity)) } } : {}),
    },
    preemption: { mode: chance.pick('off', 'soft', 'soft') },
    timeouts: { wall_ms: chance.pick(4000, 20_000), idle_ms: chance.pick(400, 1500) },
    retry: {
      attempts_max: chance.whole(1, 3),
      base_ms: chance.whole(5, 80),
      cap_ms: chance.whole(100, 600),
      jitter: chance.pick(0, 0.5, 1),
    },
    breaker: { failures: chance.pick(3, 5, 20), open_ms: chance.pick(500, 3000) },
    restart: { base_ms: 100, cap_ms: 1000 },
    heartbeat: { interval_ms: chance.pick(500, 1000), missed_max: chance.pick(1, 3) },
    priors: { first_token_ms: 20, token_ms: 1 },
  };
}

export const tenantIds = ['ash', 'birch', 'cedar'] as const;

function tenantConfig(chance: Chance, id: string): object {
  const quotas = chance.is(0.3)
    ? {
        concurrent_max: chance.whole(2, 8),
        ...(chance.is(0.5) ? { requests_per_second: 20, burst: 10 } : {}),
      }
    : {};
  return { id, keys: [], weight: chance.whole(1, 3), quotas };
}

function configOf(chance: Chance): Config {
  const hasFallback = chance.is(0.3);
  const pools = [
    poolConfig(chance, 'a', hasFallback ? ['b'] : []),
    ...(hasFallback ? [poolConfig(chance, 'b', [])] : []),
  ];
  const { config, errors } = checkConfig({
    pools,
    tenants: tenantIds.map(id => tenantConfig(chance, id)),
    store: {
      kind: 'memory',
      on_restart: chance.pick('fail', 'fail', 'rerun'),
      terminal_write_timeout_ms: chance.pick(300, 1000),
    },
    streams: {
      on_disconnect: chance.pick('cancel', 'cancel', 'detach'),
      reattach_grace_ms: chance.pick(200, 1000),
      metrics_interval_ms: chance.pick(200, 1000),
      reader_buffer_bytes_max: chance.pick(1024, 65_536),
    },
    sessions: { ttl_ms: chance.pick(2000, 20_000), turns_max: chance.whole(2, 8) },
    server: { shutdown_grace_ms: chance.pick(0, 300, 2000) },
  });
  if (config === undefined)
    throw new Error(`the scenario's configuration: ${errors.map(({ message }) => message).join(' ')}`);
  return config;
}

/** Half of the seeds leave a kind of fault out, so that the others are seen alone. */
function now(chance: Chance, most: number): number {
  return chance.is(0.5) ? 0 : chance.real(0, most);
}

function storeHabits(chance: Chance): StoreHabits {
  return {
    writeMs: chance.pick([0, 2], [1, 10], [5, 40]),
    readMs: [0, 2],
    refuses: now(chance, 0.04),
    hangs: now(chance, 0.02),
    hangMsMax: chance.pick(400, 2500),
  };
}

function engineHabits(chance: Chance): EngineHabits {
  return {
    firstPieceMs: chance.pick([1, 20], [5, 80]),
    pieceMs: chance.pick([0, 4], [1, 10], [2, 20]),
    pieces: chance.pick([1, 150], [20, 400]),
    failsEarly: now(chance, 0.3),
    failsLate: now(chance, 0.1),
    hangs: now(chance, 0.05),
    letsGoMsMax: 240,
  };
}

/** `room`: how many tasks the first pool can hold, those that run included. */
function loadHabits(chance: Chance, room: number): LoadHabits {
  return {
    clients: Math.ceil(room * chance.real(0.5, 2)),
    thinkMs: chance.pick([0, 50], [0, 500]),
    deadlineMs: chance.pick([200, 3000], [2000, 20_000]),
    sessions: now(chance, 0.5),
    batches: chance.real(0.1, 0.6),
    cancels: now(chance, 0.3),
    repeats: now(chance, 0.3),
    conflicts: now(chance, 0.05),
    readsRecord: now(chance, 0.2),
    readers: chance.pick([0, 1], [1, 1], [1, 3]),
    leaves: now(chance, 0.3),
    balks: now(chance, 0.2),
    deletesSession: now(chance, 0.05),
  };
}

function crashHabits(chance: Chance): CrashHabits {
  return {
    perWrite: now(chance, 0.01),
    meanEveryMs: chance.pick(2000, 8000, 1e9),
    downMs: [300, 1500],
    stops: chance.pick(0, 0.3),
    jumpsWall: now(chance, 0.5),
  };
}

export function drawScenario(chance: Chance): Scenario {
  const config = configOf(chance);
  const slots = config.pools[0]?.replicas.reduce((sum, replica) => sum + replica.slots, 0) ?? 1;
  const capacity = config.pools[0]?.queue.capacity ?? 1;
  return {
    config,
    store: storeHabits(chance),
    engine: engineHabits(chance),
    load: loadHabits(chance, slots + capacity),
    crash: crashHabits(chance),
    moodEveryMs: chance.pick(1000, 5000, 1e9),
  };
}
