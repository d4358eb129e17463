import {
  type EngineEnd,
  EngineError,
  type EngineEvent,
  type EngineRequest,
  requestDefect,
} from '#contracts/adapter';
import { type Emit, engineStream } from '../engine-stream.ts';
import type { EngineAnswer, EngineHttp } from '../http/engine-http.ts';
import { eventBatches } from '../http/event-batches.ts';
import type { JsonObject } from '../http/json.ts';
import type { SseEvent } from '../http/sse-reader.ts';
import { CallRegister } from './call-register.ts';

/** How one wire asks for a generation; throws where it has no words for what the request asks. */
export type GenerationWire = (
  request: EngineRequest,
  signal: AbortSignal,
) => GenerationCall | Promise<GenerationCall>;

export interface GenerationCall {
  readonly path: string;
  readonly body: JsonObject;
  /** How the answer is read; throws where it can't be. */
  readonly reading: (answer: EngineAnswer) => StreamReading;
}

/** The reading of one stream. */
export interface StreamReading {
  /** What the event brings; after an end nothing more is read. Throws where it tells a failure. */
  take(event: SseEvent): readonly EngineEvent[];
  /** What it came to, where the body ended before an event did; throws where the engine's own mark is missing. */
  end(): EngineEnd;
}

/** The generation calls of an adapter: one request each, always streamed, and never repeated. */
export class StreamedCalls {
  readonly #http: EngineHttp;
  readonly #wire: GenerationWire;
  readonly #calls = new CallRegister();

  constructor(http: EngineHttp, wire: GenerationWire) {
    this.#http = http;
    this.#wire = wire;
  }

  generate(request: EngineRequest, signal: AbortSignal): AsyncIterable<EngineEvent> {
    const produce = (emit: Emit, callSignal: AbortSignal): Promise<void> =>
      this.#calls.run(callSignal, async openSignal => {
        const defect = requestDefect(request);
        if (defect !== undefined) throw new EngineError('invalid-request', defect);
        const { path, body, reading } = await this.#wire(request, openSignal);
        const { traceparent } = request;
        const call = {
          method: 'POST',
          path,
          body,
          signal: openSignal,
          traceparent,
        } as const;
        await this.#http.stream(call, answer => read(answer, reading(answer), emit));
      });
    return engineStream({ signal, produce, stops: request.sampler?.stop });
  }

  async close(): Promise<void> {
    await this.#calls.close();
  }
}

/** Of a wire whose last event is its end, where the body stopped before it. */
export function withoutEnd(): EngineEnd {
  throw new EngineError('reset', 'the stream stopped without an end');
}

async function read(answer: EngineAnswer, reading: StreamReading, emit: Emit): Promise<void> {
  for await (const events of eventBatches(answer)) {
    for (const event of events) {
      for (const told of reading.take(event)) {
        const caughtUp = emit(told);
        if (caughtUp !== undefined) await caughtUp;
        if (told.kind === 'end') return;
      }
    }
  }
  await emit(reading.end());
}
