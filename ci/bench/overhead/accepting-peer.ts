// What the pass-through forwards to: answers 202 at once, with a body of an admission's size.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const admission = JSON.stringify({
  task_id: '5b1d5a52-7d3c-4a35-9a55-0a1a7f5c0b01',
  job_id: '0c6a4f0e-2f64-4d0d-8a5e-2f4f6c1f9a10',
  state: 'queued',
  queue_position: 0,
  predicted_start_ms: 0,
  backoff_ms: 0,
  received_ms: 1_767_225_600_000,
  streams: { sse: '/v1/tasks/5b1d5a52-7d3c-4a35-9a55-0a1a7f5c0b01/stream' },
});

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.writeHead(202, { 'content-type': 'application/json', 'content-length': admission.length });
    response.end(admission);
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`listening on http://127.0.0.1:${port}\n`);
});
process.once('SIGTERM', () => process.exit(0));
