// The connections of one client: those for calls, and apart from them those for streams.
import { Agent, type Dispatcher } from 'undici';
import { plainHeaders } from './answer.ts';
import type { Settings } from './client-options.ts';
import { connectionFailure } from './connection-failure.ts';
import type { OperationRequest } from './operation-request.ts';

export interface Sending {
  readonly request: OperationRequest;
  readonly answerMs: number;
  readonly signal: AbortSignal | undefined;
  readonly kind: 'call' | 'stream';
}

export interface Opened {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Dispatcher.ResponseData['body'];
}

const ignored = (): undefined => undefined;

/** A request that waits for a connection does not hear its signal; it is dropped once its turn comes. */
const unlessAborted = async <Value>(
  sent: Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> => {
  if (signal === undefined) return await sent;
  const aborted = Promise.withResolvers<never>();
  const onAbort = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([sent, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
};

export class Connections {
  readonly #settings: Settings;
  readonly #calls: Agent;
  readonly #streams: Agent;

  constructor(settings: Settings) {
    this.#settings = settings;
    const connect = { timeout: settings.connectMs };
    this.#calls = new Agent({ connections: settings.callsMax, connect });
    this.#streams = new Agent({ connections: settings.streamsMax, connect });
  }

  /** Resolves with the head of the answer, whatever its status. */
  async open({ request, answerMs, signal, kind }: Sending): Promise<Opened> {
    signal?.throwIfAborted();
    const agent = kind === 'stream' ? this.#streams : this.#calls;
    const sent = agent.request({
      origin: request.origin,
      path: request.path,
      method: request.method,
      headers: { ...request.headers },
      body: request.body ?? null,
      headersTimeout: answerMs,
      bodyTimeout: this.#settings.silenceMs,
      ...(signal === undefined ? {} : { signal }),
    });
    try {
      const { statusCode, headers, body } = await unlessAborted(sent, signal);
      // Whoever reads is told by the reading itself; a body that nobody reads must not end the process.
      body.on('error', ignored);
      return { status: statusCode, headers: plainHeaders(headers), body };
    } catch (error) {
      throw signal?.aborted ? signal.reason : connectionFailure(request, error);
    }
  }

  /** Open streams end, and calls that still wait fail. */
  async close(): Promise<void> {
    await Promise.all([this.#calls.destroy(), this.#streams.destroy()]);
  }
}
