// Hands each pool what it needs to start its engines, and tells it of their faults and of its devices'.
import type { PoolConfig, ReplicaConfig } from '#contracts';
import type { EngineAdapter, EngineError } from '#contracts/adapter';
import { present, type World } from '../../kernel/index.ts';
import type { Devices } from '../devices/index.ts';
import type { PoolOptions } from '../options.ts';
import { Pool } from '../pool.ts';
import { DeviceLedger } from './device-ledger.ts';
import { failureFault } from './failure-fault.ts';
import { type Fault, FaultDesk } from './fault-desk.ts';
import { headroomShortage } from './headroom.ts';
import type { HostMemory } from './host-memory.ts';
import { isOnPath } from './is-on-path.ts';
import { type HostEnvironment, maskOf } from './launch.ts';
import { SupervisedReplica } from './supervised-replica.ts';
import type { SupervisionTelemetry } from './supervision-figures.ts';
import { collectFigures } from './supervision-figures.ts';
import type { WatchedReplica } from './watched-replica.ts';

export interface SupervisionOptions {
  readonly world: World;
  readonly telemetry: SupervisionTelemetry;
  readonly devices: Devices;
  readonly host: HostMemory;
  /** The server's own; engines get what they cannot run without. */
  readonly environment: HostEnvironment;
  /** What relative paths of commands start from. */
  readonly folder: string;
  /** Longest wait for an engine that was asked to end. */
  readonly stopMs?: number;
}

/** What a pool is made of, without what supervision adds. */
export type SupervisedPoolOptions = Omit<
  PoolOptions,
  'prepare' | 'startWaitMs' | 'dismiss' | 'onEngineFailure' | 'devices'
> & {
  /** Whether the pool's model may be loaded, asked before each start; a rejection fails it. */
  readonly admitModel?: ((pool: PoolConfig) => Promise<void>) | undefined;
};

const defaultStopMs = 5_000;

export class Supervision {
  readonly #options: SupervisionOptions;
  readonly #ledger: DeviceLedger;
  readonly #watched = new Set<WatchedReplica>();
  readonly #forgetDevices: () => void;
  /** However the process ends, as long as it can do anything. */
  readonly #onExit = (): void => this.destroy();

