// What a supervised replica is given, and the process that is started from it.
import type { PoolConfig, ReplicaConfig } from '#contracts';
import type { EngineAdapter } from '#contracts/adapter';
import type { World } from '../../kernel/index.ts';
import type { FleetTelemetry } from '../telemetry.ts';
import { EngineProcess, type EngineProcessOptions } from './engine-process.ts';
import type { FaultDesk } from './fault-desk.ts';
import type { HostMemory } from './host-memory.ts';
import {
  boundToNode,
  type CommandConfig,
  type HostEnvironment,
  launchArgv,
  launchEnvironment,
} from './launch.ts';

export interface SupervisedOptions {
  readonly world: World;
  readonly telemetry: FleetTelemetry;
  readonly desk: FaultDesk;
  readonly pool: PoolConfig;
  readonly replica: ReplicaConfig;
  readonly command: CommandConfig;
  readonly environment: HostEnvironment;
  readonly folder: string;
  readonly host: HostMemory;
  readonly stopMs: number;
  readonly hasNumactl: boolean;
  /** Why it would not fit into memory now. */
  shortage(): Promise<string | undefined>;
  createAdapter(url: string): EngineAdapter;
}

export function launchEngine(
  options: SupervisedOptions,
  port: number,
  onLine: EngineProcessOptions['onLine'],
): EngineProcess {
  const { world, replica, command, folder, hasNumactl } = options;
  const launch = { ...options, port };
  return new EngineProcess({
    world,
    argv: boundToNode(launchArgv(launch), replica.numa_node, hasNumactl),
    env: launchEnvironment(launch),
    folder,
    outputBytesMax: command.output_bytes_max,
    onLine,
  });
}
