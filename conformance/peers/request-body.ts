import type { IncomingMessage } from 'node:http';
import { isRecord, pairsOf, parsedJson, valueAt } from '#conformance/harness';
import type { PeerRequest } from './wire.ts';

const bodyBytesMax = 64 * 1024 * 1024;

export const readRequest = async (message: IncomingMessage): Promise<PeerRequest> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.byteLength;
    if (bytes > bodyBytesMax) throw new Error(`a body is longer than ${bodyBytesMax} bytes`);
    chunks.push(buffer);
  }
  const url = new URL(message.url ?? '/', 'http://peer');
  const bodyText = Buffer.concat(chunks).toString('utf8');
  return {
    method: message.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: pairsOf(message.rawHeaders),
    bodyText,
    body: parsedJson(bodyText),
  };
};

export const textAt = (request: PeerRequest, path: string): string => {
  const value = valueAt(request.body, path);
  return typeof value === 'string' ? value : '';
};

export const numberAt = (request: PeerRequest, paths: readonly string[], otherwise: number): number => {
  const values = paths.map(path => valueAt(request.body, path));
  return values.find(value => typeof value === 'number') ?? otherwise;
};

export const isTrueAt = (request: PeerRequest, path: string): boolean => valueAt(request.body, path) === true;

/** Text, or its parts. */
const contentOf = (content: unknown): string =>
  Array.isArray(content) ? content.map(part => String(Object(part).text)).join('') : String(content);

/** A prompt, or the contents of messages, one line each with its role. */
export const promptTextOf = (request: PeerRequest, member: string): string => {
  const prompt = valueAt(request.body, member);
  if (typeof prompt === 'string') return prompt;
  if (Array.isArray(prompt)) return prompt.join(' ');
  const messages = valueAt(request.body, 'messages');
  if (!Array.isArray(messages)) return '';
  return messages
    .filter(isRecord)
    .map(message => `[${message.role}]${contentOf(message.content)}`)
    .join('\n');
};
