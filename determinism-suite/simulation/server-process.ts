// One life of the server over the disk and the engines that outlive it.
import type { Config, PoolConfig } from '#contracts';
import {
  EventBus,
  type EventLine,
  type EventSink,
  noPlugins,
  Orchestrator,
  Pipeline,
  Pool,
} from '#reference-server';
import type { Disk } from './disk.ts';
import type { Flaw } from './flaws.ts';
import { ProcessWorld } from './process-world.ts';
import type { Scene } from './scene.ts';
import type { ServerLife } from './server-life.ts';
import { SimAdapter } from './sim-adapter.ts';
import type { CallWitness } from './sim-call.ts';
import type { SimEngine } from './sim-engine.ts';
import { SimStore, type StoreHabits, type StoreWitness } from './sim-store.ts';
import { SimTelemetry } from './sim-telemetry.ts';

export interface ServerProcessParts {
  readonly scene: Scene;
  readonly no: number;
  readonly config: Config;
  readonly disk: Disk;
  readonly engines: ReadonlyMap<string, SimEngine>;
  readonly storeWitness: StoreWitness;
  readonly callWitness: CallWitness;
  readonly flaw: Flaw | undefined;
  storeHabits(): StoreHabits;
  published(line: EventLine): void;
}

export class ServerProcess implements ServerLife {
  readonly no: number;
  readonly world: ProcessWorld;
  readonly store: SimStore;
  readonly telemetry = new SimTelemetry();
  readonly orchestrator: Orchestrator;
  readonly pools: Pool[] = [];
  readonly #parts: ServerProcessParts;
  isDead = false;
  isStarted = false;
  isStopping = false;

  constructor(parts: ServerProcessParts) {
    this.#parts = parts;
    this.no = parts.no;
    const { scene, disk, flaw } = parts;
    this.world = new ProcessWorld(scene, { monotonicOffsetMs: scene.chance.whole(-9_000, 1_000_000) });
    this.store = new SimStore({ scene, disk, flaw, witness: parts.storeWitness, habits: parts.storeHabits });
    this.orchestrator = this.#compose();
  }

  /** False where the process ended itself because it could not start. */
  async start(): Promise<boolean> {
    this.#parts.scene.crossings += 1;
    try {
      await this.orchestrator.start();
    } catch (error) {
      this.#parts.scene.note(`the server can't start: ${error}`);
      return false;
    }
    this.isStarted = true;
    return true;
  }

  /** As kill -9 does. */
  kill(): void {
    this.isDead = true;
    this.world.isDead = true;
    this.store.kill();
    for (const engine of this.#parts.engines.values()) engine.disconnect(this);
  }

  #compose(): Orchestrator {
    const { config, published } = this.#parts;
    const { world, telemetry, store } = this;
    const sink: EventSink = { id: 'witness', offer: published, close: async () => undefined };
    return new Orchestrator({
      world,
      config,
      store,
      telemetry,
      pipeline: new Pipeline({ plugins: noPlugins, world, telemetry }),
      events: new EventBus({ sinks: [sink] }),
      makePool: (pool, onChange) => this.#makePool(pool, onChange),
    });
  }

  #makePool(config: PoolConfig, onChange: () => void): Pool {
    const { engines, callWitness: witness, flaw } = this.#parts;
    const pool = new Pool({
      config,
      world: this.world,
      onChange,
      createAdapter: replica => {
        const engine = engines.get(replica.id);
        if (engine === undefined) throw new Error(`no engine ${replica.id}`);
        return new SimAdapter({ engine, server: this, witness, flaw });
      },
    });
    this.pools.push(pool);
    return pool;
  }
}
