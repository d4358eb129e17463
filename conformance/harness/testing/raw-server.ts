import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { type Bounds, boundsOf } from '../bounds.ts';
import { realClock } from '../clock.ts';
import { History } from '../history/history.ts';
import { Redactor } from '../history/redactor.ts';
import { Connections } from '../http/connections.ts';
import { HttpClient } from '../http/http-client.ts';

export interface RawServer {
  readonly url: string;
  /** What came, all sockets together, as latin1. */
  readonly received: () => string;
  readonly sockets: readonly Socket[];
}

/** A server that answers bytes; `answer` is called with each socket once its first request's head came. */
const listen = async (answer: (socket: Socket) => void) => {
  const sockets: Socket[] = [];
  let received = '';
  const server = createServer(socket => {
    sockets.push(socket);
    let head = '';
    socket.on('data', chunk => {
      const before = head;
      head += chunk.toString('latin1');
      received += chunk.toString('latin1');
      if (!before.includes('\r\n\r\n') && head.includes('\r\n\r\n')) answer(socket);
    });
    socket.on('error', error => {
      received += `[${error.message}]`;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${port}`, received: () => received, sockets, close };
};

export interface Bench {
  readonly server: RawServer;
  readonly history: History;
  readonly client: HttpClient;
}

/** A client and a server of bytes; both are gone when the run ends. */
export const withServer = async (
  answer: (socket: Socket) => void,
  run: (bench: Bench) => Promise<void>,
  bounds: Partial<Bounds> = {},
): Promise<void> => {
  const server = await listen(answer);
  const connections = new Connections({ connectMs: 20_000 });
  const history = new History({
    clock: realClock,
    bounds: boundsOf({ response_ms: 20_000, frame_ms: 20_000, ...bounds }),
    redactor: new Redactor(),
  });
  const client = new HttpClient({ baseUrl: server.url, connections, history });
  try {
    await run({ server, history, client });
  } finally {
    await connections.close();
    await server.close();
  }
};

export const answerHead = (type: string, more = ''): string =>
  `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n${more}\r\n`;

export const streamHead = answerHead('text/event-stream', 'Transfer-Encoding: chunked\r\n');

export const chunkOf = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
