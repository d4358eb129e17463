// Bytes to a socket, for what no HTTP client agrees to send: broken requests, half requests, requests that drip.
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { BoundName } from '../bounds.ts';
import type { HeaderPair } from '../history/entry.ts';
import type { History } from '../history/history.ts';
import { Answer } from './answer.ts';
import { headerValue } from './headers.ts';

export interface RawExchange {
  readonly baseUrl: string;
  readonly history: History;
  /** What is sent, part after part; the request entry shows their text together. */
  readonly parts: readonly (string | Uint8Array)[];
  /** Why it breaks the contract: raw bytes are always sent on purpose. */
  readonly why: string;
  /** For the whole exchange. */
  readonly bound?: BoundName;
  /** Closes the sending side after the last part. */
  readonly ends?: boolean;
}

interface Parsed {
  readonly status: number;
  readonly headers: readonly HeaderPair[];
  readonly body: string;
}

const unchunked = (bytes: string): string | undefined => {
  let rest = bytes;
  let body = '';
  for (;;) {
    const [head = '', size = ''] = /^([0-9a-fA-F]+)[^\r\n]*\r\n/.exec(rest) ?? [];
    if (head === '') return undefined;
    const length = Number.parseInt(size, 16);
    if (length === 0) return body;
    if (rest.length < head.length + length + 2) return undefined;
    body += rest.slice(head.length, head.length + length);
    rest = rest.slice(head.length + length + 2);
  }
};

const bodyOf = (headers: readonly HeaderPair[], rest: string, isClosed: boolean): string | undefined => {
  if (/chunked/i.test(headerValue(headers, 'transfer-encoding') ?? '')) return unchunked(rest);
  const length = headerValue(headers, 'content-length');
  if (length === undefined) return isClosed ? rest : undefined;
  return rest.length >= Number(length) ? rest.slice(0, Number(length)) : undefined;
};

/** A whole response in what came so far, as latin1; undefined while it is not whole. */
export const parseResponse = (bytes: string, isClosed: boolean): Parsed | undefined => {
  const end = bytes.indexOf('\r\n\r\n');
  const [line = '', ...fields] = end < 0 ? [] : bytes.slice(0, end).split('\r\n');
  const [, status] = /^HTTP\/1\.[01] (\d{3})/.exec(line) ?? [];
  if (status === undefined) return undefined;
  const headers = fields.map((field): HeaderPair => {
    const colon = field.indexOf(':');
    return [field.slice(0, colon), field.slice(colon + 1).trim()];
  });
  const hasNoBody = status === '204' || status === '304' || status.startsWith('1');
  const body = hasNoBody ? '' : bodyOf(headers, bytes.slice(end + 4), isClosed);
  if (body === undefined) return undefined;
  return { status: Number(status), headers, body: Buffer.from(body, 'latin1').toString('utf8') };
};

const textOf = (parts: RawExchange['parts']): string =>
  parts.map(part => (typeof part === 'string' ? part : Buffer.from(part).toString('latin1'))).join('');

const record = ({ baseUrl, history, parts, why }: RawExchange, exchange: string): void => {
  const text = textOf(parts);
  const [, method = 'RAW', target = '/'] = /^([A-Z]+) (\S{1,2000})/.exec(text) ?? [];
  history.note({ note: 'invalid-on-purpose', exchange, why });
  const end = text.indexOf('\r\n\r\n');
  const head = (end < 0 ? text : text.slice(0, end)).split('\r\n').slice(1);
  const headers = head.map((field): HeaderPair => {
    const colon = field.indexOf(':');
    return [
      field.slice(0, Math.max(0, colon)).slice(0, 200),
      field
        .slice(colon + 1)
        .trim()
        .slice(0, 1000),
    ];
  });
  const body = end < 0 ? '' : text.slice(end + 4, end + 4 + 65_536);
  const url = baseUrl.replace(/\/+$/, '') + (target.startsWith('/') ? target : `/${target}`);
  history.append({ kind: 'request', exchange, method, url, headers: headers.slice(0, 200), body });
};

const open = (baseUrl: string): Socket => {
  const { protocol, hostname, port } = new URL(baseUrl);
  const isTls = protocol === 'https:';
  const at = { host: hostname, port: Number(port) || (isTls ? 443 : 80) };
  return isTls ? connectTls({ ...at, servername: hostname }) : connect(at);
};

const write = async (socket: Socket, parts: RawExchange['parts']): Promise<void> => {
  for (const part of parts) {
    if (socket.destroyed) return;
    await new Promise<void>(resolve => {
      socket.write(part, () => resolve());
    });
  }
};

interface Outcome {
  readonly parsed?: Parsed;
  readonly error?: string;
}

/** Resolves with the first whole answer, or with why there will be none. */
const read = (socket: Socket, refuse: (settle: (error: string) => void) => void): Promise<Outcome> => {
  const done = Promise.withResolvers<Outcome>();
  let bytes = '';
  const look = (isClosed: boolean, error: string): void => {
    const parsed = parseResponse(bytes, isClosed);
    if (parsed !== undefined) done.resolve({ parsed });
    else if (isClosed) done.resolve({ error });
  };
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    bytes += chunk;
    look(false, '');
  });
  socket.on('error', error => look(true, error.message));
  socket.on('close', () => look(true, 'the connection closed without a whole answer'));
  refuse(error => done.resolve({ error }));
  return done.promise;
};

/** One exchange on a socket of its own. Never throws on what the target does. */
export const sendRaw = async (options: RawExchange): Promise<Answer> => {
  const { history, bound = 'response_ms' } = options;
  const exchange = history.nextExchange();
  record(options, exchange);
  const socket = open(options.baseUrl);
  let cancel = (): void => undefined;
  const outcome = read(socket, settle => {
    cancel = history.clock.after(history.bounds[bound], () => {
      history.note({ note: 'expired', bound, what: `${exchange} has no answer` });
      settle(`bound ${bound} expired`);
    });
  });
  void write(socket, options.parts).then(() => options.ends === true && socket.end());
  const { parsed, error } = await outcome;
  cancel();
  socket.destroy();
  if (parsed === undefined) {
    history.append({ kind: 'closed', exchange, by: 'error', error: error ?? '' });
    return new Answer(exchange);
  }
  const { status, headers, body } = parsed;
  const told = body === '' ? {} : { body };
  history.append({ kind: 'response', exchange, status, headers: [...headers], ...told });
  return new Answer(exchange, parsed);
};
