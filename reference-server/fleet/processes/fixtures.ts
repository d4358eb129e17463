// For tests: a pool whose engines are real processes, on real time.
import { fileURLToPath } from 'node:url';
import type { EngineEvent } from '#contracts/adapter';
import { processEnvironment } from '../../config/index.ts';
import { createAdapter } from '../../engines/index.ts';
import { present, realWorld } from '../../kernel/index.ts';
import { type Devices, noDevices } from '../devices/index.ts';
import { type PoolChanges, poolConfig } from '../fixtures.ts';
import type { ReplicaLease } from '../options.ts';
import type { Pool } from '../pool.ts';
import { type HostMemory, procMemory } from './host-memory.ts';
import { Supervision } from './supervision.ts';

export const enginePath = fileURLToPath(new URL('./fixtures/engine.ts', import.meta.url));

export const engineArgv: readonly string[] = [process.execPath, enginePath, '--port', '{port}'];

/** A replica that is the engine of `fixtures/engine.ts`. */
export function engineReplica(id: string, ...flags: readonly string[]): Record<string, unknown> {
  return { id, slots: 2, command: { argv: [...engineArgv, ...flags], start_timeout_ms: 10_000 } };
}

/** Waits for what others make true, with a bound, looking at it as seldom as a person would not notice. */
export async function until(what: string, holds: () => boolean, boundMs = 10_000): Promise<void> {
  const world = realWorld();
  const endMs = world.monotonicMs() + boundMs;
  while (!holds()) {
    if (world.monotonicMs() > endMs) throw new Error(`not within ${boundMs} ms: ${what}`);
    await new Promise<void>(resolve => world.after(5, resolve));
  }
}

export interface LoggedLine {
  readonly level: string;
  readonly event: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface SupervisedParts {
  readonly changes?: PoolChanges;
  readonly devices?: Devices;
  readonly host?: HostMemory;
}

export class SupervisedPool {
  readonly pool: Pool;
  readonly supervision: Supervision;
  readonly figures: string[] = [];
  readonly lines: LoggedLine[] = [];

  constructor(replicas: readonly Record<string, unknown>[], parts: SupervisedParts = {}) {
    const world = realWorld();
    const telemetry = {
      count: (name: string, labels: object, by = 1) =>
        this.figures.push(`${name} ${Object.values(labels).join(' ')} +${by}`),
      gauge: () => undefined,
      log: (level: string, event: string, fields: Readonly<Record<string, unknown>>) =>
        this.lines.push({ level, event, fields }),
    };
    const { changes, devices = noDevices(), host = procMemory() } = parts;
    const { PATH } = processEnvironment();
    const environment = { PATH, ASSAY_SECRET: 'hidden' };
    this.supervision = new Supervision({
      world,
      telemetry,
      devices,
      host,
      environment,
      folder: process.cwd(),
      stopMs: 300,
    });
    const config = poolConfig([], {
      replicas,
      restart: { base_ms: 20, cap_ms: 200 },
      heartbeat: { interval_ms: 100, missed_max: 3 },
      ...changes,
    });
    this.pool = this.supervision.makePool({
      config,
      world,
      telemetry,
      onChange: () => undefined,
      createAdapter: ({ id, url }, { wire }) => createAdapter({ wire, replicaId: id, url }, world),
    });
    this.pool.start();
  }

  ready(): Promise<void> {
    return until('the pool is ready', () => this.pool.isReady());
  }

  lease(): ReplicaLease {
    const acquired = this.pool.acquire({ ctx: 1 });
    if (acquired.kind !== 'leased') throw new Error(`no replica: ${acquired.kind}`);
    return acquired.lease;
  }

  /** Runs one attempt whose prompt the engine obeys, and gives its slot back. */
  async attempt(prompt: string): Promise<readonly EngineEvent[] | Error> {
    const lease = this.lease();
    const events: EngineEvent[] = [];
    const request = { model: 'tiny', input: { kind: 'prompt', text: prompt }, maxTokens: 8 } as const;
    try {
      for await (const event of lease.adapter.generate(request, new AbortController().signal))
        events.push(event);
      lease.release('ok');
      return events;
    } catch (error) {
      lease.release('failed', error);
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  /** What the engine says of how it was started. */
  async seen(): Promise<{
    argv: string[];
    environment: Record<string, string>;
    child?: number;
    processId: number;
  }> {
    const lease = this.lease();
    const { modelName } = await lease.adapter.version(new AbortController().signal);
    lease.release('aborted');
    return JSON.parse(present(modelName, 'the engine names its model'));
  }

  logged(event: string): readonly LoggedLine[] {
    return this.lines.filter(line => line.event === event);
  }

  async close(): Promise<void> {
    await this.pool.close();
    this.supervision.close();
  }
}

export function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}
