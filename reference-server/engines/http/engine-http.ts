// How an adapter speaks HTTP: one connection per call, closed after it, and only ever to the registered host.
// Engines close connections behind a stream that they promised to keep, so none is used twice.
import { Client, type Dispatcher } from 'undici';
import { EngineError } from '#contracts/adapter';
import { type Dialer, Egress } from '../../egress/index.ts';
import { type FailureRow, kindIn, toldIn } from './failure-table.ts';
import { connectionFailure, type Refusal, refusal } from './failures.ts';
import { jsonObject } from './json.ts';

export interface EngineEndpoint {
  /** http or https, with a path prefix at most. */
  url: string;
  apiKey?: string | undefined;
  connectMs?: number | undefined;
  /** Absent: one that knows of no private ranges. */
  egress?: Egress | undefined;
  /** Beside `Authorization`, for engines that ask for more. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** What a refusal means, where the other side says more than a status. */
  refusalOf?: ((answer: Refusal) => EngineError) | undefined;
}

export interface EngineCall {
  method: 'GET' | 'POST';
  path: string;
  body?: unknown;
  traceparent?: string | undefined;
  signal: AbortSignal;
}

export interface EngineAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: AsyncIterable<Uint8Array>;
}

export interface EngineText {
  status: number;
  headers: Readonly<Record<string, string>>;
  text: string;
}

/** Answers that are not streams are small; what is longer is not one. */
const TEXT_BYTES_MAX = 4 << 20;
const CONNECT_MS = 5_000;

export class EngineHttp {
  readonly #endpoint: EngineEndpoint;
  readonly #origin: string;
  readonly #dialer: Dialer;
  readonly #prefix: string;
  readonly #failures: readonly FailureRow[];

  /** The table says what the wire's refusals mean, beyond what their status says. */
  constructor(endpoint: EngineEndpoint, failures: readonly FailureRow[]) {
    const url = new URL(endpoint.url);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') {
      throw new EngineError('invalid-request', `an engine is not reached by ${url.protocol}`);
    }
    if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
      throw new EngineError('invalid-request', 'an engine url carries no credentials, query or fragment');
    }
    this.#endpoint = endpoint;
    this.#failures = failures;
    this.#origin = url.origin;
    const { egress = new Egress(), connectMs = CONNECT_MS } = endpoint;
    this.#dialer = egress.dialer({ trust: 'named', connectMs });
    this.#prefix = url.pathname.replace(/\/+$/, '');
  }

  /** Hands the answer to `read` while its body still streams; refusals and redirects never get there. */
  async stream<T>(call: EngineCall, read: (answer: EngineAnswer) => Promise<T>): Promise<T> {
    return await this.#withResponse(call, async response => {
      const headers = plainHeaders(response.headers);
      const answer = { status: response.statusCode, headers, body: response.body };
      if (answer.status >= 200 && answer.status < 300) return await read(answer);
      throw this.#refusal({ status: answer.status, headers, text: await textOf(response.body) });
    });
  }

  /** The whole answer, whatever its status. */
  async text(call: EngineCall): Promise<EngineText> {
    return await this.#withResponse(call, async response => ({
      status: response.statusCode,
      headers: plainHeaders(response.headers),
      text: await textOf(response.body),
    }));
  }

  /** The parsed body of a successful answer. */
  async json(call: EngineCall): Promise<unknown> {
    const answer = await this.text(call);
    if (answer.status < 200 || answer.status >= 300) throw this.#refusal(answer);
    return parseJson(answer.text);
  }

  async #withResponse<T>(
    call: EngineCall,
    read: (response: Dispatcher.ResponseData) => Promise<T>,
  ): Promise<T> {
    // The watchdog and the caller's signal bound the waiting; a queued request has no headers for minutes.
    const client = new Client(this.#origin, {
      connect: this.#dialer,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    try {
      return await read(
        await client.request({
          method: call.method,
          path: `${this.#prefix}${call.path}`,
          headers: this.#headers(call),
          body: call.body === undefined ? null : JSON.stringify(call.body),
          signal: call.signal,
          reset: true,
        }),
      );
    } catch (error) {
      throw call.signal.aborted ? call.signal.reason : connectionFailure(error);
    } finally {
      await client.destroy();
    }
  }

  #refusal(answer: Refusal): EngineError {
    const { refusalOf } = this.#endpoint;
    if (refusalOf !== undefined) return refusalOf(answer);
    if (answer.status < 400) return refusal(answer, 'malformed');
    const told = toldIn(jsonObject(answer.text) ?? { message: answer.text }, answer.status);
    return refusal(answer, kindIn(this.#failures, told));
  }

  #headers(call: EngineCall): Record<string, string> {
    const { apiKey, headers } = this.#endpoint;
    return {
      ...headers,
      ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
      ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(call.traceparent === undefined ? {} : { traceparent: call.traceparent }),
    };
  }
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new EngineError('malformed', 'the engine sent something that is not JSON', { cause });
  }
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > TEXT_BYTES_MAX)
      throw new EngineError('malformed', `an answer of over ${TEXT_BYTES_MAX} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function plainHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value ?? '')]);
  return Object.fromEntries(entries);
}
