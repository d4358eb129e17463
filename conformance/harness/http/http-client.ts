import { type Dispatcher, request } from 'undici';
import type { HeaderPair } from '../history/entry.ts';
import type { History } from '../history/history.ts';
import { markerOf } from '../history/redactor.ts';
import { Answer, type RequestSpec } from './answer.ts';
import type { Connections } from './connections.ts';
import { cutBody } from './cut-body.ts';
import { mediaTypeOf, pairsOf } from './headers.ts';
import type { Pace } from './pace.ts';
import { Stream } from './stream.ts';

export interface HttpClientOptions {
  readonly baseUrl: string;
  readonly connections: Connections;
  readonly history: History;
  /** Go with every request, before its own. */
  readonly headers?: readonly HeaderPair[];
  /** Names of those that are no secret. */
  readonly shownHeaders?: readonly string[];
  readonly bodyBytesMax?: number;
  readonly pace?: Pace;
}

interface Started {
  readonly exchange: string;
  readonly controller: AbortController;
  readonly response: Dispatcher.ResponseData | undefined;
}

const bodyBytesMaxDefault = 64 * 1024 * 1024;

const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error.message}${cause}`.slice(0, 500) || error.name;
};

/** With responseHeaders raw, undici gives them as an array, which its types don't say. */
const rawHeadersOf = (response: Dispatcher.ResponseData): HeaderPair[] =>
  pairsOf(response.headers as unknown as readonly string[]);

/** Sends, and writes down what was sent and what came, in the order and spelling of the wire. Never throws on it. */
export class HttpClient {
  readonly #options: HttpClientOptions;
  readonly #open = new Set<Stream>();

  constructor(options: HttpClientOptions) {
    this.#options = options;
  }

  get baseUrl(): string {
    return this.#options.baseUrl;
  }

  get history(): History {
    return this.#options.history;
  }

  /** The same target and connections with other standing headers. */
  withHeaders(headers: readonly HeaderPair[]): HttpClient {
    return new HttpClient({ ...this.#options, headers });
  }

  /** The same history and connections elsewhere. */
  at(baseUrl: string): HttpClient {
    return new HttpClient({ ...this.#options, baseUrl });
  }

  async send(spec: RequestSpec): Promise<Answer> {
    const started = await this.#start(spec);
    return started.response === undefined
      ? new Answer(started.exchange)
      : this.#readAnswer(started, started.response);
  }

  /** Resolves with the headers; frames go on arriving. What is no event stream is read to its end first. */
  async openStream(spec: RequestSpec): Promise<Stream> {
    const started = await this.#start(spec);
    const { response, exchange, controller } = started;
    if (response === undefined) return Stream.refused(new Answer(exchange), this.history);
    const headers = rawHeadersOf(response);
    if (response.statusCode !== 200 || mediaTypeOf(headers) !== 'text/event-stream')
      return Stream.refused(await this.#readAnswer(started, response), this.history);
    this.history.append({ kind: 'response', exchange, status: response.statusCode, headers });
    const answer = new Answer(exchange, { status: response.statusCode, headers, body: '' });
    const stream = Stream.reading({ answer, history: this.history, controller, body: response.body });
    this.#open.add(stream);
    void stream.closed.finally(() => this.#open.delete(stream));
    return stream;
  }

  /** Hangs up whatever streams are open. */
  close(): void {
    for (const stream of this.#open) stream.hangUp();
  }

  async #start(spec: RequestSpec): Promise<Started> {
    await this.#options.pace?.turn();
    const exchange = this.history.nextExchange();
    const controller = new AbortController();
    const leave = (): void => controller.abort(new Error('the harness hung up'));
    spec.signal?.addEventListener('abort', leave, { once: true });
    if (spec.signal?.aborted) leave();
    const url = new URL(this.baseUrl.replace(/\/+$/, '') + spec.path);
    const headers = [...(this.#options.headers ?? []), ...(spec.headers ?? [])];
    this.#record(exchange, url, spec);
    const bound = spec.bound ?? 'response_ms';
    const cancel = this.history.clock.after(this.history.bounds[bound], () => {
      this.history.note({ note: 'expired', bound, what: `${exchange} has no answer` });
      controller.abort(new Error(`bound ${bound} expired`));
    });
    try {
      const response = await request(url, {
        method: spec.method as Dispatcher.HttpMethod,
        headers: headers.flat(),
        body: spec.body ?? null,
        signal: controller.signal,
        dispatcher: this.#options.connections.dispatcher,
        responseHeaders: 'raw',
      });
      return { exchange, controller, response };
    } catch (error) {
      this.#fail(exchange, controller, error);
      return { exchange, controller, response: undefined };
    } finally {
      cancel();
    }
  }

  /** The standing headers are secrets, however short, but for those that are said to be none. */
  #record(exchange: string, url: URL, spec: RequestSpec): void {
    const length = spec.body === undefined ? [] : [['content-length', String(Buffer.byteLength(spec.body))]];
    const { headers: standingHeaders = [], shownHeaders = [] } = this.#options;
    const standing = standingHeaders.map(([name, value]) => [
      name,
      shownHeaders.includes(name) ? value : markerOf(`header ${name}`),
    ]);
    const own = [...standing, ...(spec.headers ?? [])];
    const headers = [['host', url.host], ['connection', 'close'], ...own, ...length];
    if (spec.invalidOnPurpose !== undefined)
      this.history.note({ note: 'invalid-on-purpose', exchange, why: spec.invalidOnPurpose });
    this.history.append({
      kind: 'request',
      exchange,
      method: spec.method,
      url: url.href,
      headers: headers.map(([name = '', value = '']): HeaderPair => [name, value]),
      ...(spec.body === undefined ? {} : { body: cutBody(spec.body) }),
    });
  }

  async #readAnswer(started: Started, response: Dispatcher.ResponseData): Promise<Answer> {
    const { exchange, controller } = started;
    const came = { status: response.statusCode, headers: rawHeadersOf(response) };
    const bound = 'response_ms';
    const cancel = this.history.clock.after(this.history.bounds[bound], () => {
      this.history.note({ note: 'expired', bound, what: `the body of ${exchange} does not end` });
      controller.abort(new Error(`bound ${bound} expired`));
    });
    try {
      const body = await this.#readBody(response);
      this.history.append({ kind: 'response', exchange, ...came, ...(body === '' ? {} : { body }) });
      return new Answer(exchange, { ...came, body });
    } catch (error) {
      this.history.append({ kind: 'response', exchange, ...came });
      this.#fail(exchange, controller, error);
      return new Answer(exchange, { ...came, body: '' });
    } finally {
      cancel();
    }
  }

  async #readBody(response: Dispatcher.ResponseData): Promise<string> {
    const bytesMax = this.#options.bodyBytesMax ?? bodyBytesMaxDefault;
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of response.body) {
      const buffer = Buffer.from(chunk);
      bytes += buffer.byteLength;
      if (bytes > bytesMax) throw new Error(`the body is longer than ${bytesMax} bytes`);
      chunks.push(buffer);
    }
    return Buffer.concat(chunks).toString('utf8');
  }

  #fail(exchange: string, controller: AbortController, error: unknown): void {
    const by = controller.signal.aborted ? 'harness' : 'error';
    this.history.append({ kind: 'closed', exchange, by, error: messageOf(error) });
  }
}
