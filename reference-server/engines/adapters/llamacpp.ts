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
  requestDefect,
} from '#contracts/adapter';
import { type Emit, engineStream } from '../engine-stream.ts';
import {
  type EngineAnswer,
  type EngineCall,
  type EngineEndpoint,
  EngineHttp,
  parseJson,
} from '../http/engine-http.ts';
import { eventBatches } from '../http/event-batches.ts';
import { healthAt } from '../http/health.ts';
import { isJsonObject, type JsonObject } from '../http/json.ts';
import { readSamples } from '../http/prometheus-text.ts';
import { CallRegister } from './call-register.ts';
import { completionBody, readEvent, refusalOf } from './llamacpp/completion-wire.ts';

export class LlamacppAdapter implements EngineAdapter {
  readonly #http: EngineHttp;
  readonly #calls = new CallRegister();

  constructor(endpoint: EngineEndpoint) {
    this.#http = new EngineHttp(endpoint);
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
    const { status, text } = await this.#http.text({ method: 'GET', path: '/metrics', signal });
    return status === 200 ? readSamples(text) : 'unknown';
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
    const produce = (emit: Emit, callSignal: AbortSignal): Promise<void> =>
      this.#calls.run(callSignal, async openSignal => {
        const defect = requestDefect(request);
        if (defect !== undefined) throw new EngineError('invalid-request', defect);
        const prompt = await this.#prompt(request.input, openSignal);
        const body = completionBody(request, prompt);
        const { traceparent } = request;
        const call = { method: 'POST', path: '/completion', body, signal: openSignal, traceparent } as const;
        await this.#http
          .stream(call, answer => readStream(answer, emit))
          .catch((error: unknown) => {
            throw refusalOf(error);
          });
      });
    return engineStream({ signal, produce, stops: request.sampler?.stop });
  }

  async close(): Promise<void> {
    await this.#calls.close();
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

/** The end is the event that says `stop`, there is no `[DONE]`; a body that stops before it is a lost engine. */
async function readStream(answer: EngineAnswer, emit: Emit): Promise<void> {
  for await (const events of eventBatches(answer)) {
    for (const { data } of events) if (await readData(data, emit)) return;
  }
  throw new EngineError('reset', 'the stream stopped without an end');
}

/** True once the end was emitted. */
async function readData(data: string, emit: Emit): Promise<boolean> {
  for (const event of readEvent(data)) {
    await emit(event);
    if (event.kind === 'end') return true;
  }
  return false;
}
