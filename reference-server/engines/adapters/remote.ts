// An adapter that runs as a process of its own, in whatever language, and speaks the adapter protocol.
// What it can do is known once it was asked; until then it claims nothing.
import type { AdapterParts } from '#contracts';
import {
  type EngineAdapter,
  type EngineCapabilities,
  type EngineDescription,
  EngineError,
  type EngineEvent,
  type EngineHealth,
  type EngineInput,
  type EngineRequest,
  type EngineSlots,
  type EngineVersion,
  type EngineWire,
  fullSampler,
  noCapabilities,
  requestDefect,
  versionOf,
} from '#contracts/adapter';
import { type Emit, engineStream } from '../engine-stream.ts';
import { type EngineAnswer, type EngineEndpoint, type EngineHttp, parseJson } from '../http/engine-http.ts';
import { type SseEvent, SseReader } from '../http/sse-reader.ts';
import {
  askDescription,
  askPart,
  errorOfProblem,
  readPart,
  remoteHttp,
} from '../vendor/remote-description.ts';
import { CallRegister } from './call-register.ts';

const nothingClaimed: EngineCapabilities = { ...noCapabilities, messages: true };

export class RemoteAdapter implements EngineAdapter {
  readonly #http: EngineHttp;
  readonly #wire: EngineWire;
  readonly #calls = new CallRegister();
  #description: EngineDescription | undefined;

  constructor(endpoint: EngineEndpoint, wire: EngineWire) {
    this.#http = remoteHttp(endpoint);
    this.#wire = wire;
  }

  describe(): EngineDescription {
    return this.#description ?? { wire: this.#wire, capabilities: nothingClaimed };
  }

  get tokenize(): EngineAdapter['tokenize'] {
    if (!this.describe().capabilities.tokenize) return undefined;
    return async (input, signal) => {
      const call = { method: 'POST', path: '/tokenize', body: { input: inputOf(input) }, signal } as const;
      return (await askPart(this.#http, 'AdapterTokens', call)).tokens;
    };
  }

  get metrics(): EngineAdapter['metrics'] {
    if (!this.describe().capabilities.metrics) return undefined;
    return async signal => {
      const call = { method: 'GET', path: '/metrics', signal } as const;
      const { samples } = await askPart(this.#http, 'AdapterMetrics', call);
      return samples === undefined ? 'unknown' : new Map(Object.entries(samples));
    };
  }

  async health(signal: AbortSignal): Promise<EngineHealth> {
    try {
      this.#description ??= await this.#describedAs(signal);
      return await askPart(this.#http, 'AdapterHealth', { method: 'GET', path: '/health', signal });
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      const live = error.kind === 'invalid-request' || error.kind === 'malformed';
      return { live, ready: false, detail: error.message };
    }
  }

  async version(signal: AbortSignal): Promise<EngineVersion> {
    const told = await askPart(this.#http, 'AdapterVersion', { method: 'GET', path: '/version', signal });
    return versionOf(told);
  }

  async slots(signal: AbortSignal): Promise<EngineSlots> {
    const { total, free } = await askPart(this.#http, 'AdapterSlots', {
      method: 'GET',
      path: '/slots',
      signal,
    });
    return total === undefined || free === undefined ? 'unknown' : { total, free };
  }

  generate(request: EngineRequest, signal: AbortSignal): AsyncIterable<EngineEvent> {
    const produce = (emit: Emit, callSignal: AbortSignal): Promise<void> =>
      this.#calls.run(callSignal, async openSignal => {
        const defect = requestDefect(request);
        if (defect !== undefined) throw new EngineError('invalid-request', defect);
        const call = { method: 'POST', path: '/generate', body: bodyOf(request) } as const;
        const { traceparent } = request;
        await this.#http.stream({ ...call, signal: openSignal, traceparent }, answer =>
          readStream(answer, emit),
        );
      });
    return engineStream({ signal, produce, stops: request.sampler?.stop });
  }

  async close(): Promise<void> {
    await this.#calls.close();
  }

  async #describedAs(signal: AbortSignal): Promise<EngineDescription> {
    const description = await askDescription(this.#http, signal);
    if (description.wire === this.#wire) return description;
    const sentence = `the adapter speaks ${description.wire}, and its pool is of wire ${this.#wire}`;
    throw new EngineError('invalid-request', sentence);
  }
}

function inputOf(input: EngineInput): AdapterParts['AdapterInput'] {
  return input.kind === 'prompt' ? { prompt: input.text } : { messages: [...input.messages] };
}

function bodyOf(request: EngineRequest): AdapterParts['AdapterGenerateRequest'] {
  const { temperature, topP, topK, minP, repetitionPenalty, stop } = fullSampler(request.sampler);
  const { model, maxTokens, seed, reusePrompt, logprobs, ignoreEnd } = request;
  return {
    ...{ model, input: inputOf(request.input), max_tokens: maxTokens },
    ...(seed === undefined ? {} : { seed }),
    sampler: {
      ...{ temperature, top_p: topP, top_k: topK, min_p: minP },
      ...{ repetition_penalty: repetitionPenalty, stop: [...stop] },
    },
    ...(reusePrompt === undefined ? {} : { reuse_prompt: reusePrompt }),
    ...(logprobs === undefined ? {} : { logprobs }),
    ...(ignoreEnd === undefined ? {} : { ignore_end: ignoreEnd }),
  };
}

async function readStream(answer: EngineAnswer, emit: Emit): Promise<void> {
  const reader = new SseReader();
  for await (const chunk of answer.body) {
    for (const event of reader.push(chunk)) if (await take(event, emit)) return;
  }
  for (const event of reader.finish()) if (await take(event, emit)) return;
  throw new EngineError('reset', 'the adapter stopped without an end');
}

/** True once the end was emitted; names that a later version of the protocol may bring are passed over. */
async function take({ event, data }: SseEvent, emit: Emit): Promise<boolean> {
  if (event === 'error') throw errorOfProblem(readPart('AdapterProblem', parseJson(data)));
  if (event === 'piece') {
    const { text, token_ids: tokenIds, logprobs } = readPart('AdapterPiece', parseJson(data));
    const told = { ...(tokenIds && { tokenIds }), ...(logprobs && { logprobs }) };
    await emit({ kind: 'piece', text, ...told });
  }
  if (event !== 'end') return false;
  const {
    finish_reason: finishReason,
    usage,
    truncated,
    stopped_by,
  } = readPart('AdapterEnd', parseJson(data));
  await emit({
    ...{ kind: 'end', finishReason },
    ...(usage && { usage }),
    ...(truncated === undefined ? {} : { truncated }),
    ...(stopped_by === undefined ? {} : { stoppedBy: stopped_by }),
  });
  return true;
}
