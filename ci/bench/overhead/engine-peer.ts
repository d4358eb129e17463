// An engine on llama.cpp's wire that has its first event at once, and the rest with it.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const pieceCount = 4;
const slots = Array.from({ length: 64 }, (_, id) => ({ id, is_processing: false }));
const answers: Readonly<Record<string, unknown>> = {
  '/health': { status: 'ok' },
  '/props': { build_info: 'bench-1', model_alias: 'bench' },
  '/slots': slots,
  '/tokenize': { tokens: [1, 2, 3] },
};

const frame = (event: object): string => `data: ${JSON.stringify(event)}\n\n`;
const pieces = Array.from({ length: pieceCount }, (_, index) =>
  frame({ index: 0, content: ` p${index}`, tokens: [index + 3], stop: false }),
);
const end = frame({
  index: 0,
  content: '',
  tokens: [],
  stop: true,
  stop_type: 'eos',
  stopping_word: '',
  truncated: false,
  tokens_evaluated: 3,
  tokens_predicted: pieceCount,
});

function complete(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const piece of pieces) response.write(piece);
  response.end(end);
}

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    if (request.url === '/completion') return complete(response);
    const answer = answers[request.url ?? ''];
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? { error: { code: 404, message: 'File Not Found' } }));
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`listening on http://127.0.0.1:${port}\n`);
});
process.once('SIGTERM', () => process.exit(0));
