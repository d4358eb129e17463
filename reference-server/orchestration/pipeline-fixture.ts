// For tests: plugins from objects, events that are kept, telemetry that can be asked.
import type { Config, PluginConfig } from '#contracts';
import type { VirtualWorld } from '../kernel/index.ts';
import {
  compilePipeline,
  type EventBus,
  type EventSink,
  Pipeline,
  type PublishedEvent,
} from '../pipeline/index.ts';
import { recordEvent } from '../tasks/index.ts';
import { createTelemetry, type Telemetry } from '../telemetry/index.ts';
import type { StageOptions } from './config-fixture.ts';

export class RecordingSink implements EventSink {
  readonly id = 'recorded';
  readonly events: PublishedEvent[] = [];

  offer({ json }: { readonly json: string }): void {
    this.events.push(JSON.parse(json) as PublishedEvent);
  }

  async close(): Promise<void> {
    this.events.length += 0;
  }
}

export function telemetryOf(config: Config, world: VirtualWorld, lines: string[]): Telemetry {
  const pools = config.pools.map(({ id, engine, replicas }) => ({
    poolId: id,
    engine,
    replicaIds: replicas.map(replica => replica.id),
  }));
  const tenants = config.tenants.map(tenant => tenant.id);
  const labels = { pools, tenants, sinks: [], plugins: [] };
  return createTelemetry({
    world,
    config: { labels, level: 'info', enginesMax: 16 },
    writeLine: line => void lines.push(line),
  });
}

export interface PipelineParts {
  readonly world: VirtualWorld;
  readonly telemetry: Telemetry;
  readonly events: EventBus;
}

export async function pipelineOf(options: StageOptions, parts: PipelineParts): Promise<Pipeline> {
  const { world, telemetry, events } = parts;
  const given = options.plugins ?? [];
  const builtIns = new Map(given.map(({ id, plugin }) => [id, () => plugin] as const));
  const configs = given.map(({ plugin, ...config }): PluginConfig => {
    const rest = { phase: 'PRE_INFERENCE', order: 1, strategy: 'fail_fast', retries_max: 0 } as const;
    return { module: config.id, timeout_ms: 1_000, options: {}, ...rest, ...config };
  });
  const plugins = await compilePipeline(configs, { world, folder: '.', builtIns });
  const pipeline = new Pipeline({
    plugins,
    world,
    telemetry,
    report: (task, body) =>
      events.publish({ ...recordEvent(task, world.wallMs(), body), tenant_id: task.tenantId }),
  });
  await pipeline.start();
  return pipeline;
}
