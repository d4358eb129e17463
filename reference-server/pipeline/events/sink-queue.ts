// The bounded queue before a sink. Lanes go on side by side; events of one call share a lane and keep their order.
import type { World } from '../../kernel/index.ts';
import type { PipelineTelemetry } from '../telemetry.ts';
import type { EventLine, EventSink } from './event-sink.ts';

/** Resolves when the sink has all of the lines, rejects when it has none of them for certain. */
export type Deliver = (lines: readonly string[], signal: AbortSignal) => Promise<void>;

export interface SinkQueueOptions {
  readonly id: string;
  /** Events not yet delivered, those on their way included. */
  readonly bufferMax: number;
  readonly batchMax: number;
  readonly lanes: number;
  readonly deliver: Deliver;
  readonly release?: () => Promise<void>;
  readonly world: World;
  readonly telemetry: PipelineTelemetry;
}

interface Lane {
  readonly waiting: string[];
  busy: boolean;
}

function laneNumber(jobId: string, lanes: number): number {
  let sum = 0;
  for (let at = 0; at < jobId.length; at += 1) sum = (Math.imul(sum, 31) + jobId.charCodeAt(at)) >>> 0;
  return sum % lanes;
}

/** @implements EVT-002 */
export class SinkQueue implements EventSink {
  readonly id: string;
  readonly #options: SinkQueueOptions;
  readonly #lanes: readonly Lane[];
  readonly #abort = new AbortController();
  #undelivered = 0;
  #closed = false;
  #failing = false;
  #idle: (() => void) | undefined;

  constructor(options: SinkQueueOptions) {
    this.id = options.id;
    this.#options = options;
    this.#lanes = Array.from({ length: options.lanes }, () => ({ waiting: [], busy: false }));
  }

  get undelivered(): number {
    return this.#undelivered;
  }

  offer({ jobId, json }: EventLine): void {
    const lane = this.#lanes[laneNumber(jobId, this.#lanes.length)];
    if (lane === undefined || this.#closed || this.#undelivered >= this.#options.bufferMax) {
      this.#drop(1, this.#closed ? 'closed' : 'full');
      return;
    }
    this.#undelivered += 1;
    lane.waiting.push(json);
    if (!lane.busy) void this.#pump(lane);
  }

  async close(withinMs: number): Promise<void> {
    this.#closed = true;
    if (this.#undelivered > 0) await this.#idleWithin(withinMs);
    this.#abort.abort();
    for (const lane of this.#lanes) this.#settle(lane.waiting.splice(0).length, 'closed');
    await this.#options.release?.().catch(() => undefined);
  }

  #idleWithin(boundMs: number): Promise<void> {
    return new Promise(resolve => {
      const timer = this.#options.world.after(boundMs, resolve);
      this.#idle = () => {
        timer.cancel();
        resolve();
      };
    });
  }

  async #pump(lane: Lane): Promise<void> {
    lane.busy = true;
    // Events published in one go leave in one batch, and never before the publisher has gone on.
    await Promise.resolve();
    while (lane.waiting.length > 0) {
      const lines = lane.waiting.splice(0, this.#options.batchMax);
      try {
        await this.#options.deliver(lines, this.#abort.signal);
        this.#failing = false;
        this.#settle(lines.length);
      } catch (cause) {
        this.#settle(lines.length, cause instanceof Error ? cause.message : 'failed');
      }
    }
    lane.busy = false;
  }

  #settle(lines: number, because?: string): void {
    this.#undelivered -= lines;
    if (because !== undefined && lines > 0) this.#drop(lines, because);
    if (this.#undelivered === 0) this.#idle?.();
  }

  /** Every drop is counted; of a row of them the first is logged. */
  #drop(events: number, reason: string): void {
    const { telemetry } = this.#options;
    telemetry.count('event_sink_drops_total', { sink: this.id }, events);
    if (!this.#failing) telemetry.log('warn', 'event_sink_drop', { sink: this.id, reason });
    this.#failing = true;
  }
}
