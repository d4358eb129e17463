// Tells every sink what happens. Publishing costs the call one serialization and nothing that can wait or fail.
import type { EventSink, PublishedEvent } from './event-sink.ts';

const flushMsMax = 5_000;

export class EventBus {
  readonly #sinks: readonly EventSink[];

  constructor({ sinks }: { readonly sinks: readonly EventSink[] }) {
    this.#sinks = sinks;
  }

  /**
   * The event as it is now: what its publisher does with it later changes nothing.
   *
   * @implements EVT-003
   */
  publish(event: PublishedEvent): void {
    if (this.#sinks.length === 0) return;
    const line = Object.freeze({ jobId: event.job_id, json: JSON.stringify(event) });
    for (const sink of this.#sinks) sink.offer(line);
  }

  /** Delivers what waits, within a bound. */
  async close(withinMs: number = flushMsMax): Promise<void> {
    await Promise.all(this.#sinks.map(sink => sink.close(withinMs)));
  }
}
