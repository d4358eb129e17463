// From the sinks of the configuration to sinks.
import type { EventSinkConfig } from '#contracts';
import { Egress, type PostJson, postJson } from '../../egress/index.ts';
import { present, type World } from '../../kernel/index.ts';
import { JsonLinesFile } from '../json-lines-file.ts';
import type { PipelineTelemetry } from '../telemetry.ts';
import type { EventSink } from './event-sink.ts';
import { SinkQueue } from './sink-queue.ts';
import { deliverToWebhook } from './webhook.ts';

export interface SinkDependencies {
  readonly world: World;
  readonly telemetry: PipelineTelemetry;
  /** Absent: one that reaches no private address. */
  readonly post?: PostJson;
}

const fileBatchMax = 256;
const webhookLanes = 8;

function createSink(config: EventSinkConfig, dependencies: SinkDependencies): EventSink {
  const { world, telemetry, post = postJson({ egress: new Egress(), trust: 'listed' }) } = dependencies;
  const shared = { id: config.id, bufferMax: config.buffer_max, world, telemetry };
  switch (config.kind) {
    case 'file': {
      const file = new JsonLinesFile(present(config.path, 'a file sink has a path'));
      const deliver = (lines: readonly string[]) => file.append(lines);
      return new SinkQueue({
        ...shared,
        batchMax: fileBatchMax,
        lanes: 1,
        deliver,
        release: () => file.close(),
      });
    }
    case 'webhook': {
      const url = present(config.url, 'a webhook has a url');
      const options = { url, timeoutMs: config.timeout_ms, post, world };
      const deliver = async (lines: readonly string[], signal: AbortSignal): Promise<void> => {
        for (const line of lines) await deliverToWebhook(options, line, signal);
      };
      return new SinkQueue({ ...shared, batchMax: 1, lanes: webhookLanes, deliver });
    }
    default:
      return config.kind satisfies never;
  }
}

export function createSinks(
  configs: readonly EventSinkConfig[],
  dependencies: SinkDependencies,
): readonly EventSink[] {
  return configs.map(config => createSink(config, dependencies));
}
