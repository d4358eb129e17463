import type { ServerResponse } from 'node:http';
import type { Timer } from '../clock.ts';
import type { Core } from '../core.ts';
import { planningOf } from '../planning.ts';
import { eventText, type Frame, type LogReader } from '../stream-log.ts';
import type { Task } from '../task.ts';

export type LeaveReason = 'client' | 'slow' | 'idle' | 'shutdown' | 'revoked';

export interface ReaderOptions {
  readonly core: Core;
  readonly task: Task;
  readonly response: ServerResponse;
  readonly keyId: string | undefined;
  readonly address: string;
  readonly onLeave: (reader: StreamReader, reason: LeaveReason | 'end') => void;
}

/** Within the bound even where a timer comes late. */
const punctual = 0.75;
const catchUpBytes = 16_384;

/** One connection that follows a task's log. */
export class StreamReader implements LogReader {
  readonly options: ReaderOptions;
  #interval: Timer | undefined;
  #heartbeat: Timer | undefined;
  #stalled: Timer | undefined;
  #isOver = false;
  #isLive = false;
  #sentId = -1;

  constructor(options: ReaderOptions) {
    this.options = options;
    options.response.on('close', () => this.#leave('client'));
    options.response.on('drain', () => this.#drained());
  }

  /** The log after an id, then whatever comes. */
  follow(afterId: number): void {
    const { task } = this.options;
    task.log.readers.add(this);
    task.cancelTimer('grace');
    this.#sentId = afterId;
    this.#armHeartbeat();
    this.#catchUp();
  }

  frame(frame: Frame): void {
    if (this.#isLive) this.#send(frame);
  }

  metrics(text: string): void {
    if (!this.#isLive) return;
    this.#write(text);
    this.#armInterval();
  }

  /** The server ends it; the task is not to blame. */
  close(reason: LeaveReason): void {
    this.#leave(reason);
    this.options.response.destroy();
  }

  #write(text: string): void {
    const { response, core } = this.options;
    if (this.#isOver) return;
    const isTaken = response.write(text);
    this.#armHeartbeat();
    const { reader_buffer_bytes_max: bytesMax, idle_ms: idle } = core.config().streams;
    if (response.writableLength > bytesMax) {
      this.close('slow');
      return;
    }
    if (isTaken || this.#stalled !== undefined) return;
    this.#stalled = core.clock.after(idle, () => this.close('idle'));
  }

  #drained(): void {
    this.#stalled?.cancel();
    this.#stalled = undefined;
    if (!this.#isLive) this.#catchUp();
  }

  /** What lies in the log already goes at the pace of the reader. */
  #catchUp(): void {
    const { task, response, core } = this.options;
    for (const frame of task.log.after(this.#sentId)) {
      if (this.#isOver || response.writableLength > catchUpBytes) return;
      this.#send(frame);
    }
    if (this.#isOver) return;
    this.#isLive = true;
    if (task.state === 'running') this.#write(eventText('metrics', planningOf(core, task)));
    this.#armInterval();
  }

  #send(frame: Frame): void {
    if (this.#isOver) return;
    this.#sentId = frame.id;
    this.#write(frame.text);
    if (!frame.isTerminal || this.#isOver) return;
    this.#leave('end');
    this.options.response.end();
  }

  #armInterval(): void {
    const { core, task, response } = this.options;
    this.#interval?.cancel();
    if (this.#isOver) return;
    this.#interval = core.clock.after(core.config().streams.metrics_interval_ms * punctual, () => {
      if (response.writableLength > 0) core.metrics.add('sse_backpressure_drops_total', {});
      else this.#write(eventText('metrics', planningOf(core, task)));
      this.#armInterval();
    });
  }

  #armHeartbeat(): void {
    const { core } = this.options;
    this.#heartbeat?.cancel();
    if (this.#isOver) return;
    this.#heartbeat = core.clock.after(core.config().streams.heartbeat_ms * punctual, () =>
      this.#write(':\n\n'),
    );
  }

  #leave(reason: LeaveReason | 'end'): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const timer of [this.#interval, this.#heartbeat, this.#stalled]) timer?.cancel();
    this.options.task.log.readers.delete(this);
    this.options.onLeave(this, reason);
  }
}
