// Calls to engines and webhooks: no redirects, no kept connections, no address that the configuration doesn't allow.
import { type LookupAddress, lookup } from 'node:dns';
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isAllowedAddress } from '../private-address.ts';

export interface CallOptions {
  readonly url: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly privateRanges: readonly string[];
  readonly signal?: AbortSignal;
}

export interface CallHandlers {
  connected(): void;
  head(status: number, headers: IncomingHttpHeaders): void;
  chunk(bytes: Buffer): void;
  end(): void;
  error(error: Error): void;
}

export interface RawCall {
  abort(): void;
}

const guarded =
  (ranges: readonly string[]): LookupFunction =>
  (hostname, options, answer) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const isAllowed = (found: LookupAddress): boolean =>
        hostname === 'localhost' || isAllowedAddress(found.address, ranges);
      const refused = addresses?.some(found => !isAllowed(found)) ?? false;
      const problem = error ?? (refused ? new Error('the name leads to a private address') : null);
      const first = addresses?.[0];
      if (problem !== null || first === undefined) answer(problem ?? new Error('no address'), '', 4);
      else if (options.all === true) answer(null, addresses);
      else answer(null, first.address, first.family);
    });
  };

const forward = (response: IncomingMessage, handlers: CallHandlers): void => {
  handlers.head(response.statusCode ?? 0, response.headers);
  response.on('data', (bytes: Buffer) => handlers.chunk(bytes));
  response.on('end', () => {
    if (response.complete) handlers.end();
    else handlers.error(new Error('the body was cut off'));
  });
  response.on('error', error => handlers.error(error));
};

/** Handlers that fall silent after the last of them, or when they are told to. */
const once = (given: CallHandlers): CallHandlers & { silence(): void } => {
  let isOver = false;
  const unlessOver = (act: () => void, isLast = false): void => {
    if (isOver) return;
    isOver = isLast;
    act();
  };
  return {
    connected: () => unlessOver(given.connected),
    head: (status, headers) => unlessOver(() => given.head(status, headers)),
    chunk: bytes => unlessOver(() => given.chunk(bytes)),
    end: () => unlessOver(given.end, true),
    error: error => unlessOver(() => given.error(error), true),
    silence: () => {
      isOver = true;
    },
  };
};

/** One request. After abort, end or error no handler is called again. */
export const openCall = (options: CallOptions, given: CallHandlers): RawCall => {
  const handlers = once(given);
  const payload = options.body === undefined ? undefined : Buffer.from(JSON.stringify(options.body));
  const url = new URL(options.url);
  const make = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const call = make(url, {
    method: payload === undefined ? 'GET' : 'POST',
    agent: false,
    lookup: guarded(options.privateRanges),
    headers: {
      ...(payload === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': String(payload.length) }),
      ...options.headers,
    },
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  call.on('socket', socket => socket.once('connect', () => handlers.connected()));
  call.on('response', response => forward(response, handlers));
  call.on('error', error => handlers.error(error));
  call.on('close', () => handlers.error(new Error('the connection closed')));
  call.end(payload);
  return {
    abort: () => {
      handlers.silence();
      call.destroy();
    },
  };
};

const bytesMax = 1_048_576;

export interface JsonAnswer {
  readonly status: number;
  readonly text: string;
  readonly json: unknown;
}

/** Undefined where the text is not JSON. */
export const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A short exchange with a bound on time and size. */
export const sendJson = (
  options: Omit<CallOptions, 'signal'> & { readonly timeoutMs: number },
): Promise<JsonAnswer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let status = 0;
    const signal = AbortSignal.timeout(Math.max(1, Math.ceil(options.timeoutMs)));
    const call = openCall(
      { ...options, signal },
      {
        connected: () => undefined,
        head: code => {
          status = code;
        },
        chunk: bytes => {
          size += bytes.length;
          chunks.push(bytes);
          if (size <= bytesMax) return;
          call.abort();
          reject(new Error('the answer is too large'));
        },
        end: () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status, text, json: parsed(text) });
        },
        error: reject,
      },
    );
  });
