import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Clock, isRecord, parsedJson, realClock } from '#conformance/harness';
import { type Asked, modelServed, readAsked } from './asked.ts';
import { type Behaviour, faithful, type Received, type Reply } from './behaviour.ts';
import { LocalServer } from './local-server.ts';
import { generate } from './model/generate.ts';
import { type Refusal, Refused, refuse } from './refusal.ts';
import { type Draft, streamedAnswer, wholeAnswer } from './render.ts';
import { Slots } from './slots.ts';

export interface ServerOptions {
  readonly behaviour?: Behaviour;
  readonly port?: number;
  /** Without one nobody is asked for it. */
  readonly key?: string;
  readonly model?: string;
  readonly ctx?: number;
  /** Requests at once; who comes after is refused. */
  readonly slots?: number;
  /** How long a token takes. */
  readonly tokenMs?: number;
  readonly clock?: Clock;
}

const defaults = { model: modelServed, ctx: 2_048, slots: 12, tokenMs: 5, clock: realClock } as const;
const bodyBytesMax = 4 * 1_024 * 1_024;
const promptsKnownMax = 1_000;
const retryAfterS = 1;
const created = 1_767_225_600;

const readBody = async (message: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.byteLength;
    if (bytes <= bodyBytesMax) chunks.push(buffer);
  }
  if (bytes > bodyBytesMax) refuse({ status: 413, message: `a body is at most ${bodyBytesMax} bytes long` });
  return Buffer.concat(chunks).toString('utf8');
};

const json = (status: number, value: unknown): Reply => ({
  status,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(value),
});

const replyTo = ({ status, retryAfterS: afterS, ...error }: Refusal): Reply => {
  const { headers, ...reply } = json(status, { error });
  return {
    ...reply,
    headers: afterS === undefined ? headers : { ...headers, 'Retry-After': String(afterS) },
  };
};

const generating = ['/v1/chat/completions', '/v1/completions'];

/** A small server of the OpenAI API. It has no model: what it says follows from prompt and seed. */
export class OpenaiServer {
  readonly #options: Required<Pick<ServerOptions, keyof typeof defaults>> & ServerOptions;
  readonly #does: Behaviour;
  readonly #server: LocalServer;
  readonly #slots: Slots;
  readonly #prompts = new Set<string>();
  #requests = 0;

  constructor(options: ServerOptions = {}) {
    this.#options = { ...defaults, ...options };
    this.#does = options.behaviour ?? faithful;
    this.#slots = new Slots(this.#options.slots);
    this.#server = new LocalServer((message, response) => void this.#serve(message, response));
  }

  get url(): string {
    return this.#server.url;
  }

