// One request as the interaction says it, byte for byte: any method, any Host, and the bytes of the answer as they come.
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Json } from '#conformance/harness';
import {
  type Clock,
  type HeaderPair,
  mediaTypeOf,
  pairsOf,
  parsedJson,
  SseParser,
} from '#conformance/harness';
import type { Came } from './judge-answer.ts';

export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
}

export interface Frame {
  readonly event: string;
  readonly data: Json;
}

export interface SendOptions {
  readonly clock: Clock;
  readonly withinMs: number;
  readonly signal?: AbortSignal;
  /** Sees each event of a stream; true ends the reading. */
  readonly onFrame?: (frame: Frame) => boolean;
}

/** Nothing came, or not all of it: neither kept nor broken. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

const bodyBytesMax = 16 * 1024 * 1024;

/** The headers of an answer, and its body while it comes. */
const opened = (sent: Sent, signal: AbortSignal): Promise<IncomingMessage> => {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const url = new URL(sent.url);
  const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
    method: sent.method,
    agent: false,
    signal,
    headers: {
      ...sent.headers,
      ...(sent.body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(sent.body)) }),
    } as Record<string, string | string[]>,
  });
  // A server may answer before it has read all of the request, and close: what it said still counts.
  request.on('response', resolve);
  request.on('error', reject);
  request.end(sent.body);
  return promise;
};

const framesIn = (parser: SseParser, chunk: Uint8Array): Frame[] =>
  parser
    .push(chunk)
    .flatMap(item =>
      item.kind === 'frame' && item.data !== undefined
        ? [{ event: item.event ?? 'message', data: (parsedJson(item.data) ?? item.data) as Json }]
        : [],
    );

const readBody = async (answer: IncomingMessage, onFrame: SendOptions['onFrame']): Promise<string> => {
  const parser = new SseParser();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > bodyBytesMax) throw new NoAnswer(`the body is larger than ${bodyBytesMax} bytes`);
    if (onFrame === undefined) continue;
    if (framesIn(parser, chunk).some(frame => onFrame(frame))) break;
  }
  return Buffer.concat(chunks).toString('utf8');
};

const bodyOf = (headers: readonly HeaderPair[], text: string): Json | undefined => {
  if (text === '') return undefined;
  const isJson = /[/+]json$/.test(mediaTypeOf(headers));
  return ((isJson ? parsedJson(text) : undefined) ?? text) as Json;
};

/** Throws NoAnswer where nothing came in time, or not whole. */
export const send = async (sent: Sent, options: SendOptions): Promise<Came> => {
  const { clock, withinMs, onFrame } = options;
  const late = new AbortController();
  const cancel = clock.after(withinMs, () => late.abort());
  const signal = AbortSignal.any([late.signal, ...(options.signal === undefined ? [] : [options.signal])]);
  try {
    const answer = await opened(sent, signal);
    const headers = pairsOf(answer.rawHeaders);
    const text = await readBody(answer, onFrame);
    answer.destroy();
    return { status: answer.statusCode ?? 0, headers, body: bodyOf(headers, text) };
  } catch (error) {
    if (error instanceof NoAnswer) throw error;
    const why = late.signal.aborted ? `nothing whole came within ${withinMs} ms` : String(error);
    throw new NoAnswer(`${sent.method} ${new URL(sent.url).pathname}: ${why}`);
  } finally {
    cancel();
  }
};
