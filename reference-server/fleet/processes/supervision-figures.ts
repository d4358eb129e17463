// Gauges of memory and devices, read when somebody asks for them. What cannot be read has no sample.
import type { MetricName } from '#contracts';
import type { GaugeName, GaugeSample } from '../../telemetry/index.ts';
import type { Devices } from '../devices/index.ts';
import type { FleetTelemetry } from '../telemetry.ts';
import type { HostMemory } from './host-memory.ts';
import type { WatchedReplica } from './watched-replica.ts';

export interface SupervisionTelemetry extends FleetTelemetry {
  collect?<Name extends GaugeName & MetricName>(name: Name, read: () => Iterable<GaugeSample<Name>>): void;
}

export interface FigureSources {
  readonly telemetry: SupervisionTelemetry;
  readonly devices: Devices;
  readonly host: HostMemory;
}

type DeviceGauge = 'vram_used_bytes' | 'gpu_utilization';

/** Undefined until the engine has told its build: a sample without it would be another series afterwards. */
function labelsOf({ pool, config }: WatchedReplica): GaugeSample<'ram_used_bytes'>['labels'] | undefined {
  const engine_version = pool.replica(config.id).facts.version?.engineVersion;
  if (engine_version === undefined) return undefined;
  return { engine: pool.config.engine, pool_id: pool.id, replica_id: config.id, engine_version };
}

function deviceSamples(
  replica: WatchedReplica,
  read: (device: number) => number | undefined,
): GaugeSample<DeviceGauge>[] {
  const labels = labelsOf(replica);
  if (labels === undefined || replica.pool.config.accelerator !== 'nvidia') return [];
  return replica.devices.flatMap(device => {
    const value = read(device);
    return value === undefined ? [] : [{ labels: { ...labels, device: String(device) }, value }];
  });
}

function residentSamples(replica: WatchedReplica, host: HostMemory): GaugeSample<'ram_used_bytes'>[] {
  const labels = labelsOf(replica);
  const processId = replica.supervised?.processId;
  const value = processId === undefined ? undefined : host.residentBytes(processId);
  return labels === undefined || value === undefined ? [] : [{ labels, value }];
}

/** While a pool is replaced, two replicas of one name may show the same device: it is one device. */
function once<Sample extends { readonly labels: object }>(samples: readonly Sample[]): Iterable<Sample> {
  return new Map(samples.map(sample => [JSON.stringify(sample.labels), sample])).values();
}

export function collectFigures(sources: FigureSources, replicas: () => readonly WatchedReplica[]): void {
  const { telemetry, devices, host } = sources;
  telemetry.collect?.('vram_used_bytes', () =>
    once(replicas().flatMap(replica => deviceSamples(replica, device => devices.reading(device)?.usedBytes))),
  );
  telemetry.collect?.('gpu_utilization', () =>
    once(
      replicas().flatMap(replica => deviceSamples(replica, device => devices.reading(device)?.utilization)),
    ),
  );
  telemetry.collect?.('ram_used_bytes', () => replicas().flatMap(replica => residentSamples(replica, host)));
}
