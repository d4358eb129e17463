// The one file that wires the server: what exists, and who is handed what.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './api/index.ts';

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
}

export interface RunningServer {
  readonly address: string;
  /** Answers what is under way, then ends. */
  close(): Promise<void>;
}

function listen(server: Server, options: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
}

function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const app = createApp({ unreadyReason: () => 'no engine pool is configured yet' });
  const server = createServer(app);
  await listen(server, options);
  return {
    address: addressOf(server, options.host),
    close: () => {
      const closed = new Promise<void>(resolve => server.close(() => resolve()));
      server.closeIdleConnections();
      return closed;
    },
  };
}
