import { basename } from 'node:path';
import type { FinishReason } from '#contracts';
import {
  addressOf,
  type Completion,
  chatml,
  countOf,
  type EngineFacts,
  type EngineTarget,
  type EngineWire,
  type Generation,
  type GenerationHandlers,
  type GenerationRequest,
  keyHeaders,
  listAt,
  member,
  textOf,
} from './engine-wire.ts';
import { failureOfStatus } from './failure.ts';
import { type JsonAnswer, sendJson } from './http-call.ts';
import { type EventReading, streamedCall } from './streamed-call.ts';

const finishReasons: Readonly<Record<string, FinishReason>> = { eos: 'stop', word: 'stop', limit: 'length' };

const completionOf = (json: unknown): Completion => {
  const prompt = countOf(member(json, 'tokens_evaluated'));
  const completion = countOf(member(json, 'tokens_predicted'));
  const cached = countOf(member(json, 'timings', 'cache_n'));
  const usage =
    prompt === undefined || completion === undefined
      ? undefined
      : {
          prompt_tokens: prompt,
          completion_tokens: completion,
          total_tokens: prompt + completion,
          ...(cached === undefined ? {} : { cached_tokens: cached }),
        };
  return {
    finishReason: finishReasons[String(member(json, 'stop_type'))] ?? 'unknown',
    usage,
    slot: countOf(member(json, 'id_slot')),
    cachedTokens: countOf(member(json, 'tokens_cached')),
  };
};

const readEvent = (json: unknown): EventReading => ({
  error: member(json, 'error'),
  piece: textOf(member(json, 'content')),
  completion: member(json, 'stop') === true ? completionOf(json) : undefined,
});

const bodyOf = (prompt: string, { request, seed }: GenerationRequest): unknown => {
  const sampler = request.sampler ?? {};
  return {
    prompt,
    stream: true,
    n_predict: request.max_tokens,
    seed,
    cache_prompt: request.kv_hint !== 'cold',
    temperature: sampler.temperature,
    top_p: sampler.top_p,
    top_k: sampler.top_k,
    min_p: sampler.min_p,
    repeat_penalty: sampler.repetition_penalty,
    stop: sampler.stop,
  };
};

/** The native routes of llama.cpp's server. */
export class LlamaCppWire implements EngineWire {
  readonly #target: EngineTarget;

  constructor(target: EngineTarget) {
    this.#target = target;
  }

  async health(timeoutMs: number): Promise<'ready' | 'loading'> {
    const { status } = await this.#get('/health', timeoutMs);
    if (status === 200) return 'ready';
    if (status === 503) return 'loading';
    throw new Error(`/health answered ${status}`);
  }

  async facts(model: string, timeoutMs: number): Promise<EngineFacts> {
    const [props, slots, models] = await Promise.all([
      this.#get('/props', timeoutMs),
      this.#get('/slots', timeoutMs),
      this.#get('/v1/models', timeoutMs),
    ]);
    if (props.status !== 200) throw new Error(`/props answered ${props.status}`);
    const path = textOf(member(props.json, 'model_path'));
    const digest = textOf(member(listAt(models.json, 'models')[0], 'digest'));
    const listed = slots.status === 200 && Array.isArray(slots.json) ? slots.json.length : undefined;
    return {
      version: textOf(member(props.json, 'build_info')),
      digest: digest ?? path?.slice(-128),
      slots: countOf(member(props.json, 'total_slots')) ?? listed,
      mismatch: this.#mismatch(model, path, textOf(member(props.json, 'model_alias'))),
    };
  }

  async figures(timeoutMs: number): Promise<Readonly<Record<string, number>>> {
    const { status, text } = await this.#get('/metrics', timeoutMs);
    // Anything else than 500 says that it was started without them.
    if (status === 500) throw new Error('/metrics answered 500');
    const found = status === 200 ? /^llamacpp:kv_cache_usage_ratio(?:\{[^}]*\})? (\S+)/m.exec(text) : null;
    const ratio = found === null ? Number.NaN : Number(found[1]);
    return Number.isFinite(ratio) ? { kv_cache_usage_ratio: ratio } : {};
  }

  generate(request: GenerationRequest, handlers: GenerationHandlers): Generation {
    const { prompt, messages } = request.request;
    if (prompt !== undefined) return this.#complete(prompt, request, handlers);
    if (this.#target.pool().model.chat_template === 'chatml')
      return this.#complete(chatml(messages ?? []), request, handlers);
    return this.#templated(request, handlers);
  }

  async forget(slot: number, timeoutMs: number): Promise<void> {
    await sendJson({
      url: addressOf(this.#target, `/slots/${slot}?action=erase`),
      body: {},
      headers: keyHeaders(this.#target),
      privateRanges: this.#target.privateRanges(),
      timeoutMs,
    });
  }

  #get(path: string, timeoutMs: number): Promise<JsonAnswer> {
    return sendJson({
      url: addressOf(this.#target, path),
      headers: keyHeaders(this.#target),
      privateRanges: this.#target.privateRanges(),
      timeoutMs,
    });
  }

  /** A name that was given to the model has to be the configured one; a bare path is compared where one is configured. */
  #mismatch(model: string, path: string | undefined, alias: string | undefined): string | undefined {
    const configured = this.#target.fileOf(model);
    const stem = path === undefined ? undefined : basename(path).replace(/\.gguf$/i, '');
    if (alias === model || path === model || stem === model || stem === basename(model)) return undefined;
    if (configured !== undefined && path !== undefined && basename(configured) === basename(path))
      return undefined;
    if (alias !== undefined && alias !== path) return `the engine serves ${alias} and not ${model}`;
    if (configured !== undefined && path !== undefined) return 'the engine serves another model file';
    return undefined;
  }

  #complete(prompt: string, request: GenerationRequest, handlers: GenerationHandlers): Generation {
    return streamedCall(
      {
        target: this.#target,
        url: addressOf(this.#target, '/completion'),
        body: bodyOf(prompt, request),
        traceparent: request.traceparent,
        stops: request.request.sampler?.stop ?? [],
        read: readEvent,
      },
      handlers,
    );
  }

  /** The engine formats the messages itself, before the one generation call. */
  #templated(request: GenerationRequest, handlers: GenerationHandlers): Generation {
    let isAborted = false;
    let inner: Generation | undefined;
    const start = async (): Promise<void> => {
      const answer = await sendJson({
        url: addressOf(this.#target, '/apply-template'),
        body: { messages: request.request.messages },
        headers: keyHeaders(this.#target),
        privateRanges: this.#target.privateRanges(),
        timeoutMs: this.#target.pool().timeouts.idle_ms,
      });
      if (isAborted) return;
      const prompt = textOf(member(answer.json, 'prompt'));
      if (answer.status !== 200 || prompt === undefined)
        handlers.failed(failureOfStatus(answer.status, {}, answer.text));
      else inner = this.#complete(prompt, request, handlers);
    };
    start().catch((error: unknown) => {
      if (!isAborted) handlers.failed({ kind: 'broken', words: String(error), isUnreachable: true });
    });
    return {
      abort: () => {
        isAborted = true;
        inner?.abort();
      },
    };
  }
}
