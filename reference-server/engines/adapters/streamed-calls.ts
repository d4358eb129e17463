import {
  type EngineEnd,
  EngineError,
  type EngineEvent,
  type EnginePiece,
  type EngineRequest,
  requestDefect,
} from '#contracts/adapter';
import { type Emit, engineStream } from '../engine-stream.ts';
import type { EngineAnswer, EngineHttp } from '../http/engine-http.ts';
import { eventBatches } from '../http/event-batches.ts';
import type { JsonObject } from '../http/json.ts';
import type { SseEvent } from '../http/sse-reader.ts';
import { CallRegister } from './call-register.ts';

/** How one wire asks for a generation, and how it reads what comes. */
export interface GenerationWire {
  /** Throws where the wire has no words for what the request asks. */
  call(request: EngineRequest): { readonly path: string; readonly body: JsonObject };
  reading(): StreamReading;
}

/** The reading of one stream. */
export interface StreamReading {
  /** What the event brings of the text; throws where it tells a failure. */
  take(event: SseEvent): EnginePiece | undefined;
  /** What it came to, once the body ended; throws where the engine's own mark is missing. */
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
        const { traceparent } = request;
        const call = {
          method: 'POST',
          ...this.#wire.call(request),
          signal: openSignal,
          traceparent,
        } as const;
        await this.#http.stream(call, answer => read(answer, this.#wire.reading(), emit));
      });
    return engineStream({ signal, produce, stops: request.sampler?.stop });
  }

  async close(): Promise<void> {
    await this.#calls.close();
  }
}

async function read(answer: EngineAnswer, reading: StreamReading, emit: Emit): Promise<void> {
  for await (const events of eventBatches(answer)) {
    for (const event of events) {
      const piece = reading.take(event);
      const caughtUp = piece === undefined ? undefined : emit(piece);
      if (caughtUp !== undefined) await caughtUp;
    }
  }
  await emit(reading.end());
}
