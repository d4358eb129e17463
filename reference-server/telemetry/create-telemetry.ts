// Puts metrics and log together.
import type { PostJson } from '../egress/index.ts';
import type { World } from '../kernel/index.ts';
import type { ConfiguredLabels } from './configured-labels.ts';
import { Logger, type LogThreshold } from './logger.ts';
import { Metrics } from './metrics.ts';
import type { Telemetry } from './telemetry.ts';
import { passingTracer, recordingTracer, type Tracer } from './tracing/index.ts';

export interface TelemetryConfig {
  readonly labels: ConfiguredLabels;
  readonly level: LogThreshold;
  /** Engines with a label of their own. */
  readonly enginesMax: number;
}

export interface TelemetryOptions {
  readonly world: World;
  readonly config: TelemetryConfig;
  /** Gets each line with its line feed. */
  readonly writeLine: (line: string) => void;
  /** Where traces go; absent: nowhere. */
  readonly collector?: { readonly url: string; readonly post: PostJson } | undefined;
}

function tracerOf({ world, collector }: TelemetryOptions, logger: Logger): Tracer {
  if (collector === undefined) return passingTracer;
  return recordingTracer({
    ...collector,
    world,
    clean: text => logger.clean(text),
    onDropped: (spans, reason) => logger.log('warn', 'spans-dropped', { spans_dropped: spans, reason }),
  });
}

export interface ServerTelemetry extends Telemetry {
  readonly tracer: Tracer;
  /** From now on; lines below it are left out. */
  setLevel(level: LogThreshold): void;
}

export function createTelemetry(options: TelemetryOptions): ServerTelemetry {
  const { world, config, writeLine } = options;
  const logger = new Logger({ world, level: config.level, writeLine });
  const metrics = new Metrics({
    enginesMax: config.enginesMax,
    onOverflow: (label, why) =>
      logger.log(why === 'not-configured' ? 'debug' : 'warn', 'metric-label-overflow', {
        msg: 'values of a metric label are counted under another one',
        label,
        reason: why,
      }),
  });
  metrics.configure(config.labels);
  metrics.gauge('process_start_time_seconds', {}, world.wallMs() / 1_000);
  return {
    count: (name, labels, by = 1) => metrics.count(name, labels, by),
    gauge: (name, labels, value) => metrics.gauge(name, labels, value),
    observe: (name, labels, value) => metrics.observe(name, labels, value),
    collect: (name, read) => metrics.collect(name, read),
    configure: labels => metrics.configure(labels),
    setLevel: level => logger.setLevel(level),
    log: (level, event, fields) => logger.log(level, event, fields),
    protect: secret => logger.protect(secret),
    render: () => metrics.render(),
    contentType: metrics.contentType,
    tracer: tracerOf(options, logger),
  };
}