  listen(): Promise<void> {
    return this.#server.listen(this.#options.port);
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  async #serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#requests += 1;
    const id = String(this.#requests).padStart(8, '0');
    const path = new URL(message.url ?? '/', 'http://server').pathname;
    const received = { path, isText: path === '/v1/completions', body: undefined };
    response.setHeaders(new Map(Object.entries(this.#does.headers({ 'X-Request-Id': `req-${id}` }))));
    try {
      await this.#route(message, response, { ...received, id });
    } catch (error) {
      if (error instanceof Refused) await this.#refuse(response, error.refusal, received);
      else response.destroy();
    }
  }

  async #route(message: IncomingMessage, response: ServerResponse, received: Received & { id: string }) {
    this.#checkKey(message);
    const { path, id } = received;
    const asked = `${message.method} ${path}`;
    if (asked === 'GET /v1/models') return this.#write(response, json(200, this.#does.lists(this.#models())));
    if (message.method !== 'POST' || !generating.includes(path))
      return refuse({ status: 404, message: `there is no ${asked}`, code: 'unknown_url' });
    const body = parsedJson(await readBody(message));
    const known = { ...received, body: isRecord(body) ? body : undefined };
    try {
      const taken = known.body === undefined ? undefined : this.#does.takes(known.body, known);
      if (taken === undefined) return refuse({ message: 'the body is no JSON object' });
      return await this.#answer(response, readAsked(taken, known.isText, this.#options), id);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return this.#refuse(response, error.refusal, known);
    }
  }

  #checkKey({ headers: { authorization } }: IncomingMessage): void {
    const { key } = this.#options;
    if (key === undefined || this.#does.knowsKey(authorization?.replace(/^Bearer /i, ''), key)) return;
    refuse({ status: 401, message: 'the key is not known', code: 'invalid_api_key' });
  }

  #models() {
    const { model: id, ctx } = this.#options;
    return {
      object: 'list',
      data: [{ id, object: 'model', created, owned_by: 'assay', max_model_len: ctx }],
    };
  }

  async #answer(response: ServerResponse, asked: Asked, id: string): Promise<void> {
    const slot = this.#slots.take();
    if (slot === undefined)
      return refuse({
        ...{ status: 429, type: 'rate_limit_error', code: 'rate_limit_exceeded', retryAfterS },
        message: `no more than ${this.#options.slots} requests are served at once`,
      });
    try {
      const draft = this.#draft(asked, id);
      await (this.#does.isStreamed(asked) ? this.#stream(response, draft) : this.#whole(response, draft));
    } finally {
      if (response.writableEnded || !response.destroyed || this.#does.freesAtHangUp(asked)) slot.free();
    }
  }

  async #whole(response: ServerResponse, draft: Draft): Promise<void> {
    const longest = Math.max(...draft.choices.map(({ tokens }) => tokens));
    await this.#pause(longest * this.#options.tokenMs, response);
    if (response.destroyed) return;
    await this.#write(response, json(200, this.#does.whole(wholeAnswer(draft), draft.asked)));
  }

  #draft(asked: Asked, id: string): Draft {
    const isKnown = this.#prompts.has(asked.prompt);
    if (this.#prompts.size < promptsKnownMax) this.#prompts.add(asked.prompt);
    const cachedTokens = isKnown ? asked.promptTokens - 1 : 0;
    return { asked, id, created, choices: generate(asked, this.#does.chance(this.#requests)), cachedTokens };
  }

  async #stream(response: ServerResponse, draft: Draft): Promise<void> {
    const { asked } = draft;
    const type = { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' };
    response.writeHead(200, Object.entries(this.#does.headers(type)).flat());
    response.flushHeaders();
    const { clock, tokenMs } = this.#options;
    let dueMs = clock.nowMs();
    for (const sent of this.#does.streams(streamedAnswer(draft), asked)) {
      if (response.destroyed) return;
      await this.#send(response, this.#does.parts(this.#does.frame(sent)));
      dueMs += tokenMs;
      await this.#pause(dueMs - clock.nowMs(), response);
    }
    response.end();
  }

  /** Parts leave one by one: what is written in one turn would travel together. */
  async #send(response: ServerResponse, parts: readonly Buffer[]): Promise<void> {
    for (const part of parts) {
      if (response.destroyed) return;
      response.write(part);
      if (parts.length > 1) await nextTurn();
    }
  }

  #refuse(response: ServerResponse, refusal: Refusal, received: Received): Promise<void> {
    return this.#write(response, this.#does.refuses(replyTo(refusal), refusal, received));
  }

  async #write(response: ServerResponse, { status, headers, body, afterMs = 0 }: Reply): Promise<void> {
    await this.#pause(afterMs, response);
    response.writeHead(status, Object.entries(this.#does.headers(headers)).flat()).end(body);
  }

  /** Ends early where the client leaves. */
  #pause(ms: number, response: ServerResponse): Promise<void> {
    if (ms <= 0 || response.destroyed) return Promise.resolve();
    return new Promise(resolve => {
      const cancel = this.#options.clock.after(ms, () => {
        response.off('close', end);
        resolve();
      });
      const end = (): void => {
        cancel();
        resolve();
      };
      response.once('close', end);
    });
  }
}

export const startOpenai = async (options: ServerOptions = {}): Promise<OpenaiServer> => {
  const server = new OpenaiServer(options);
  await server.listen();
  return server;
};
