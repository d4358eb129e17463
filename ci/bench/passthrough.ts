// The least that a proxy in Node can do, to compare with: Express takes a body, undici forwards it, the answer goes back.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Pool } from 'undici';

const peer = process.argv[2];
if (peer === undefined) throw new Error('usage: passthrough.ts <address of the peer>');

const pool = new Pool(peer, { connections: 64 });
const app = express();
app.post('/v1/tasks', express.raw({ type: 'application/json' }), async (request, response) => {
  const answer = await pool.request({
    method: 'POST',
    path: '/v1/tasks',
    headers: { 'content-type': 'application/json' },
    body: request.body,
  });
  response
    .status(answer.statusCode)
    .type('application/json')
    .send(await answer.body.text());
});

const server = createServer(app);
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`listening on http://127.0.0.1:${port}\n`);
});
process.once('SIGTERM', () => process.exit(0));
