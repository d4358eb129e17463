// One HTTP/1.1 connection on a bare socket: as little work as a client can do, so that the generator is never what is
// measured. One exchange at a time; text is ASCII.
import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
}

export interface ExchangeSink {
  head?(answer: Answer): void;
  /** A part of the body, as it comes. */
  text(part: string): void;
  end(): void;
  failed(error: Error): void;
}

export interface WireRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

type Body = { kind: 'none' } | { kind: 'length'; left: number } | { kind: 'chunked'; left: number };

export class WireConnection {
  readonly #socket: Socket;
  readonly #host: string;
  #sink: ExchangeSink | undefined;
  #unread = '';
  #body: Body | undefined;
  #isClosed = false;

  private constructor(socket: Socket, host: string) {
    this.#socket = socket;
    this.#host = host;
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => this.#read(text));
    socket.on('error', error => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('the connection closed before the answer was whole')));
  }

  static open(address: string): Promise<WireConnection> {
    const { hostname, port, host } = new URL(address);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname);
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new WireConnection(socket, host));
      });
    });
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  send(request: WireRequest, sink: ExchangeSink): void {
    this.#sink = sink;
    const { method, path, body = '', headers = {} } = request;
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const entity =
      body === '' ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
    this.#socket.write(
      `${method} ${path} HTTP/1.1\r\nhost: ${this.#host}\r\n${lines.join('')}${entity}\r\n${body}`,
    );
  }

  /** The whole answer at once. */
  ask(request: WireRequest): Promise<Answer & { readonly text: string }> {
    return new Promise((resolve, reject) => {
      let text = '';
      let answer: Answer = { status: 0, headers: new Map() };
      this.send(request, {
        head: head => {
          answer = head;
        },
        text: part => {
          text += part;
        },
        end: () => resolve({ ...answer, text }),
        failed: reject,
      });
    });
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Leaves without a word, as a client that went away. */
  drop(): void {
    this.#sink = undefined;
    this.#isClosed = true;
    this.#socket.destroy();
  }

  #fail(error: Error): void {
    this.#isClosed = true;
    const sink = this.#sink;
    this.#sink = undefined;
    sink?.failed(error);
  }

  #read(text: string): void {
    this.#unread += text;
    while (this.#sink !== undefined && (this.#body === undefined ? this.#readHead() : this.#readBody()));
  }

  #readHead(): boolean {
    const end = this.#unread.indexOf('\r\n\r\n');
    if (end < 0) return false;
    const [statusLine = '', ...lines] = this.#unread.slice(0, end).split('\r\n');
    this.#unread = this.#unread.slice(end + 4);
    const headers = new Map(
      lines.map(line => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
      }),
    );
    const status = Number(statusLine.split(' ')[1]);
    const isChunked = headers.get('transfer-encoding') === 'chunked';
    const length = Number(headers.get('content-length') ?? 0);
    if (isChunked) this.#body = { kind: 'chunked', left: -1 };
    else this.#body = status === 204 || length === 0 ? { kind: 'none' } : { kind: 'length', left: length };
    this.#sink?.head?.({ status, headers });
    return true;
  }

  /** True while there may be more to read of what has come. */
  #readBody(): boolean {
    const body = this.#body;
    if (body === undefined) return false;
    if (body.kind === 'none') return this.#end();
    if (body.kind === 'chunked' && body.left <= 0) return this.#readChunkSize(body);
    if (this.#unread === '') return false;
    const part = this.#unread.slice(0, body.left);
    this.#unread = this.#unread.slice(part.length);
    body.left -= part.length;
    this.#sink?.text(part);
    return body.kind === 'length' && body.left === 0 ? this.#end() : true;
  }

  /** Before a chunk stand its size and, but for the first, the line end of the chunk before it. */
  #readChunkSize(body: { left: number }): boolean {
    const start = body.left === 0 ? 2 : 0;
    const end = this.#unread.indexOf('\r\n', start);
    if (end < 0) return false;
    const size = Number.parseInt(this.#unread.slice(start, end), 16);
    if (size > 0) {
      this.#unread = this.#unread.slice(end + 2);
      body.left = size;
      return true;
    }
    if (this.#unread.length < end + 4) return false;
    this.#unread = this.#unread.slice(end + 4);
    return this.#end();
  }

  #end(): boolean {
    const sink = this.#sink;
    this.#sink = undefined;
    this.#body = undefined;
    sink?.end();
    return true;
  }
}
