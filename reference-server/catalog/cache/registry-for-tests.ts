// A registry on this machine, and the transport that leads every https address to it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { FetchPort } from '../index.ts';

export type Handler = (asked: IncomingMessage, answer: ServerResponse) => void;

export const digestOf = (content: Buffer): string =>
  `sha256:${createHash('sha256').update(content).digest('hex')}`;
export const modelOf = (name: string, bytes = 100): Buffer => Buffer.alloc(bytes, `${name}, `);

/** Every https address leads to the server on this machine: the transport is the test's, the rules are not. */
function fetchFrom(port: number, asked: string[]): FetchPort {
  return ({ url, headers, signal }) =>
    new Promise((resolve, reject) => {
      asked.push(`${url.host}${url.pathname}${headers.range === undefined ? '' : ` ${headers.range}`}`);
      const options = {
        host: '127.0.0.1',
        port,
        path: url.pathname,
        headers,
        ...(signal === undefined ? {} : { signal }),
      };
      const call = request(options, answer => {
        const plain = Object.fromEntries(
          Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
        );
        const discard = async (): Promise<void> => void answer.resume();
        resolve({ status: answer.statusCode ?? 0, headers: plain, body: answer, discard });
      });
      call.on('error', reject).end();
    });
}

/** Serves a file as a registry does, from where it is asked to. */
export const serving =
  (content: Buffer): Handler =>
  (asked, answer) => {
    const from = Number(/^bytes=(\d+)-$/.exec(asked.headers.range ?? '')?.[1] ?? 0);
    if (from >= content.length) return void answer.writeHead(416).end();
    const rest = content.subarray(from);
    const range =
      from === 0 ? {} : { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` };
    answer.writeHead(from === 0 ? 200 : 206, { 'content-length': rest.length, ...range }).end(rest);
  };

export class TestRegistry {
  readonly handlers = new Map<string, Handler>();
  /** Host, path and range of every request. */
  readonly asked: string[] = [];
  readonly #server = createServer((message, answer) => {
    const handler = this.handlers.get(message.url ?? '');
    if (handler === undefined) answer.writeHead(404).end();
    else handler(message, answer);
  });

  async listen(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.listen(0, '127.0.0.1', resolve);
    await promise;
  }

  get fetch(): FetchPort {
    const address = this.#server.address();
    assert.ok(typeof address === 'object' && address !== null);
    return fetchFrom(address.port, this.asked);
  }

  forget(): void {
    this.handlers.clear();
    this.asked.length = 0;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
