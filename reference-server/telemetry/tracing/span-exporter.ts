// Brings spans to the collector in batches, one on its way at a time. Handing one in costs a push; what finds no room,
// or no collector, is counted and lost.
import type { PostJson } from '../../egress/index.ts';
import type { Timer, World } from '../../kernel/index.ts';
import { encodeSpans } from './otlp-json.ts';
import type { Span } from './span.ts';

export interface SpanExporterOptions {
  readonly world: World;
  readonly url: string;
  readonly post: PostJson;
  readonly clean: (text: string) => string;
  /** All that were lost so far; told once for each row of losses. */
  readonly onDropped: (spans: number, because: string) => void;
  readonly bufferMax?: number;
}

export const exporterDefaults = {
  bufferMax: 2_048,
  batchMax: 512,
  intervalMs: 1_000,
  timeoutMs: 10_000,
} as const;

/** The path that OTLP gives to traces, unless another one is configured. */
export function tracesUrl(configured: string): string {
  const url = new URL(configured);
  if (url.pathname === '/') url.pathname = '/v1/traces';
  return url.href;
}

export class SpanExporter {
  readonly #options: SpanExporterOptions;
  readonly #bufferMax: number;
  readonly #closing = new AbortController();
  #waiting: Span[] = [];
  #timer: Timer | undefined;
  #sending: Promise<void> | undefined;
  #dropped = 0;
  #isLosing = false;

  constructor(options: SpanExporterOptions) {
    this.#options = options;
    this.#bufferMax = options.bufferMax ?? exporterDefaults.bufferMax;
  }

  get dropped(): number {
    return this.#dropped;
  }

  /** Returns at once and never throws. */
  offer(span: Span): void {
    if (this.#closing.signal.aborted || this.#waiting.length >= this.#bufferMax) {
      this.#drop(1, 'full');
      return;
    }
    this.#waiting.push(span);
    this.#arm();
  }

  /** Delivers what waits, for no longer than that. */
  async close(withinMs: number): Promise<void> {
    this.#timer?.cancel();
    const late = this.#options.world.after(withinMs, () => this.#closing.abort(), { background: true });
    while (this.#waiting.length > 0 && !this.#closing.signal.aborted) await (this.#sending ?? this.#send());
    await this.#sending;
    late.cancel();
    this.#closing.abort();
    this.#drop(this.#waiting.splice(0).length, 'closed');
  }

  #arm(): void {
    if (this.#sending !== undefined || this.#timer !== undefined) return;
    const isBatch = this.#waiting.length >= exporterDefaults.batchMax;
    const delayMs = isBatch ? 0 : exporterDefaults.intervalMs;
    this.#timer = this.#options.world.after(delayMs, () => void this.#send(), { background: true });
  }

  #send(): Promise<void> {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#sending = this.#deliver(this.#waiting.splice(0, exporterDefaults.batchMax)).finally(() => {
      this.#sending = undefined;
      if (this.#waiting.length > 0) this.#arm();
    });
    return this.#sending;
  }

  async #deliver(spans: readonly Span[]): Promise<void> {
    const { world, url, post, clean } = this.#options;
    const overdue = new AbortController();
    const timer = world.after(exporterDefaults.timeoutMs, () => overdue.abort(), { background: true });
    const signal = AbortSignal.any([overdue.signal, this.#closing.signal]);
    const because = await post(url, encodeSpans(spans, clean), signal).then(
      ({ statusCode }) => (statusCode >= 200 && statusCode < 300 ? undefined : `status ${statusCode}`),
      () => 'no answer',
    );
    timer.cancel();
    if (because === undefined) this.#isLosing = false;
    else this.#drop(spans.length, because);
  }

  #drop(spans: number, because: string): void {
    if (spans === 0) return;
    this.#dropped += spans;
    if (!this.#isLosing) this.#options.onDropped(this.#dropped, because);
    this.#isLosing = true;
  }
}
