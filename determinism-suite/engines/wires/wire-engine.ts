import { type Dispatcher, request } from 'undici';
import { type Connections, parsedJson, SseParser } from '#conformance/harness';
import type { Output } from '../../comparison/output.ts';
import type { Ask, EngineCounters, Fingerprint, RunningEngine } from '../engine.ts';
import { type Answered, EngineAnswerBroken, type EngineWire } from './wire.ts';

export interface WireEngineOptions {
  readonly wire: EngineWire;
  readonly url: string;
  readonly model: string;
  readonly key: string | undefined;
  readonly answerMs: number;
  readonly connections: Connections;
  readonly fingerprint: Fingerprint;
  /** Ends what was started for it; nothing where it ran already. */
  readonly end: () => Promise<void>;
}

type Sender = Pick<WireEngineOptions, 'url' | 'key' | 'connections'>;

const bodyBytesMax = 64 * 1024 * 1024;
const shownMax = 300;

const send = (
  { url, key, connections }: Sender,
  path: string,
  options: { readonly body?: string; readonly signal: AbortSignal },
): Promise<Dispatcher.ResponseData> =>
  request(url.replace(/\/+$/, '') + path, {
    method: options.body === undefined ? 'GET' : 'POST',
    headers: {
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    body: options.body ?? null,
    signal: options.signal,
    dispatcher: connections.dispatcher,
  });

/** Its body, or undefined where it has no such route. */
export const look = async (
  sender: Sender,
  path: string,
  signal: AbortSignal,
): Promise<string | undefined> => {
  const response = await send(sender, path, { signal });
  const text = await response.body.text();
  return response.statusCode === 200 ? text : undefined;
};

const eventsOf = async (body: AsyncIterable<Uint8Array>): Promise<unknown[]> => {
  const parser = new SseParser();
  const said: unknown[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > bodyBytesMax) throw new EngineAnswerBroken(`the stream is longer than ${bodyBytesMax} bytes`);
    for (const item of parser.push(chunk)) {
      if (item.kind !== 'frame' || item.data === undefined || item.data === '[DONE]') continue;
      const event = parsedJson(item.data);
      if (event === undefined)
        throw new EngineAnswerBroken(`an event is no JSON: ${item.data.slice(0, shownMax)}`);
      said.push(event);
    }
  }
  if (parser.hasUnfinished) throw new EngineAnswerBroken('the stream ends inside an event');
  return said;
};

/** An engine's server at an address, asked directly: no orchestrator is in between. */
export class WireEngine implements RunningEngine {
  readonly fingerprint: Fingerprint;
  readonly #options: WireEngineOptions;
  #asks = 0;
  readonly counters?: () => Promise<EngineCounters>;

  constructor(options: WireEngineOptions) {
    this.#options = options;
    this.fingerprint = options.fingerprint;
    const { countersOf } = options.wire;
    if (countersOf !== undefined) this.counters = async () => countersOf(await this.#metrics());
  }

  async ask(ask: Ask, signal: AbortSignal): Promise<Output> {
    const { wire, model, answerMs } = this.#options;
    this.#asks += 1;
    const { path, body } = wire.requestOf({ ask, model, no: this.#asks });
    const bounded = AbortSignal.any([signal, AbortSignal.timeout(answerMs)]);
    const response = await send(this.#options, path, { body: JSON.stringify(body), signal: bounded });
    return wire.outputOf(await this.#answered(response, ask.isStreamed));
  }

  async stop(): Promise<void> {
    await this.#options.connections.close();
    await this.#options.end();
  }

  async #answered(response: Dispatcher.ResponseData, isStreamed: boolean): Promise<Answered> {
    const header = (name: string): string | undefined => {
      const value = response.headers[name];
      return Array.isArray(value) ? value[0] : value;
    };
    const isEvents = header('content-type')?.startsWith('text/event-stream') === true;
    if (response.statusCode === 200 && isStreamed && isEvents)
      return { isStreamed, said: await eventsOf(response.body), header };
    const text = await response.body.text();
    if (response.statusCode !== 200 || isStreamed)
      throw new EngineAnswerBroken(`it answered ${response.statusCode}: ${text.slice(0, shownMax)}`);
    return { isStreamed, said: [parsedJson(text)], header };
  }

  async #metrics(): Promise<string> {
    const text = await look(this.#options, '/metrics', AbortSignal.timeout(this.#options.answerMs));
    if (text === undefined) throw new EngineAnswerBroken('it has no metrics');
    return text;
  }
}
