// Text Generation Inference by its own routes, which is in maintenance: new set-ups take another engine.
// A status of 200 says nothing there; whether it refused stands in the stream's first event.
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
} from '#contracts/adapter';
import { chatTemplate, promptOf } from '../chat-template.ts';
import { type EngineEndpoint, EngineHttp } from '../http/engine-http.ts';
import { healthAt } from '../http/health.ts';
import { isJsonObject, type JsonObject } from '../http/json.ts';
import { metricsAt } from '../http/metrics.ts';
import { type GenerationCall, StreamedCalls } from './streamed-calls.ts';
import { generateBody, tgiFailures, tgiReading } from './tgi/generate-wire.ts';

export interface TgiOptions extends EngineEndpoint {
  /** It formats messages only on routes that take no prompt as it is. */
  chatTemplate?: string | undefined;
}

export class TgiAdapter implements EngineAdapter {
  readonly #http: EngineHttp;
  readonly #template: ReturnType<typeof chatTemplate>;
  readonly #calls: StreamedCalls;

  constructor({ chatTemplate: name, ...endpoint }: TgiOptions) {
    this.#http = new EngineHttp(endpoint, tgiFailures);
    this.#calls = new StreamedCalls(this.#http, (request, signal) => this.#call(request, signal));
    this.#template = chatTemplate(name);
  }

  describe(): EngineDescription {
    return {
      wire: 'tgi',
      capabilities: {
        seed: true,
        determinism: 'none',
        // Tokens that end within a letter bring no text; their letter comes with the last one.
        piecePerToken: false,
        tokenIds: true,
        logprobs: true,
        messages: this.#template !== undefined,
        ignoreEnd: false,
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
    const info = await this.#info(signal);
    if (typeof info.version !== 'string' || info.version === '')
      throw new EngineError('malformed', 'the engine does not tell its version');
    const { version, model_id: name, model_sha: revision, model_device_type: device } = info;
    return {
      engineVersion: version,
      ...(typeof name === 'string' && name !== '' ? { modelName: name } : {}),
      ...(typeof revision === 'string' && revision !== '' ? { modelRevision: revision } : {}),
      ...(device === 'cpu' ? { backend: 'cpu' } : {}),
      ...(device === 'cuda' ? { backend: 'gpu' } : {}),
    };
  }

  /** It has no slots: it batches what fits its memory. */
  async slots(): Promise<EngineSlots> {
    return 'unknown';
  }

  async metrics(signal: AbortSignal): Promise<ReadonlyMap<string, number> | 'unknown'> {
    return await metricsAt(this.#http, '/metrics', signal);
  }

  async tokenize(input: EngineInput, signal: AbortSignal): Promise<number> {
    const inputs = promptOf(input, this.#template);
    await this.#refuseImages(inputs, signal);
    const tokens = await this.#http.json({ method: 'POST', path: '/tokenize', body: { inputs }, signal });
    if (!Array.isArray(tokens)) throw new EngineError('malformed', 'the engine did not list the tokens');
    return tokens.length;
  }

  generate(request: EngineRequest, signal: AbortSignal): AsyncIterable<EngineEvent> {
    return this.#calls.generate(request, signal);
  }

  async #call(request: EngineRequest, signal: AbortSignal): Promise<GenerationCall> {
    const prompt = promptOf(request.input, this.#template);
    await this.#refuseImages(prompt, signal);
    const { logprobs = false } = request;
    return {
      path: '/generate_stream',
      body: generateBody(request, prompt),
      reading: () => tgiReading(logprobs),
    };
  }

  /** A model of images makes the engine fetch each address that a prompt has in this form, from inside its network. */
  async #refuseImages(prompt: string, signal: AbortSignal): Promise<void> {
    if (!/!\[\]\([^)]*\)/.test(prompt)) return;
    const { model_pipeline_tag: kind } = await this.#info(signal);
    if (kind === 'text-generation') return;
    throw new EngineError(
      'invalid-request',
      'the prompt has an image, and the engine may be one that loads it',
    );
  }

  async #info(signal: AbortSignal): Promise<JsonObject> {
    const info = await this.#http.json({ method: 'GET', path: '/info', signal });
    if (isJsonObject(info)) return info;
    throw new EngineError('malformed', '/info did not answer with an object');
  }

  async close(): Promise<void> {
    await this.#calls.close();
  }
}
