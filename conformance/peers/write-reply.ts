import type { ServerResponse } from 'node:http';
import type { Reply } from './wire.ts';

export const writeReply = (response: ServerResponse, reply: Reply): void => {
  const length = String(Buffer.byteLength(reply.body));
  response.writeHead(reply.status, [...reply.headers.flat(), 'Content-Length', length]);
  response.end(reply.body);
};
