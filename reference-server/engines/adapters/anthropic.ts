// Anthropic's Messages API. A task's absent sampler fields are not sent here: its models refuse temperature and top_p
// together, and some refuse both. It draws without a seed, and no build is told.
import {
  type EngineAdapter,
  type EngineDescription,
  EngineError,
  type EngineEvent,
  type EngineHealth,
  type EngineMessage,
  type EngineRequest,
  type EngineSlots,
  type EngineVersion,
  noCapabilities,
} from '#contracts/adapter';
import { type EngineEndpoint, EngineHttp } from '../http/engine-http.ts';
import { type FailureRow, toldIn } from '../http/failure-table.ts';
import { healthAt } from '../http/health.ts';
import { count, type JsonObject, jsonObject } from '../http/json.ts';
import { MessagesReading } from './anthropic/messages-reading.ts';
import { chatOf } from './chat-input.ts';
import { type GenerationWire, StreamedCalls } from './streamed-calls.ts';
import { refuseUnknown } from './unknown-fields.ts';

export const anthropicFailures: readonly FailureRow[] = [
  { says: /prompt is too long|exceed context limit/i, kind: 'context-overflow' },
  { says: /credit balance is too low/i, kind: 'auth' },
  { named: 'invalid_request_error', kind: 'invalid-request' },
  { named: 'request_too_large', kind: 'invalid-request' },
  { named: 'authentication_error', kind: 'auth' },
  { named: 'billing_error', kind: 'auth' },
  { named: 'permission_error', kind: 'auth' },
  { named: 'not_found_error', kind: 'unavailable' },
  { named: 'rate_limit_error', kind: 'queue-full' },
  { named: 'overloaded_error', kind: 'unavailable' },
  { named: 'timeout_error', kind: 'timeout' },
  { status: 400, kind: 'invalid-request' },
  { status: 404, kind: 'unavailable' },
  { status: 413, kind: 'invalid-request' },
  { status: 529, kind: 'unavailable' },
];

const API_VERSION = '2023-06-01';

/** The model's own page: a model that is not there is told by `version`, and a gateway may have no such page. */
const readyStatuses = [200, 404, 405, 501];

const wire: GenerationWire = request => ({
  path: '/v1/messages',
  body: messagesBody(request),
  reading: () => new MessagesReading(anthropicFailures),
});

export class AnthropicAdapter implements EngineAdapter {
  readonly #http: EngineHttp;
  readonly #calls: StreamedCalls;
  readonly #modelPath: string;

  constructor({ apiKey, ...endpoint }: EngineEndpoint, model: string) {
    const key: Record<string, string> = apiKey === undefined ? {} : { 'x-api-key': apiKey };
    const headers = { ...endpoint.headers, 'anthropic-version': API_VERSION, ...key };
    this.#http = new EngineHttp({ ...endpoint, headers }, anthropicFailures);
    this.#calls = new StreamedCalls(this.#http, wire);
    this.#modelPath = `/v1/models/${encodeURIComponent(model)}`;
  }

  describe(): EngineDescription {
    return {
      wire: 'anthropic',
      capabilities: { ...noCapabilities, messages: true },
    };
  }

  async health(signal: AbortSignal): Promise<EngineHealth> {
    return await healthAt(this.#http, { path: this.#modelPath, signal, readyStatuses });
  }

  /** Models are asked for by short names too; the answer says which one that is at present. */
  async version(signal: AbortSignal): Promise<EngineVersion> {
    const { status, text } = await this.#http.text({ method: 'GET', path: this.#modelPath, signal });
    const body = jsonObject(text) ?? {};
    if (status !== 200) {
      const isMissing = status === 404 && toldIn(body, status).names.includes('not_found_error');
      return isMissing ? { hasModel: false } : {};
    }
    const contextMax = count(body.max_input_tokens);
    return {
      ...(typeof body.id === 'string' ? { hasModel: true, modelName: body.id } : {}),
      ...(contextMax === undefined ? {} : { contextMax }),
    };
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

export function messagesBody(request: EngineRequest): JsonObject {
  const { sampler = {} } = request;
  refuseUnknown(sampler, ['minP', 'repetitionPenalty']);
  const { temperature, topP, topK = 0, stop = [] } = sampler;
  return {
    model: request.model,
    stream: true,
    max_tokens: request.maxTokens,
    ...conversation(chatOf(request.input)),
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { top_p: topP }),
    ...(topK === 0 ? {} : { top_k: topK }),
    ...(stop.length === 0 ? {} : { stop_sequences: stop }),
  };
}

/** What the system says stands beside the messages, so it can only come before all of them. */
function conversation(messages: readonly EngineMessage[]): JsonObject {
  const isSystem = ({ role }: EngineMessage): boolean => role === 'system';
  const first = messages.findIndex(message => !isSystem(message));
  const [system, rest] = [messages.slice(0, first), messages.slice(first)];
  if (first === -1 || rest.some(isSystem))
    throw new EngineError('invalid-request', 'messages of the system come first, and others follow');
  const text = system.map(({ content }) => content).join('\n\n');
  return { ...(system.length === 0 ? {} : { system: text }), messages: rest };
}
