// The HTTP server: its bounds, its errors, its start and its end.
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Config } from '#contracts';
import type { ApiParts } from './api-parts.ts';
import { createApp } from './app.ts';
import type { Exchange } from './exchange.ts';
import { createServer } from './http.ts';
import { parserErrors } from './parser-errors.ts';
import { OpenStreams } from './sse/open-streams.ts';

type Limits = Config['server']['limits'];

/** Room for the request line, which the parser counts with the headers and the configuration doesn't. */
const requestLineBytes = 16_384;
/** How often slow requests are looked for, in parts of the shorter bound. */
const checksPerTimeout = 4;

export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

function serverOptions(limits: Limits) {
  return {
    maxHeaderSize: limits.header_bytes_max + requestLineBytes,
    headersTimeout: limits.header_timeout_ms,
    requestTimeout: limits.request_timeout_ms,
    keepAliveTimeout: limits.keep_alive_ms,
    connectionsCheckingInterval: Math.ceil(limits.header_timeout_ms / checksPerTimeout),
    // Both are answered with the envelope, so the parser must not answer them itself.
    requireHostHeader: false,
    insecureHTTPParser: false,
    noDelay: true,
  };
}

/**
 * A target that is no address would pass by every route, the gate among them, which refuses it by what was sent.
 * @implements ASY-SEC-004
 */
function withReadableTarget(request: IncomingMessage): IncomingMessage {
  const sent: IncomingMessage & { originalUrl?: string } = request;
  const target = request.url ?? '';
  if (target.startsWith('/') || target === '*' || URL.canParse(target)) return request;
  sent.originalUrl = target;
  sent.url = '/';
  return sent;
}

export class ApiServer {
  readonly #server: Server;
  readonly #openStreams: OpenStreams;
  readonly #exchanges = new WeakMap<Duplex, Exchange>();
  #isClosing = false;

  constructor(parts: ApiParts) {
    const { limits } = parts.config.server;
    this.#openStreams = new OpenStreams(parts);
    const routes = createApp(parts, {
      openStreams: this.#openStreams,
      began: exchange => void this.#exchanges.set(exchange.request.socket, exchange),
      isClosing: () => this.#isClosing,
    });
    const app: RequestListener = (request, response) => routes(withReadableTarget(request), response);
    this.#server = createServer(serverOptions(limits), app);
    this.#server.maxConnections = limits.connections_max;
    // Headers beyond the bound are refused, not left out.
    this.#server.maxHeadersCount = 0;
    this.#server.on('checkContinue', app);
    this.#server.on('checkExpectation', app);
    this.#server.on(
      'clientError',
      parserErrors({ ...parts, exchangeOn: socket => this.#exchanges.get(socket) }),
    );
  }

  /** Resolves with the address that clients use. */
  listen({ host, port }: ListenAddress): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject);
        resolve(this.#address(host));
      });
    });
  }

  /** Takes no new connection, ends the streams, and resolves once what is under way has been answered. */
  close(): Promise<void> {
    this.#isClosing = true;
    const closed = new Promise<void>(resolve => this.#server.close(() => resolve()));
    this.#openStreams.closeAll();
    this.#server.closeIdleConnections();
    return closed;
  }

  /** Streams that were opened with one of these keys end; their tasks go on. */
  closeStreamsOf(keys: ReadonlySet<string>): void {
    this.#openStreams.closeOf(keys);
  }

  /** Cuts off whatever is left. */
  destroy(): void {
    this.#server.closeAllConnections();
  }

  #address(host: string): string {
    const bound = this.#server.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
    return `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`;
  }
}
