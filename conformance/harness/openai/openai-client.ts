import { headerInstantMs } from '../clock.ts';
import type { HeaderPair } from '../history/entry.ts';
import type { Answer, RequestSpec } from '../http/answer.ts';
import type { HttpClient } from '../http/http-client.ts';
import type { Pace } from '../http/pace.ts';
import { Stream } from '../http/stream.ts';

export interface OpenaiOptions {
  /** At the base URL, below which are `/models` and `/chat/completions`. */
  readonly http: HttpClient;
  readonly pace: Pace;
  /** Without it nothing says who asks. */
  readonly key?: string;
}

export interface OpenaiCall {
  readonly body?: unknown;
  /** The body as it is, where it is meant to be no JSON. */
  readonly bodyText?: string;
  /** Why this call breaks the contract. */
  readonly invalidOnPurpose?: string;
  readonly headers?: readonly HeaderPair[];
  readonly signal?: AbortSignal;
  /** A refusal for load is what the call is about: it is not sent again. */
  readonly mayBeRefused?: boolean;
}

export type OpenaiPath = '/chat/completions' | '/completions';

/** Where the OpenAI API begins: at the address itself where that ends in a version, otherwise below it. */
export const openaiBase = (url: string): string => {
  const whole = url.replace(/\/+$/, '');
  return /\/v\d+[a-z0-9]*$/.test(whole) ? whole : `${whole}/v1`;
};

const triesMax = 5;
const pauseMs = 1_000;

const secondsIn = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;

/** For how long it asks to be left alone; undefined where it is no refusal for load. */
const heldBackMs = (answer: Answer, wallMs: number): number | undefined => {
  const told = answer.header('retry-after');
  const isRefusal = answer.status === 429 || (answer.status === 503 && told !== undefined);
  if (!isRefusal) return undefined;
  const seconds = secondsIn(told);
  if (seconds !== undefined) return Math.ceil(seconds * 1_000);
  const instantMs = headerInstantMs(told ?? '');
  return instantMs === undefined ? pauseMs : Math.max(0, instantMs - wallMs);
};

const answerOf = (got: Answer | Stream): Answer => (got instanceof Stream ? got.answer : got);

/** A client as the usual ones are, but that it sends again only what was refused for load, and says so. */
export class OpenaiClient {
  readonly #options: OpenaiOptions;

  constructor(options: OpenaiOptions) {
    this.#options = options;
  }

  models(call: OpenaiCall = {}): Promise<Answer> {
    return this.#paced(call, () => this.#options.http.send(this.#spec('GET', '/models', call)));
  }

  whole(path: OpenaiPath, call: OpenaiCall): Promise<Answer> {
    return this.#paced(call, () => this.#options.http.send(this.#spec('POST', path, call)));
  }

  /** Resolves with the headers; what is no stream is read to its end first. */
  stream(path: OpenaiPath, call: OpenaiCall): Promise<Stream> {
    return this.#paced(call, () => this.#options.http.openStream(this.#spec('POST', path, call)));
  }

  async #paced<Got extends Answer | Stream>(call: OpenaiCall, ask: () => Promise<Got>): Promise<Got> {
    const { pace, http } = this.#options;
    const { history } = http;
    for (let tries = 1; ; tries += 1) {
      const got = await ask();
      const answer = answerOf(got);
      const ms = call.mayBeRefused ? undefined : heldBackMs(answer, history.clock.wallMs());
      if (ms === undefined || tries >= triesMax || ms > history.bounds.terminal_ms) return got;
      if (!pace.holdBack(ms)) return got;
      history.note({ note: 'held-back', exchange: answer.exchange, ms });
    }
  }

  #spec(method: string, path: string, call: OpenaiCall): RequestSpec {
    const { key } = this.#options;
    const body = call.bodyText ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
    const standing: HeaderPair[] = [
      ['Accept', 'application/json'],
      ...(key === undefined ? [] : [['Authorization', `Bearer ${key}`] satisfies HeaderPair]),
      ...(body === undefined ? [] : [['Content-Type', 'application/json'] satisfies HeaderPair]),
    ];
    return {
      method,
      path,
      headers: [...standing, ...(call.headers ?? [])],
      ...(body === undefined ? {} : { body }),
      ...(call.invalidOnPurpose === undefined ? {} : { invalidOnPurpose: call.invalidOnPurpose }),
      ...(call.signal === undefined ? {} : { signal: call.signal }),
    };
  }
}
