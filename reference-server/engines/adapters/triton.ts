// Triton by KServe's routes and its generate extension. What a request may ask and what is told of its end are the
// model's affair: its metadata is read before the first call, and again with each look at the replica.
import {
  type EngineAdapter,
  type EngineDescription,
  EngineError,
  type EngineEvent,
  type EngineHealth,
  type EngineRequest,
  type EngineSlots,
  type EngineVersion,
} from '#contracts/adapter';
import { chatTemplate, promptOf } from '../chat-template.ts';
import { type EngineAnswer, type EngineEndpoint, EngineHttp } from '../http/engine-http.ts';
import { healthAt } from '../http/health.ts';
import { metricsAt } from '../http/metrics.ts';
import { type GenerationCall, StreamedCalls } from './streamed-calls.ts';
import { AnswerReading, tritonFailures } from './triton/answer-reading.ts';
import { generateBody } from './triton/generate-body.ts';
import { engineVersion, type ModelFacts, modelFacts, modelPath, namedModel } from './triton/model-facts.ts';

export interface TritonOptions extends EngineEndpoint {
  /** By the name in its repository. */
  model: string;
  chatTemplate?: string | undefined;
}

export class TritonAdapter implements EngineAdapter {
  readonly #http: EngineHttp;
  readonly #model: string;
  readonly #template: ReturnType<typeof chatTemplate>;
  readonly #calls: StreamedCalls;
  #facts: ModelFacts | undefined;

  constructor({ model, chatTemplate: name, ...endpoint }: TritonOptions) {
    this.#http = new EngineHttp(endpoint, tritonFailures);
    this.#calls = new StreamedCalls(this.#http, (request, signal) => this.#call(request, signal));
    this.#model = model;
    this.#template = chatTemplate(name);
  }

  describe(): EngineDescription {
    return {
      wire: 'triton',
      capabilities: {
        seed: true,
        determinism: 'none',
        piecePerToken: false,
        tokenIds: false,
        logprobs: false,
        messages: this.#template !== undefined,
        ignoreEnd: false,
        tokenize: false,
        slots: false,
        metrics: true,
        version: true,
        interruptibleDecode: false,
      },
    };
  }

  /** The model's own readiness: the server is ready without it too. */
  async health(signal: AbortSignal): Promise<EngineHealth> {
    return await healthAt(this.#http, { path: `${modelPath(this.#model)}/ready`, signal });
  }

  async version(signal: AbortSignal): Promise<EngineVersion> {
    const [version, facts] = await Promise.all([
      engineVersion(this.#http, this.#model, signal),
      modelFacts(this.#http, this.#model, signal),
    ]);
    this.#facts = facts;
    return { engineVersion: version, ...namedModel(this.#model, facts) };
  }

  async slots(): Promise<EngineSlots> {
    return 'unknown';
  }

  async metrics(signal: AbortSignal): Promise<ReadonlyMap<string, number> | 'unknown'> {
    return await metricsAt(this.#http, '/metrics', signal);
  }

  generate(request: EngineRequest, signal: AbortSignal): AsyncIterable<EngineEvent> {
    return this.#calls.generate(request, signal);
  }

  async close(): Promise<void> {
    await this.#calls.close();
  }

  async #call(request: EngineRequest, signal: AbortSignal): Promise<GenerationCall> {
    const prompt = promptOf(request.input, this.#template);
    this.#facts ??= await modelFacts(this.#http, this.#model, signal);
    const { inputs } = this.#facts;
    return {
      path: `${modelPath(this.#model)}/generate_stream`,
      body: generateBody(request, prompt, inputs),
      reading: answer => readingOf(answer, inputs.has('return_finish_reason')),
    };
  }
}

/** Where the model tells no reason the end of the body is the end, and then it must be one that can be told. */
function readingOf({ headers }: EngineAnswer, tellsReason: boolean): AnswerReading {
  const isFramed =
    headers['content-length'] !== undefined || /\bchunked\b/i.test(headers['transfer-encoding'] ?? '');
  if (tellsReason || isFramed) return new AnswerReading(tellsReason);
  throw new EngineError('malformed', 'the end of the answer could not be told');
}
