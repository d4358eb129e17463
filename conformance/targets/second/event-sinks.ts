import { appendFile } from 'node:fs/promises';
import type { EventSinkConfig, TaskEvent } from '#contracts';
import { sendJson } from './engines/http-call.ts';

export interface SinkOptions {
  readonly sink: EventSinkConfig;
  readonly privateRanges: readonly string[];
  readonly onDrop: (sinkId: string) => void;
}

/** Hands events to one receiver without anyone waiting for it. What it can't take is dropped and counted. */
export class EventSink {
  readonly #options: SinkOptions;
  readonly #buffer: TaskEvent[] = [];
  #isBusy = false;

  constructor(options: SinkOptions) {
    this.#options = options;
  }

  publish(event: TaskEvent): void {
    if (this.#buffer.length >= this.#options.sink.buffer_max) {
      this.#options.onDrop(this.#options.sink.id);
      return;
    }
    this.#buffer.push(event);
    if (!this.#isBusy) void this.#deliver();
  }

  async #deliver(): Promise<void> {
    this.#isBusy = true;
    for (let event = this.#buffer[0]; event !== undefined; event = this.#buffer[0]) {
      try {
        await this.#send(event);
      } catch {
        this.#options.onDrop(this.#options.sink.id);
      }
      this.#buffer.shift();
    }
    this.#isBusy = false;
  }

  async #post(options: Parameters<typeof sendJson>[0]): Promise<void> {
    const { status } = await sendJson(options);
    if (status < 200 || status >= 300) throw new Error(`the receiver answered ${status}`);
  }

  async #send(event: TaskEvent): Promise<void> {
    const { sink, privateRanges } = this.#options;
    if (sink.kind === 'file' && sink.path !== undefined)
      await appendFile(sink.path, `${JSON.stringify(event)}\n`);
    if (sink.kind === 'webhook' && sink.url !== undefined)
      await this.#post({ url: sink.url, body: event, timeoutMs: sink.timeout_ms, privateRanges });
  }
}
