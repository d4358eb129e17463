// vLLM's HTTP server. It serves plain completions and chats by different routes, so that a prompt stays as it is and
// messages go through the model's template there. Token ids are not asked for: with them come those of the whole
// prompt in one event, which has no bound.
import {
  type EngineAdapter,
  type EngineDescription,
  EngineError,
  type EngineEvent,
  type EngineHealth,
  type EngineInput,
  type EngineRequest,
  type EngineSlots,
  type EngineVersion,
  fullSampler,
} from '#contracts/adapter';
import { type EngineEndpoint, EngineHttp } from '../http/engine-http.ts';
import type { FailureRow } from '../http/failure-table.ts';
import { healthAt } from '../http/health.ts';
import { count, isJsonObject, type JsonObject } from '../http/json.ts';
import { metricsAt } from '../http/metrics.ts';
import { completionBody } from './openai-form/completion-body.ts';
import { CompletionReading } from './openai-form/completion-reading.ts';
import { contextRows, statusRows } from './openai-form/failures.ts';
import { listedModel } from './openai-form/listed-model.ts';
import { type GenerationWire, StreamedCalls } from './streamed-calls.ts';

/** A full queue is answered as an engine that is gone is, with words. */
export const vllmFailures: readonly FailureRow[] = [
  ...contextRows,
  { status: 503, says: /queue|too many/i, kind: 'queue-full' },
  ...statusRows,
];

const wire: GenerationWire = request => ({
  path: routeOf(request.input),
  body: vllmBody(request),
  reading: () => new CompletionReading(vllmFailures),
});

/** @implements ORCH-3055, OC-ADAPT-5021 */
export class VllmAdapter implements EngineAdapter {
  readonly #http: EngineHttp;
  readonly #calls: StreamedCalls;
  readonly #model: string;

  constructor(endpoint: EngineEndpoint, model: string) {
    this.#http = new EngineHttp(endpoint, vllmFailures);
    this.#calls = new StreamedCalls(this.#http, wire);
    this.#model = model;
  }

  describe(): EngineDescription {
    return {
      wire: 'vllm',
      capabilities: {
        seed: true,
        // Only with batch invariance switched on, which it does not tell.
        determinism: 'none',
        piecePerToken: false,
        tokenIds: false,
        logprobs: true,
        messages: true,
        ignoreEnd: true,
        tokenize: true,
        slots: false,
        metrics: true,
        version: true,
        interruptibleDecode: false,
      },
    };
  }

  async health(signal: AbortSignal): Promise<EngineHealth> {
    return await healthAt(this.#http, { path: '/health', signal });
  }

  async version(signal: AbortSignal): Promise<EngineVersion> {
    const [body, model] = await Promise.all([
      this.#http.json({ method: 'GET', path: '/version', signal }),
      listedModel(this.#http, this.#model, signal),
    ]);
    if (isJsonObject(body) && typeof body.version === 'string' && body.version !== '')
      return { engineVersion: body.version, ...model };
    throw new EngineError('malformed', 'the engine does not tell its version');
  }

  /** It batches as many as its memory holds. */
  async slots(): Promise<EngineSlots> {
    return 'unknown';
  }

  async metrics(signal: AbortSignal): Promise<ReadonlyMap<string, number> | 'unknown'> {
    return await metricsAt(this.#http, '/metrics', signal);
  }

  async tokenize(input: EngineInput, signal: AbortSignal): Promise<number> {
    const body = { model: this.#model, ...inputOf(input) };
    const answer = await this.#http.json({ method: 'POST', path: '/tokenize', body, signal });
    const tokens = isJsonObject(answer) ? count(answer.count) : undefined;
    if (tokens === undefined) throw new EngineError('malformed', 'the engine did not count the tokens');
    return tokens;
  }

  generate(request: EngineRequest, signal: AbortSignal): AsyncIterable<EngineEvent> {
    return this.#calls.generate(request, signal);
  }

  async close(): Promise<void> {
    await this.#calls.close();
  }
}

function routeOf({ kind }: EngineInput): string {
  return kind === 'prompt' ? '/v1/completions' : '/v1/chat/completions';
}

function inputOf(input: EngineInput): JsonObject {
  return input.kind === 'prompt' ? { prompt: input.text } : { messages: input.messages };
}

export function vllmBody(request: EngineRequest): JsonObject {
  const { topK, minP, repetitionPenalty } = fullSampler(request.sampler);
  return {
    ...completionBody(request),
    ...inputOf(request.input),
    // Older versions know no other number for every token.
    top_k: topK === 0 ? -1 : topK,
    min_p: minP,
    repetition_penalty: repetitionPenalty,
    ...(request.ignoreEnd ? { ignore_eos: true } : {}),
    ...(request.logprobs ? { logprobs: request.input.kind === 'prompt' ? 1 : true } : {}),
  };
}
