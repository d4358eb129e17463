// Who reads a task, and what follows when nobody does any more.
import { type ReaderChange, TaskLog, type TaskLogOptions } from '../streams/index.ts';
import { isTerminal } from '../tasks/index.ts';
import type { Core } from './core.ts';
import { hasEnded, type LiveTask } from './live-task.ts';
import { metricsPayload } from './metrics-payload.ts';

export interface ReadersParts {
  readonly core: Core;
  /** Nobody came back within the grace. */
  abandoned(live: LiveTask): Promise<void>;
}

export class Readers {
  readonly #parts: ReadersParts;
  readonly #core: Core;
  #isStopping = false;

  constructor(parts: ReadersParts) {
    this.#parts = parts;
    this.#core = parts.core;
  }

  /** The task is asked for late: its log exists before it does. */
  newLog(live: () => LiveTask): TaskLog {
    return new TaskLog(this.options(live));
  }

  options(live: () => LiveTask): TaskLogOptions {
    const { stream_bytes_max, reader_buffer_bytes_max } = this.#core.config.streams;
    return {
      bytesMax: stream_bytes_max,
      readerBufferBytesMax: reader_buffer_bytes_max,
      onReaders: (count, change) => this.#changed(live(), count, change),
      onPulseDropped: () => this.#core.metering.pulseDropped(),
    };
  }

  /** From now on readers go because the server does, which is no reason to cancel anything. */
  stop(): void {
    this.#isStopping = true;
  }

  #changed(live: LiveTask, count: number, change: ReaderChange): void {
    this.#core.metering.readers(change, this.#isStopping ? 'shutdown' : 'revoked');
    if (change === 'attached') {
      live.graceTimer?.cancel();
      live.graceTimer = undefined;
      this.#pulse(live);
      return;
    }
    if (count > 0) return;
    live.pulseTimer?.cancel();
    live.pulseTimer = undefined;
    if (change === 'left' || change === 'idle' || change === 'slow') this.#startGrace(live);
    if (change === 'gone') this.#startGrace(live, { mayComeBack: false });
  }

  #startGrace(live: LiveTask, { mayComeBack } = { mayComeBack: true }): void {
    const { on_disconnect, reattach_grace_ms } = this.#core.config.streams;
    if (on_disconnect === 'detach' || this.#isStopping || hasEnded(live)) return;
    if (!mayComeBack) {
      void this.#parts.abandoned(live);
      return;
    }
    live.graceTimer = this.#core.world.after(reattach_grace_ms, () => void this.#parts.abandoned(live));
  }

  #pulse(live: LiveTask): void {
    if (live.pulseTimer !== undefined || isTerminal(live.task.state)) return;
    live.pulseTimer = this.#core.world.after(this.#core.config.streams.metrics_interval_ms, () => {
      live.pulseTimer = undefined;
      if (hasEnded(live)) return;
      live.log.pulse(metricsPayload(this.#core, live, live.task.state === 'running' ? 'running' : 'queued'));
      this.#pulse(live);
    });
  }
}
