import type { IncomingHttpHeaders } from 'node:http';
import {
  type Completion,
  type EngineTarget,
  type Generation,
  type GenerationHandlers,
  keyHeaders,
} from './engine-wire.ts';
import { dataOf, EventStream } from './event-stream.ts';
import { failureOfObject, failureOfStatus } from './failure.ts';
import { openCall, parsed } from './http-call.ts';
import { StopFilter } from './stop-filter.ts';

const eventBytesMax = 1_048_576;
const refusalBytesMax = 65_536;

/** What one event of an engine's stream says. */
export interface EventReading {
  readonly piece?: string;
  readonly error?: unknown;
  readonly completion?: Completion;
}

export interface StreamedRequest {
  readonly target: EngineTarget;
  readonly url: string;
  readonly body: unknown;
  readonly traceparent: string | undefined;
  readonly stops: readonly string[];
  /** Reads one event; what it learned of the end is kept until the body ends. */
  readonly read: (json: unknown) => EventReading;
}

class StreamedCall {
  readonly #request: StreamedRequest;
  readonly #handlers: GenerationHandlers;
  readonly #stream = new EventStream(eventBytesMax);
  readonly #filter: StopFilter;
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  #refusal = '';
  #completion: Completion | undefined;
  #isOver = false;
  abort: () => void = () => undefined;

  constructor(request: StreamedRequest, handlers: GenerationHandlers) {
    this.#request = request;
    this.#handlers = handlers;
    this.#filter = new StopFilter(request.stops);
  }

  head(status: number, headers: IncomingHttpHeaders): void {
    this.#status = status;
    this.#headers = headers;
  }

  chunk(bytes: Buffer): void {
    if (this.#status !== 200) {
      if (this.#refusal.length < refusalBytesMax) this.#refusal += bytes.toString('utf8');
      return;
    }
    const events = this.#stream.push(bytes);
    if (events === undefined) this.#fail('an event above the bound');
    for (const event of events ?? []) {
      if (this.#isOver) return;
      const error = dataOf(event, 'error');
      this.#event(error === '' ? dataOf(event) : `{"error":${error}}`);
    }
  }

  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (this.#status !== 200) {
      this.#handlers.failed(failureOfStatus(this.#status, this.#headers, this.#refusal));
    } else if (this.#completion === undefined) {
      this.#handlers.failed({ kind: 'broken', words: 'the body ended without a finish mark' });
    } else {
      for (const piece of this.#filter.rest()) this.#handlers.piece(piece);
      this.#handlers.done(this.#completion);
    }
  }

  error(error: Error): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#handlers.failed({ kind: 'broken', words: error.message, isUnreachable: this.#status === 0 });
  }

  #fail(words: string): void {
    this.#isOver = true;
    this.abort();
    this.#handlers.failed({ kind: 'broken', words });
  }

  #event(data: string): void {
    if (data === '' || data === '[DONE]') return;
    const json = parsed(data);
    if (json === undefined) {
      this.#fail('an event that is not JSON');
      return;
    }
    const { piece, error, completion } = this.#request.read(json);
    if (error !== undefined) {
      this.#isOver = true;
      this.abort();
      this.#handlers.failed(failureOfObject(error));
      return;
    }
    this.#handlers.progress();
    if (completion !== undefined) this.#completion = completion;
    if (piece !== undefined && piece !== '') this.#piece(piece);
  }

  #piece(piece: string): void {
    const { pieces, isStopped } = this.#filter.push(piece);
    for (const one of pieces) this.#handlers.piece(one);
    if (!isStopped || this.#isOver) return;
    this.#isOver = true;
    this.abort();
    this.#handlers.done({ ...this.#completion, finishReason: 'stop' });
  }

  silence(): void {
    this.#isOver = true;
  }
}

/** One generation call, streamed. A connection that does not come within the pool's bound is a failure. */
export const streamedCall = (request: StreamedRequest, handlers: GenerationHandlers): Generation => {
  const call = new StreamedCall(request, handlers);
  const { target } = request;
  const trace: Record<string, string> =
    request.traceparent === undefined ? {} : { traceparent: request.traceparent };
  const raw = openCall(
    {
      url: request.url,
      body: request.body,
      headers: { ...keyHeaders(target), ...trace, accept: 'text/event-stream' },
      privateRanges: target.privateRanges(),
    },
    {
      connected: () => timer.cancel(),
      head: (status, headers) => call.head(status, headers),
      chunk: bytes => call.chunk(bytes),
      end: () => call.end(),
      error: error => call.error(error),
    },
  );
  const timer = target.clock.after(target.pool().timeouts.connect_ms, () => {
    raw.abort();
    call.error(new Error('no connection in time'));
  });
  call.abort = () => {
    timer.cancel();
    raw.abort();
  };
  return {
    abort: () => {
      call.silence();
      call.abort();
    },
  };
};
