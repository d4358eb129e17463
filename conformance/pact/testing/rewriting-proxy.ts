// A server that is broken in one way: it hands on what another one says, with one thing changed.
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

export interface Reply {
  readonly status: number;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type Rewrite = (reply: Reply) => Reply;

export interface RewritingProxy {
  readonly url: string;
  close(): Promise<void>;
}

/** Said anew for each connection and body. */
const ownHeaders = ['connection', 'keep-alive', 'transfer-encoding', 'content-length'];

const textOf = async (message: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const replyOf = async (target: string, message: IncomingMessage): Promise<Reply> => {
  const body = await textOf(message);
  const onwards = request(new URL(message.url ?? '/', target), {
    method: message.method ?? 'GET',
    headers: message.headers,
    agent: false,
  });
  onwards.end(body);
  const [answer] = (await once(onwards, 'response')) as [IncomingMessage];
  const headers = Object.entries(answer.headers)
    .filter(([name]) => !ownHeaders.includes(name))
    .map(([name, value]) => [name, String(value)] as const);
  return { status: answer.statusCode ?? 0, headers: Object.fromEntries(headers), body: await textOf(answer) };
};

const serve = async (
  target: string,
  rewrite: Rewrite,
  [message, response]: [IncomingMessage, ServerResponse],
) => {
  const { status, headers, body } = rewrite(await replyOf(target, message));
  response.writeHead(status, headers).end(body);
};

export const startRewritingProxy = async (target: string, rewrite: Rewrite): Promise<RewritingProxy> => {
  const server = createServer((message, response) => {
    serve(target, rewrite, [message, response]).catch((error: unknown) => response.destroy(error as Error));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
