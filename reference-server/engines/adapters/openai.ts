// Chat completions in the OpenAI shape, at a service or at any server that speaks it. It has no plain completions: a
// prompt is what one user says. What a service draws or rewrites inside is not told, so nothing is pinned here.
import {
  type EngineAdapter,
  type EngineDescription,
  type EngineEvent,
  type EngineHealth,
  type EngineRequest,
  type EngineSlots,
  type EngineVersion,
  noCapabilities,
} from '#contracts/adapter';
import { type EngineEndpoint, EngineHttp } from '../http/engine-http.ts';
import type { FailureRow } from '../http/failure-table.ts';
import { healthAt } from '../http/health.ts';
import type { JsonObject } from '../http/json.ts';
import { chatOf } from './chat-input.ts';
import { completionBody } from './openai-form/completion-body.ts';
import { CompletionReading } from './openai-form/completion-reading.ts';
import { contextRows, statusRows } from './openai-form/failures.ts';
import { listedModel } from './openai-form/listed-model.ts';
import { type GenerationWire, StreamedCalls } from './streamed-calls.ts';
import { refuseUnknown } from './unknown-fields.ts';

/** Names first: an error in a stream has no status, and a spent account answers as a busy engine does. */
export const openaiFailures: readonly FailureRow[] = [
  ...contextRows,
  { named: 'insufficient_quota', kind: 'auth' },
  { named: 'rate_limit_exceeded', kind: 'queue-full' },
  { named: 'rate_limit_error', kind: 'queue-full' },
  { named: 'overloaded', kind: 'unavailable' },
  { named: 'invalid_api_key', kind: 'auth' },
  { named: 'model_not_found', kind: 'unavailable' },
  ...statusRows,
];

/** Statuses of a server that lists no models and may serve all the same. */
const readyStatuses = [200, 404, 405, 501];

const wire: GenerationWire = request => ({
  path: '/v1/chat/completions',
  body: openaiBody(request),
  reading: () => new CompletionReading(openaiFailures),
});

export class OpenaiAdapter implements EngineAdapter {
  readonly #http: EngineHttp;
  readonly #calls: StreamedCalls;
  readonly #model: string;

  constructor(endpoint: EngineEndpoint, model: string) {
    this.#http = new EngineHttp(endpoint, openaiFailures);
    this.#calls = new StreamedCalls(this.#http, wire);
    this.#model = model;
  }

  describe(): EngineDescription {
    return {
      wire: 'openai',
      capabilities: { ...noCapabilities, seed: true, messages: true },
    };
  }

  async health(signal: AbortSignal): Promise<EngineHealth> {
    return await healthAt(this.#http, { path: '/v1/models', signal, readyStatuses });
  }

  async version(signal: AbortSignal): Promise<EngineVersion> {
    return await listedModel(this.#http, this.#model, signal);
  }

  async slots(): Promise<EngineSlots> {
    return 'unknown';
  }

  generate(request: EngineRequest, signal: AbortSignal): AsyncIterable<EngineEvent> {
    return this.#calls.generate(request, signal);
  }

  async close(): Promise<void> {
    await this.#calls.close();
  }
}

export function openaiBody(request: EngineRequest): JsonObject {
  refuseUnknown(request.sampler, ['topK', 'minP', 'repetitionPenalty']);
  return { ...completionBody(request), messages: chatOf(request.input) };
}
