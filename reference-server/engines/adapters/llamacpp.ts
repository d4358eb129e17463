// llama.cpp's own HTTP server. Always streams: it notices that a reader left only where it writes to it.
// `X-Conversation-Id` is never sent, because it would keep a call alive after the reader left.
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
import { type EngineCall, type EngineEndpoint, EngineHttp, parseJson } from '../http/engine-http.ts';
import { healthAt } from '../http/health.ts';
import { isJsonObject, type JsonObject } from '../http/json.ts';
import { metricsAt } from '../http/metrics.ts';
import { completionBody, llamacppFailures, llamacppReading } from './llamacpp/completion-wire.ts';
import { type GenerationCall, StreamedCalls } from './streamed-calls.ts';

export class LlamacppAdapter implements EngineAdapter {
  readonly #http: EngineHttp;
  readonly #calls: StreamedCalls;

  constructor(endpoint: EngineEndpoint) {
    this.#http = new EngineHttp(endpoint, llamacppFailures);
    this.#calls = new StreamedCalls(this.#http, (request, signal) => this.#call(request, signal));
  }

  describe(): EngineDescription {
    return {
      wire: 'llamacpp',
      capabilities: {
        seed: true,
        determinism: 'tokens',
        piecePerToken: false,
        tokenIds: true,
        logprobs: true,
        messages: true,
        ignoreEnd: true,
        tokenize: true,
        slots: true,
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
    const {
      build_info: build,
      model_alias: name,
      model_path: path,
    } = await this.#json({ method: 'GET', path: '/props', signal });
    const modelName = typeof name === 'string' && name !== '' ? name : undefined;
    const modelPath = typeof path === 'string' && path !== '' ? path : undefined;
    if (typeof build === 'string' && build !== '') {
      return {
        engineVersion: build,
        ...(modelName === undefined ? {} : { modelName }),
        ...(modelPath === undefined ? {} : { modelPath }),
      };
    }
    throw new EngineError('malformed', 'the engine does not tell its build');
  }

  async slots(signal: AbortSignal): Promise<EngineSlots> {
    const { status, text } = await this.#http.text({ method: 'GET', path: '/slots', signal });
    if (status === 500) throw new EngineError('internal', `slots answered ${status}`);
    const slots: unknown = status === 200 ? parseJson(text) : undefined;
    if (!Array.isArray(slots) || slots.length === 0) return 'unknown';
    const free = slots.filter(slot => isJsonObject(slot) && slot.is_processing === false).length;
    return { total: slots.length, free };
  }

  async metrics(signal: AbortSignal): Promise<ReadonlyMap<string, number> | 'unknown'> {
    return await metricsAt(this.#http, '/metrics', signal);
  }

  async tokenize(input: EngineInput, signal: AbortSignal): Promise<number> {
    const content = await this.#prompt(input, signal);
    const { tokens } = await this.#json({
      method: 'POST',
      path: '/tokenize',
      body: { content, add_special: true },
      signal,
    });
    if (!Array.isArray(tokens)) throw new EngineError('malformed', 'the engine did not list the tokens');
    return tokens.length;
  }

  generate(request: EngineRequest, signal: AbortSignal): AsyncIterable<EngineEvent> {
    return this.#calls.generate(request, signal);
  }

  async close(): Promise<void> {
    await this.#calls.close();
  }

  async #call(request: EngineRequest, signal: AbortSignal): Promise<GenerationCall> {
    const prompt = await this.#prompt(request.input, signal);
    return { path: '/completion', body: completionBody(request, prompt), reading: () => llamacppReading };
  }

  async #prompt(input: EngineInput, signal: AbortSignal): Promise<string> {
    if (input.kind === 'prompt') return input.text;
    const { prompt } = await this.#json({
      method: 'POST',
      path: '/apply-template',
      body: { messages: input.messages },
      signal,
    });
    if (typeof prompt === 'string') return prompt;
    throw new EngineError('malformed', 'the engine did not format the messages');
  }

  async #json(call: EngineCall): Promise<JsonObject> {
    const value = await this.#http.json(call);
    if (isJsonObject(value)) return value;
    throw new EngineError('malformed', `${call.path} did not answer with an object`);
  }
}
