// How an engine's process is started: its arguments, and what it gets of the environment. Pure.
import type { PoolConfig, ReplicaConfig } from '#contracts';

export type HostEnvironment = Readonly<Record<string, string | undefined>>;

/** What a program needs to run at all. Nothing else of the server's environment reaches an engine: it may be secret. */
export const inheritedNames = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'LD_LIBRARY_PATH'] as const;

export type CommandConfig = NonNullable<ReplicaConfig['command']>;

export interface Launch {
  readonly replica: ReplicaConfig;
  readonly pool: PoolConfig;
  readonly command: CommandConfig;
  readonly port: number;
  readonly environment: HostEnvironment;
}

export function maskOf(replica: ReplicaConfig, pool: PoolConfig): readonly number[] {
  return replica.devices ?? pool.devices;
}

function inherited(environment: HostEnvironment): Record<string, string> {
  return Object.fromEntries(
    inheritedNames.flatMap(name => {
      const value = environment[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** The mask comes last, so that nothing can widen it; the order is the one in which the driver numbers devices. */
export function launchEnvironment({ replica, pool, command, environment }: Launch): Record<string, string> {
  const mask: Record<string, string> =
    pool.accelerator === 'nvidia'
      ? { CUDA_DEVICE_ORDER: 'PCI_BUS_ID', CUDA_VISIBLE_DEVICES: maskOf(replica, pool).join(',') }
      : { CUDA_VISIBLE_DEVICES: '' };
  return { ...inherited(environment), ...command.env, ...mask };
}

export function launchArgv({ pool, command, port }: Launch): readonly string[] {
  const values: Readonly<Record<string, string>> = {
    '{port}': String(port),
    '{model}': pool.model.path ?? pool.model.ref,
    '{split_ratios}': pool.split_ratios.join(','),
  };
  return command.argv.map(argument =>
    argument.replace(/\{(port|model|split_ratios)\}/g, name => values[name] ?? name),
  );
}

/** On the NUMA node of its devices, where one is configured and the host has the tool that binds to it. */
export function boundToNode(
  argv: readonly string[],
  node: number | undefined,
  hasNumactl: boolean,
): readonly string[] {
  return node === undefined || !hasNumactl
    ? argv
    : ['numactl', `--cpunodebind=${node}`, `--preferred=${node}`, ...argv];
}
