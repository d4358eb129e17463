import type { FinishReason, Usage } from '#contracts';
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
import { type JsonAnswer, sendJson } from './http-call.ts';
import { type EventReading, streamedCall } from './streamed-call.ts';

const finishReasons: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  length: 'length',
  content_filter: 'content_filter',
};

const usageOf = (value: unknown): Usage | undefined => {
  const prompt = countOf(member(value, 'prompt_tokens'));
  const completion = countOf(member(value, 'completion_tokens'));
  if (prompt === undefined || completion === undefined) return undefined;
  const cached = countOf(member(value, 'prompt_tokens_details', 'cached_tokens'));
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: countOf(member(value, 'total_tokens')) ?? prompt + completion,
    ...(cached === undefined ? {} : { cached_tokens: cached }),
  };
};

/** The finish mark and the usage come in different chunks. */
const makeReader = (): ((json: unknown) => EventReading) => {
  let completion: Completion | undefined;
  let usage: Usage | undefined;
  return json => {
    const choice = listAt(json, 'choices')[0];
    usage = usageOf(member(json, 'usage')) ?? usage;
    const finish = textOf(member(choice, 'finish_reason'));
    if (finish !== undefined) completion = { finishReason: finishReasons[finish] ?? 'unknown' };
    const isError = member(json, 'object') === 'error';
    return {
      error: member(json, 'error') ?? (isError ? json : undefined),
      piece: textOf(member(choice, 'delta', 'content')) ?? textOf(member(choice, 'text')),
      completion: completion === undefined ? undefined : { ...completion, usage },
    };
  };
};

/** Servers of the OpenAI shape; with `isVllm` what vLLM adds to it. */
export class OpenAiWire implements EngineWire {
  readonly #target: EngineTarget;
  readonly #isVllm: boolean;

  constructor(target: EngineTarget, isVllm: boolean) {
    this.#target = target;
    this.#isVllm = isVllm;
  }

  async health(timeoutMs: number): Promise<'ready' | 'loading'> {
    const { status } = await this.#get(this.#isVllm ? '/health' : '/v1/models', timeoutMs);
    if (status === 200) return 'ready';
    if (status === 503) return 'loading';
    throw new Error(`the health question was answered ${status}`);
  }

  async facts(model: string, timeoutMs: number): Promise<EngineFacts> {
    const models = await this.#get('/v1/models', timeoutMs);
    if (models.status !== 200) throw new Error(`/v1/models answered ${models.status}`);
    const listed = listAt(models.json, 'data');
    const own = listed.find(entry => member(entry, 'id') === model);
    if (own === undefined && (this.#isVllm || listed.length > 0))
      return { mismatch: `the engine does not list the model ${model}` };
    if (!this.#isVllm) return {};
    const longest = countOf(member(own, 'max_model_len'));
    const version = await this.#get('/version', timeoutMs);
    const wanted = this.#target.pool().model.ctx_max;
    return {
      version: textOf(member(version.json, 'version')),
      digest: textOf(member(own, 'root'))?.slice(-128),
      mismatch:
        longest !== undefined && longest < wanted
          ? `the engine's context of ${longest} is shorter than the configured ${wanted}`
          : undefined,
    };
  }

  async figures(timeoutMs: number): Promise<Readonly<Record<string, number>>> {
    if (!this.#isVllm) return {};
    const { status, text } = await this.#get('/metrics', timeoutMs);
    const found =
      status === 200 ? /^vllm:(?:gpu_|kv_)cache_usage_perc(?:\{[^}]*\})? (\S+)/m.exec(text) : null;
    const ratio = found === null ? Number.NaN : Number(found[1]);
    return Number.isFinite(ratio) ? { kv_cache_usage_ratio: ratio } : {};
  }

  generate(given: GenerationRequest, handlers: GenerationHandlers): Generation {
    const { request } = given;
    const isTemplated = this.#target.pool().model.chat_template === 'chatml' && this.#isVllm;
    const prompt = isTemplated && request.messages !== undefined ? chatml(request.messages) : request.prompt;
    const isPlain = this.#isVllm && prompt !== undefined;
    const messages = request.messages ?? [{ role: 'user', content: prompt }];
    return streamedCall(
      {
        target: this.#target,
        url: addressOf(this.#target, isPlain ? '/v1/completions' : '/v1/chat/completions'),
        body: { ...(isPlain ? { prompt } : { messages }), ...this.#settings(given) },
        traceparent: given.traceparent,
        stops: request.sampler?.stop ?? [],
        read: makeReader(),
      },
      handlers,
    );
  }

  async forget(): Promise<void> {
    await Promise.resolve();
  }

  #settings({ model, request, seed }: GenerationRequest): Readonly<Record<string, unknown>> {
    const sampler = request.sampler ?? {};
    return {
      model,
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: request.max_tokens,
      seed,
      temperature: sampler.temperature,
      top_p: sampler.top_p,
      stop: sampler.stop,
      ...(this.#isVllm
        ? { top_k: sampler.top_k, min_p: sampler.min_p, repetition_penalty: sampler.repetition_penalty }
        : {}),
    };
  }

  #get(path: string, timeoutMs: number): Promise<JsonAnswer> {
    return sendJson({
      url: addressOf(this.#target, path),
      headers: keyHeaders(this.#target),
      privateRanges: this.#target.privateRanges(),
      timeoutMs,
    });
  }
}
