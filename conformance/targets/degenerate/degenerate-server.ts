import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Servers that keep no promise: nothing may pass against one. */
export const degenerateKinds = ['empty', 'failing', 'echo', 'refusing', 'hang'] as const;
export type DegenerateKind = (typeof degenerateKinds)[number];

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
};

const answers: Readonly<
  Record<DegenerateKind, (request: IncomingMessage, response: ServerResponse) => unknown>
> = {
  empty: (_, response) => response.writeHead(200).end(),
  failing: (_, response) =>
    response.writeHead(500, { 'Content-Type': 'text/plain' }).end('Internal Server Error'),
  echo: async (request, response) => {
    const headers = Object.entries(request.headers).filter(
      ([name]) => !['content-length', 'connection'].includes(name),
    );
    const body = await bodyOf(request);
    response.writeHead(200, Object.fromEntries(headers)).end(body);
  },
  refusing: (_, response) => {
    const error = { message: 'no', type: 'invalid_request_error', param: null, code: null };
    response.writeHead(400, { 'Content-Type': 'application/json' }).end(JSON.stringify({ error }));
  },
  hang: () => undefined,
};

/** Listens on a free port of loopback. */
export const startDegenerate = async (kind: DegenerateKind): Promise<{ server: Server; url: string }> => {
  const server = createServer((request, response) => void answers[kind](request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}` };
};
