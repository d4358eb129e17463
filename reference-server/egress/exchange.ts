// One exchange with somebody else's server, on a connection of its own that the guard has let through.
import { Client } from 'undici';
import type { Egress } from './egress.ts';
import type { Trust } from './policy.ts';

export interface ExchangeParts {
  readonly egress: Egress;
  readonly trust: Trust;
}

export interface PostAnswer {
  readonly statusCode: number;
}

/** Sends a JSON document and waits for the status; redirects are not followed. */
export type PostJson = (url: string, json: string, signal: AbortSignal) => Promise<PostAnswer>;

const connectMs = 5_000;
const dumpBytesMax = 64 * 1_024;

function clientOf(url: URL, { egress, trust }: ExchangeParts): Client {
  const connect = egress.dialer({ trust, connectMs });
  // Whoever asks bounds the time, by the signal.
  return new Client(url.origin, { connect, headersTimeout: 0, bodyTimeout: 0, pipelining: 1 });
}

const pathOf = (url: URL): string => `${url.pathname}${url.search}`;

export function postJson(parts: ExchangeParts): PostJson {
  return async (address, json, signal) => {
    const url = new URL(address);
    const client = clientOf(url, parts);
    const headers = { 'content-type': 'application/json', 'user-agent': 'assay' };
    try {
      const path = pathOf(url);
      const sent = { method: 'POST', path, headers, body: json, signal, reset: true } as const;
      const { statusCode, body } = await client.request(sent);
      await body.dump({ limit: dumpBytesMax, signal });
      return { statusCode };
    } finally {
      await client.destroy();
    }
  };
}

export interface FetchRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
}

export interface FetchAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
  /** Ends the exchange where the body is not read. */
  discard(): Promise<void>;
}

/** Ends the connection with the body, however the reader leaves it. */
async function* bodyOf(body: AsyncIterable<Uint8Array>, client: Client): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } finally {
    await client.destroy();
  }
}

/** One request; it follows no redirect, so that whoever follows one is judged anew. */
export function fetchGuarded(parts: ExchangeParts): (request: FetchRequest) => Promise<FetchAnswer> {
  return async ({ url, headers, signal }) => {
    const client = clientOf(url, parts);
    try {
      const sent = { method: 'GET', path: pathOf(url), headers: { ...headers }, reset: true } as const;
      const answer = await client.request(signal === undefined ? sent : { ...sent, signal });
      const named = Object.entries(answer.headers).map(([name, value]) => [
        name.toLowerCase(),
        String(value ?? ''),
      ]);
      return {
        status: answer.statusCode,
        headers: Object.fromEntries(named),
        body: bodyOf(answer.body, client),
        discard: () => client.destroy(),
      };
    } catch (error) {
      await client.destroy();
      throw error;
    }
  };
}
