// What the rest of the server may ask of tracing. Without a collector a trace is only passed on.
import type { World } from '../../kernel/index.ts';
import type { Outcome, Task } from '../../tasks/index.ts';
import type { Attributes, Span } from './span.ts';
import { SpanExporter, type SpanExporterOptions, tracesUrl } from './span-exporter.ts';
import { attemptTraceparent, taskSpans } from './task-spans.ts';
import { formatTraceparent, parseTraceparent, type TraceContext } from './trace-context.ts';

/** The trace that a request belongs to. */
export interface RequestTrace {
  readonly traceId: string;
  /** What is passed on with the request's task. */
  readonly traceparent: string;
  /** The request is over: its span is written, if it is recorded. */
  end(request: EndedRequest): void;
}

export interface EndedRequest {
  readonly name: string;
  readonly durationMs: number;
  readonly attributes: Attributes;
  readonly isFailure: boolean;
}

export interface Tracer {
  /** `header`: the `traceparent` that was sent. Undefined where the request belongs to no trace. */
  enter(header: string | readonly string[] | undefined): RequestTrace | undefined;
  /** What the engine is told of the trace, during the task's present attempt. */
  forEngine(task: Task): string | undefined;
  ended(task: Task, outcome: Outcome): void;
  /** Delivers what waits, for no longer than that. */
  close(withinMs: number): Promise<void>;
}

function passedOn(context: TraceContext): RequestTrace {
  return { traceId: context.traceId, traceparent: formatTraceparent(context), end: () => undefined };
}

/** Nothing is recorded; what clients sent goes on to engines. */
export const passingTracer: Tracer = {
  enter: header => {
    const sent = parseTraceparent(header);
    return sent === undefined ? undefined : passedOn(sent);
  },
  forEngine: task => task.traceparent,
  ended: () => undefined,
  close: () => Promise.resolve(),
};

const spanIdDigits = 16;

class RecordingTracer implements Tracer {
  readonly #world: World;
  readonly #exporter: SpanExporter;

  constructor(options: SpanExporterOptions) {
    this.#world = options.world;
    this.#exporter = new SpanExporter(options);
  }

  /** A caller that records nothing is followed in that. */
  enter(header: string | readonly string[] | undefined): RequestTrace {
    const sent = parseTraceparent(header);
    if (sent?.isSampled === false) return passedOn(sent);
    const traceId = sent?.traceId ?? this.#digits();
    const own = { traceId, spanId: this.#digits().slice(0, spanIdDigits), isSampled: true };
    const end = ({ durationMs, ...request }: EndedRequest): void => {
      const endWallMs = this.#world.wallMs();
      const times = { startWallMs: endWallMs - durationMs, endWallMs };
      const { spanId } = own;
      this.#offer([{ ...request, ...times, traceId, spanId, parentSpanId: sent?.spanId, kind: 'server' }]);
    };
    return { traceId, traceparent: formatTraceparent(own), end };
  }

  forEngine(task: Task): string | undefined {
    const context = parseTraceparent(task.traceparent);
    return context?.isSampled === true ? attemptTraceparent(task, context) : task.traceparent;
  }

  ended(task: Task, outcome: Outcome): void {
    this.#offer(taskSpans(task, outcome));
  }

  close(withinMs: number): Promise<void> {
    return this.#exporter.close(withinMs);
  }

  #offer(spans: readonly Span[]): void {
    for (const span of spans) this.#exporter.offer(span);
  }

  #digits(): string {
    return this.#world.uuid().replaceAll('-', '');
  }
}

export function recordingTracer(options: SpanExporterOptions): Tracer {
  return new RecordingTracer({ ...options, url: tracesUrl(options.url) });
}
