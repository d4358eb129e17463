// A server that does what a test says, and remembers what it was asked; and a client of it.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type ClientOptions, OrchestratorClient } from '../index.ts';

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Reply = (response: ServerResponse, asked: Asked) => void;

export interface Peer {
  readonly client: OrchestratorClient;
  readonly url: string;
  readonly asked: readonly Asked[];
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

/** Both are gone when the run ends. */
export const withPeer = async (
  reply: Reply,
  run: (peer: Peer) => Promise<void>,
  options: Partial<ClientOptions> = {},
): Promise<void> => {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then(body => {
      const { method = '', url = '', headers } = request;
      const one = { method, url, headers, body };
      asked.push(one);
      reply(response, one);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('the peer has no port');
  const url = `http://127.0.0.1:${address.port}`;
  const client = new OrchestratorClient({ baseUrl: url, ...options });
  try {
    await run({ client, url, asked });
  } finally {
    await client.close();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
};

export const answering =
  (status: number, value?: unknown, headers: Readonly<Record<string, string>> = {}): Reply =>
  response => {
    const type = value === undefined ? {} : { 'content-type': 'application/json' };
    response.writeHead(status, { 'x-correlation-id': 'c-1', ...type, ...headers });
    response.end(value === undefined ? undefined : JSON.stringify(value));
  };

export const frame = (event: string, payload: unknown, id?: number): string =>
  `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(payload)}\n\n`;

const metrics = { state: 'running', queue_depth: 0 };
const usage = { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 };
const end = { tokens_out: 2, usage, finish_reason: 'stop', decode_ms: 41 };

/** A whole short stream: what a completed task with two pieces shows. */
export const frames: readonly string[] = [
  frame('started', { job_id: 'job-1', queue_position: 0, predicted_start_ms: 12 }, 0),
  frame('metrics', metrics),
  frame('token', { t: 'Rhine ', i: 0 }, 1),
  frame('token', { t: 'Ébre', i: 1 }, 2),
  frame('end', end, 3),
];

export const streaming =
  (parts: readonly (string | Uint8Array)[], isLast = true): Reply =>
  response => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'x-correlation-id': 'c-2' });
    for (const part of parts) response.write(part);
    if (isLast) response.end();
  };
