import type { AdapterParts } from '#contracts';
import {
  type EngineAdapter,
  type EngineDescription,
  type EngineEvent,
  type EngineHealth,
  type EngineInput,
  type EngineRequest,
  type EngineSlots,
  type EngineVersion,
  fullSampler,
  versionOf,
} from '#contracts/adapter';
import { ProtocolCall } from './protocol-call.ts';
import { ProtocolConnection } from './protocol-connection.ts';

const quiet = (): AbortSignal => new AbortController().signal;

/** An adapter process behind the port. It adds nothing: what the process does wrong has to be seen. */
export const openProtocolAdapter = async (url: string): Promise<EngineAdapter> => {
  const connection = new ProtocolConnection(url);
  const ask = () => connection.part('AdapterDescription', { path: '/describe', signal: quiet() });
  return new ProtocolAdapter(connection, [descriptionOf(await ask()), descriptionOf(await ask())]);
};

const descriptionOf = ({ wire, capabilities }: AdapterParts['AdapterDescription']): EngineDescription => ({
  wire,
  capabilities: {
    seed: capabilities.seed,
    determinism: capabilities.determinism,
    piecePerToken: capabilities.piece_per_token,
    tokenIds: capabilities.token_ids,
    logprobs: capabilities.logprobs,
    messages: capabilities.messages,
    ignoreEnd: capabilities.ignore_end,
    tokenize: capabilities.tokenize,
    slots: capabilities.slots,
    metrics: capabilities.metrics,
    version: capabilities.version,
    interruptibleDecode: capabilities.interruptible_decode,
  },
});

const inputOf = (input: EngineInput) =>
  input.kind === 'prompt' ? { prompt: input.text } : { messages: [...input.messages] };

class ProtocolAdapter implements EngineAdapter {
  readonly tokenize?: NonNullable<EngineAdapter['tokenize']>;
  readonly metrics?: NonNullable<EngineAdapter['metrics']>;
  readonly #connection: ProtocolConnection;
  readonly #descriptions: EngineDescription[];
  readonly #closing = new AbortController();

  /** The descriptions are told in turn, so that one that changes is seen to. */
  constructor(connection: ProtocolConnection, descriptions: EngineDescription[]) {
    this.#connection = connection;
    this.#descriptions = descriptions;
    const { capabilities } = this.describe();
    if (capabilities.tokenize) this.tokenize = (input, signal) => this.#countTokens(input, signal);
    if (capabilities.metrics) this.metrics = signal => this.#readMetrics(signal);
  }

  describe(): EngineDescription {
    const [first, ...rest] = this.#descriptions;
    if (first === undefined) throw new Error('there is a description');
    this.#descriptions.splice(0, Infinity, ...rest, first);
    return first;
  }

  async health(signal: AbortSignal): Promise<EngineHealth> {
    return this.#connection.part('AdapterHealth', { path: '/health', signal });
  }

  async version(signal: AbortSignal): Promise<EngineVersion> {
    const told = await this.#connection.part('AdapterVersion', { path: '/version', signal });
    return versionOf(told);
  }

  async slots(signal: AbortSignal): Promise<EngineSlots> {
    const { total, free } = await this.#connection.part('AdapterSlots', { path: '/slots', signal });
    return total === undefined || free === undefined ? 'unknown' : { total, free };
  }

  generate(request: EngineRequest, caller: AbortSignal): AsyncIterable<EngineEvent> {
    const body = bodyOf(request);
    const asked = { path: '/generate', body, traceparent: request.traceparent };
    const begin = (signal: AbortSignal) => this.#connection.events({ ...asked, signal });
    const signals = { caller, closing: this.#closing.signal };
    return { [Symbol.asyncIterator]: () => new ProtocolCall(begin, signals) };
  }

  async close(): Promise<void> {
    this.#closing.abort();
  }

  async #countTokens(input: EngineInput, signal: AbortSignal): Promise<number> {
    const asked = { path: '/tokenize', body: { input: inputOf(input) }, signal };
    return (await this.#connection.part('AdapterTokens', asked)).tokens;
  }

  async #readMetrics(signal: AbortSignal): Promise<ReadonlyMap<string, number> | 'unknown'> {
    const { samples } = await this.#connection.part('AdapterMetrics', { path: '/metrics', signal });
    return samples === undefined ? 'unknown' : new Map(Object.entries(samples));
  }
}

/** What no engine could run is sent as it is: to refuse it is the adapter's part. */
const bodyOf = (request: EngineRequest): AdapterParts['AdapterGenerateRequest'] => {
  const { temperature, topP, topK, minP, repetitionPenalty, stop } = fullSampler(request.sampler);
  const { seed, reusePrompt, logprobs, ignoreEnd } = request;
  return {
    ...{ model: request.model, input: inputOf(request.input), max_tokens: request.maxTokens },
    ...(seed === undefined ? {} : { seed }),
    sampler: {
      ...{ temperature, top_p: topP, top_k: topK, min_p: minP },
      ...{ repetition_penalty: repetitionPenalty, stop: [...stop] },
    },
    ...(reusePrompt === undefined ? {} : { reuse_prompt: reusePrompt }),
    ...(logprobs === undefined ? {} : { logprobs }),
    ...(ignoreEnd === undefined ? {} : { ignore_end: ignoreEnd }),
  };
};
