import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { parsedJson } from '#conformance/harness';
import { LocalServer } from '../local-server.ts';
import { type Body, type Does, faithful, type Refusal, refusalOf } from './does.ts';
import { Relay } from './relay.ts';
import { afterSilence } from './silence.ts';

export interface GatewayOptions {
  /** Where its engine is; asked of each call, since one may be started after it. */
  readonly upstream: () => string;
  readonly upstreamKey: string;
  /** By which its clients are known. */
  readonly key: string;
  readonly silenceMs: number;
  readonly callsMax: number;
  readonly port?: number;
  readonly does?: Does;
}

interface Asked {
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Body;
  readonly id: string;
}

class NoAnswer extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const readBody = async (message: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
};

const isAgainWorthIt = (status: number): boolean => status === 500 || status === 502;

/** A small gateway of the OpenAI API before one engine. */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #does: Does;
  readonly #server: LocalServer;
  #asked = 0;
  #isEnding = false;

  constructor(options: GatewayOptions) {
    this.#options = options;
    this.#does = options.does ?? faithful;
    this.#server = new LocalServer((message, response) => void this.#serve(message, response));
  }

  get url(): string {
    return this.#server.url;
  }

  listen(): Promise<void> {
    return this.#server.listen(this.#options.port);
  }

  /** Lets what runs end, and refuses what comes. */
  async drain(): Promise<void> {
    if (this.#does.drains === 'goes on') return;
    this.#isEnding = true;
    await (this.#does.drains === 'cut off' ? this.#server.close() : this.#server.drain());
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  async #serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#asked += 1;
    const id = `gw-${this.#asked}`;
    response.setHeaders(new Map(Object.entries(this.#does.tells(id))));
    const refuse = ({ status, headers, body }: Refusal): void => {
      response.writeHead(status, headers).end(body);
    };
    if (this.#isEnding) return refuse(refusalOf(503, 'the gateway ends'));
    if (message.headers.authorization !== `Bearer ${this.#options.key}`)
      return refuse(refusalOf(401, 'no such key'));
    if (message.method !== 'POST' || message.url !== '/v1/chat/completions')
      return refuse(refusalOf(404, 'no such route'));
    const body = parsedJson(await readBody(message));
    if (typeof body !== 'object' || body === null)
      return refuse(refusalOf(400, 'the body is no JSON object'));
    const asked: Asked = { message, response, id, body: body as Body };
    try {
      const answer = await this.#answerOf(asked);
      await this.#pass(answer, asked);
    } catch (error) {
      if (response.destroyed) return undefined;
      if (!(error instanceof NoAnswer)) throw error;
      return refuse(this.#does.fails(error.status, error.message));
    }
  }

  /** As often as it says, where nothing was answered or the engine broke. */
  async #answerOf(asked: Asked): Promise<IncomingMessage> {
    const triesMax = this.#does.retries(this.#options.callsMax);
    for (let tries = 1; ; tries += 1) {
      try {
        const answer = await this.#call(asked);
        if (!isAgainWorthIt(answer.statusCode ?? 0) || tries >= triesMax) return answer;
        answer.resume();
      } catch (error) {
        if (!(error instanceof NoAnswer) || error.status !== 502 || tries >= triesMax) throw error;
      }
    }
  }

  #call({ message, response, body }: Asked): Promise<IncomingMessage> {
    const does = this.#does;
    const { upstream, upstreamKey, key, silenceMs } = this.#options;
    const isStream = body.stream === true;
    const options = isStream && does.wantsUsage(body) ? { stream_options: { include_usage: true } } : {};
    const answer = Promise.withResolvers<IncomingMessage>();
    const call = request(`${upstream()}/v1/chat/completions`, {
      method: 'POST',
      agent: false,
      headers: {
        ...does.calls(message.headers, message.rawHeaders),
        'Content-Type': 'application/json',
        Authorization: `Bearer ${does.keyOf(upstreamKey, key)}`,
      },
    });
    const silence = afterSilence(silenceMs * does.patience('answer'), () => {
      answer.reject(new NoAnswer(504, 'the engine does not answer'));
      call.destroy();
    });
    response.on('close', () => {
      const when = response.headersSent ? 'begun' : 'waiting';
      if (!response.writableFinished && does.leaves(isStream ? when : 'whole')) call.destroy();
    });
    call.on('close', silence);
    call.on('response', came => {
      silence();
      answer.resolve(came);
    });
    call.on('error', error => {
      silence();
      answer.reject(new NoAnswer(502, error.message));
    });
    call.end(JSON.stringify({ ...does.asks(body), ...options }));
    return answer.promise;
  }

  async #pass(answer: IncomingMessage, asked: Asked): Promise<void> {
    const { response, body } = asked;
    const does = this.#does;
    const status = answer.statusCode ?? 502;
    if (status !== 200) {
      const retryAfter = answer.headers['retry-after'];
      const told = does.refuses({ status, body: await readBody(answer), retryAfter });
      response.writeHead(told.status, told.headers).end(told.body);
      return;
    }
    const headers = does.answers(answer.headers);
    if (body.stream !== true) {
      const text = does.whole(await readBody(answer));
      if (does.shadows) (await this.#call(asked)).resume();
      response.writeHead(200, { 'Content-Type': 'application/json', ...headers }).end(text);
      return;
    }
    response.writeHead(200, { 'Content-Type': 'text/event-stream', ...headers });
    if (does.holdsBack === 'nothing') response.flushHeaders();
    const { silenceMs } = this.#options;
    const again = (): Promise<IncomingMessage> => this.#call(asked);
    await new Relay({ does, response, silenceMs, asked: body, again }).pass(answer);
  }
}
