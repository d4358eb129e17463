// What the bus hands to a sink, and what a sink promises: to take it at once, or to count that it did not.
import type { TaskEventRecord } from '../../tasks/index.ts';

export interface PublishedEvent extends TaskEventRecord {
  readonly tenant_id: string;
}

/** An event as it was when it was published. */
export interface EventLine {
  readonly jobId: string;
  readonly json: string;
}

export interface EventSink {
  readonly id: string;
  /** Returns at once and never throws. */
  offer(line: EventLine): void;
  /** Delivers what waits, for no longer than that; the rest is dropped and counted. */
  close(withinMs: number): Promise<void>;
}
