// For tests: an engine that is told how it behaves, and a pool of such engines on virtual time.
import { checkConfig, type PoolConfig } from '#contracts';
import type {
  EngineAdapter,
  EngineCapabilities,
  EngineDescription,
  EngineEvent,
  EngineHealth,
  EngineVersion,
} from '#contracts/adapter';
import { present, VirtualWorld } from '../kernel/index.ts';
import type { PoolOptions } from './options.ts';
import { Pool } from './pool.ts';

const capabilities: Omit<EngineCapabilities, 'determinism'> = {
  seed: true,
  piecePerToken: true,
  tokenIds: true,
  logprobs: true,
  messages: true,
  ignoreEnd: true,
  tokenize: true,
  slots: true,
  metrics: false,
  version: true,
  interruptibleDecode: false,
};

const forever = new Promise<never>(() => undefined);

export class ToldEngine implements EngineAdapter {
  health_: EngineHealth | 'hangs' = { live: true, ready: true, detail: 'ok' };
  version_: EngineVersion | 'refuses' = { engineVersion: 'b1' };
  slots_: number | 'unknown' = 'unknown';
  determinism: 'none' | 'tokens' = 'tokens';
  decodes: 'well' | 'fails' | 'never' = 'well';
  healthAsked = 0;
  generated = 0;
  isClosed = false;

  describe(): EngineDescription {
    return { wire: 'llamacpp', capabilities: { ...capabilities, determinism: this.determinism } };
  }

  async health(): Promise<EngineHealth> {
    this.healthAsked += 1;
    return this.health_ === 'hangs' ? forever : this.health_;
  }

  async version(): Promise<EngineVersion> {
    if (this.version_ === 'refuses') throw new Error('no such route');
    return this.version_;
  }

  async slots(): Promise<{ total: number; free: number } | 'unknown'> {
    return this.slots_ === 'unknown' ? 'unknown' : { total: this.slots_, free: this.slots_ };
  }

  async *generate(): AsyncIterable<EngineEvent> {
    this.generated += 1;
    if (this.decodes === 'never') await forever;
    if (this.decodes === 'fails') throw new Error('the model is not there');
    yield { kind: 'piece', text: 'a' };
    yield { kind: 'end', finishReason: 'length', usage: { prompt_tokens: 1, completion_tokens: 1 } };
  }

  async close(): Promise<void> {
    this.isClosed = true;
  }
}

export type PoolChanges = Readonly<Record<string, unknown>>;

/** A pool as the configuration gives it, every default filled in. */
export function poolConfig(replicaIds: readonly string[], changes: PoolChanges = {}): PoolConfig {
  const replicas = replicaIds.map(id => ({ id, url: 'http://127.0.0.1:9', slots: 2 }));
  const pool = {
    id: 'pool',
    engine: 'llamacpp',
    wire: 'llamacpp',
    model: { ref: 'tiny' },
    replicas,
    ...changes,
  };
  const { config, errors } = checkConfig({ pools: [pool] });
  return present(config?.pools[0], `the configuration is valid: ${JSON.stringify(errors)}`);
}

export interface ToldPool {
  readonly world: VirtualWorld;
  readonly pool: Pool;
  readonly engines: Readonly<Record<string, ToldEngine>>;
  readonly lost: string[];
  readonly figures: string[];
  changes: number;
  /** The engine of that replica. */
  engine(id: string): ToldEngine;
  /** Lets that much time pass, with everything that is due in it. */
  pass(durationMs: number): Promise<void>;
}

async function promisesDone(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
}

export async function passTime(world: VirtualWorld, durationMs: number): Promise<void> {
  const endMs = world.monotonicMs() + durationMs;
  await promisesDone();
  for (let at = world.nextTimerAtMs(); at !== undefined && at <= endMs; at = world.nextTimerAtMs()) {
    world.runNext();
    await promisesDone();
  }
  world.advanceTo(endMs);
  await promisesDone();
}

export function toldPool(config: PoolConfig, options: Partial<PoolOptions> = {}): ToldPool {
  const world = new VirtualWorld();
  const engines: Record<string, ToldEngine> = Object.fromEntries(
    config.replicas.map(({ id }) => [id, new ToldEngine()]),
  );
  const engine = (id: string): ToldEngine => present(engines[id], 'the engine was made');
  const labelsOf = (labels: object): string => Object.values(labels).join(' ');
  const told: Omit<ToldPool, 'pool'> & { pool?: Pool } = {
    world,
    engines,
    lost: [],
    figures: [],
    changes: 0,
    engine,
    pass: durationMs => passTime(world, durationMs),
  };
  const pool = new Pool({
    config,
    world,
    createAdapter: replica => engine(replica.id),
    onChange: () => {
      told.changes += 1;
    },
    onReplicaLost: id => told.lost.push(id),
    telemetry: {
      count: (name, labels) => told.figures.push(`${name} ${labelsOf(labels)}`),
      gauge: (name, labels, value) => told.figures.push(`${name} ${labelsOf(labels)} = ${value}`),
      log: (_, event, fields) => told.figures.push(`${event} ${String(fields.msg)}`),
    },
    ...options,
  });
  return Object.assign(told, { pool });
}