  constructor(options: SupervisionOptions) {
    this.#options = options;
    this.#ledger = new DeviceLedger(options.devices);
    this.#forgetDevices = options.devices.onChange(({ kind, ...change }) => {
      const name = { 'driver-lost': 'driver lost', 'driver-reset': 'driver reset' } as const;
      const ecc = { 'ecc-uncorrected': 'ECC uncorrected', 'ecc-corrected': 'ECC corrected' } as const;
      this.#deviceFault({ kind: { ...name, ...ecc }[kind], ...change });
    });
    collectFigures(options, () => [...this.#watched]);
    process.on('exit', this.#onExit);
  }

  /** A pool whose replicas are started, restarted and ended here where they are commands. */
  makePool(options: SupervisedPoolOptions): Pool {
    const { config } = options;
    if (config.accelerator === 'nvidia') this.#options.devices.start();
    const replicas = new Map<string, WatchedReplica>();
    const of = (replicaId: string): WatchedReplica =>
      present(replicas.get(replicaId), 'the replica is one of this pool');
    const desks = new Map<string, FaultDesk>();
    const located = (replica: ReplicaConfig): ReplicaConfig => {
      const url = replicas.get(replica.id)?.supervised?.url;
      return url === undefined ? replica : { ...replica, url };
    };
    const pool: Pool = new Pool({
      ...options,
      createAdapter: (replica, poolConfig) => options.createAdapter(located(replica), poolConfig),
      devices: config.accelerator === 'nvidia' ? this.#ledger.portOf(config) : undefined,
      prepare: async (replica, poolConfig, context) => {
        await options.admitModel?.(poolConfig);
        await of(replica.id).supervised?.start(context);
      },
      startWaitMs: replicaId => desks.get(replicaId)?.waitMs ?? 0,
      park: async replicaId => of(replicaId).supervised?.stop(),
      dismiss: async replicaId => {
        await of(replicaId).supervised?.stop();
        this.#watched.delete(of(replicaId));
      },
      onEngineFailure: (replicaId, error) => engineFailed(of(replicaId), error),
    });
    for (const replica of config.replicas) {
      const desk = this.#deskOf(pool, replica);
      desks.set(replica.id, desk);
      replicas.set(replica.id, this.#watch(pool, { replica, desk, createAdapter: options.createAdapter }));
    }
    for (const replica of replicas.values()) this.#watched.add(replica);
    return pool;
  }

  /** Nothing is read any more; the pools end their engines themselves when they are closed. */
  close(): void {
    this.#forgetDevices();
    this.#options.devices.stop();
    process.off('exit', this.#onExit);
    this.destroy();
  }

  /** Ends every engine without waiting. */
  destroy(): void {
    for (const { supervised } of this.#watched) supervised?.kill();
  }

  #deskOf(pool: Pool, replica: ReplicaConfig): FaultDesk {
    const { world, telemetry } = this.#options;
    return new FaultDesk({
      world,
      telemetry,
      pool: pool.config,
      replica,
      target: () => pool.replica(replica.id),
    });
  }

  #watch(pool: Pool, parts: WatchParts): WatchedReplica {
    const { replica, desk } = parts;
    const supervised = this.#supervise(pool.config, parts);
    const isOut = (): boolean => pool.replica(replica.id).health !== 'ready';
    return {
      pool,
      config: replica,
      devices: maskOf(replica, pool.config),
      supervised,
      fault: fault => {
        if (supervised !== undefined) supervised.fault(fault);
        else if (isOut()) desk.tally(fault);
        else desk.report(fault);
      },
    };
  }

  #supervise(pool: PoolConfig, { replica, desk, createAdapter }: WatchParts): SupervisedReplica | undefined {
    const { command } = replica;
    if (command === undefined) return undefined;
    const { stopMs = defaultStopMs, environment } = this.#options;
    const hasNumactl = replica.numa_node !== undefined && isOnPath('numactl', environment.PATH);
    return new SupervisedReplica({
      ...this.#options,
      stopMs,
      hasNumactl,
      desk,
      pool,
      replica,
      command,
      shortage: () => this.#shortageOf(pool, replica),
      createAdapter: url => createAdapter({ ...replica, url }, pool),
    });
  }

  async #shortageOf(pool: PoolConfig, replica: ReplicaConfig): Promise<string | undefined> {
    const mask = pool.accelerator === 'nvidia' ? maskOf(replica, pool) : [];
    // The last reading is from before the engine that held the memory ended.
    if (mask.length > 0) await this.#options.devices.refresh();
    const devices = mask.map(device => ({
      device,
      freeBytes: this.#options.devices.reading(device)?.freeBytes,
    }));
    const shortage = headroomShortage(pool, { devices, hostBytes: this.#options.host.freeBytes() });
    if (shortage === undefined) this.#ledger.beforeStart(replica.id, devices);
    return shortage;
  }

  #deviceFault(fault: Fault & { device: number }): void {
    for (const replica of this.#watched) {
      const isIts = replica.pool.config.accelerator === 'nvidia' && replica.devices.includes(fault.device);
      if (isIts) replica.fault(fault);
    }
  }
}

interface WatchParts {
  readonly replica: ReplicaConfig;
  readonly desk: FaultDesk;
  createAdapter(replica: ReplicaConfig, pool: PoolConfig): EngineAdapter;
}

function engineFailed({ pool, config, fault }: WatchedReplica, error: EngineError): void {
  const found = failureFault(error);
  // Several attempts fail of one fault.
  if (found !== undefined && pool.replica(config.id).health === 'ready') fault(found);
}
