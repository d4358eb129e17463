import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { request as requestSecurely } from 'node:https';
import type { Socket } from 'node:net';
import { resetSocket } from '#conformance/harness';

export interface WitnessedCall {
  readonly path: string;
  readonly body: string;
  isOpen: boolean;
}

/** Routes of the known wires that decode; the others ask about the engine. */
const decoding = /\/(completions?|generate(_stream)?|messages|infer)$/;
const bodyBytesMax = 64 << 20;

/** Stands between an adapter and a real engine, hands everything on, and sees what is asked and hung up. */
export class Witness {
  readonly calls: WitnessedCall[] = [];
  readonly #engine: URL;
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((asked, answer) => {
    this.#serve(asked, answer).catch(() => answer.destroy());
  });

  private constructor(engineUrl: string) {
    this.#engine = new URL(engineUrl);
    this.#server.on('connection', socket => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  static async start(engineUrl: string, port: number): Promise<Witness> {
    const witness = new Witness(engineUrl);
    await witness.listen(port);
    return witness;
  }

  async listen(port: number): Promise<void> {
    if (this.#server.listening) return;
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /** Nothing is there any more. */
  async crash(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) resetSocket(socket);
    await closed;
  }

  async #serve(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = await bodyOf(asked);
    const path = asked.url ?? '/';
    const isCall = asked.method === 'POST' && decoding.test(new URL(path, this.#engine).pathname);
    const call = { path, body: body.toString(), isOpen: true };
    if (isCall) this.calls.push(call);
    answer.on('close', () => {
      call.isOpen = false;
    });
    const send = this.#engine.protocol === 'https:' ? requestSecurely : request;
    const place = new URL(this.#engine.pathname.replace(/\/+$/, '') + path, this.#engine);
    const { host, connection, ...headers } = asked.headers;
    const onward = send(place, { method: asked.method ?? 'GET', headers, agent: false }, came => {
      answer.writeHead(came.statusCode ?? 502, came.headers);
      came.pipe(answer);
      came.on('error', () => answer.destroy());
    });
    answer.on('close', () => onward.destroy());
    onward.on('error', () => answer.destroy());
    onward.end(body);
  }
}

const bodyOf = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message) {
    bytes += chunk.length;
    if (bytes > bodyBytesMax) throw new Error(`a body is longer than ${bodyBytesMax} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
