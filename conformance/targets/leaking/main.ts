// `node conformance/targets/leaking/main.ts <port>`: a server that gives away whatever it is told in confidence: in
// headers, bodies, errors, frames, lines of its log and bytes that are no answer. With the word `dies` it says so and ends.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { toldForms } from './told-forms.ts';

const secretsOf = ({ headers }: IncomingMessage): string[] =>
  [headers.authorization?.replace(/^Bearer /, ''), headers['x-gateway'], headers['x-short']].flatMap(value =>
    value === undefined ? [] : [String(value)],
  );

/** The harness knows by the correlation id whom a line concerns. */
const log = ({ headers }: IncomingMessage, secrets: readonly string[]): void => {
  const told = secrets.flatMap(toldForms);
  const correlation = String(headers['x-correlation-id']);
  process.stdout.write(`${JSON.stringify({ level: 'debug', correlation, request: { told } })}\n`);
  process.stderr.write(`${correlation} ${told.join(' ')}\n`);
};

const frames = (secrets: readonly string[]): string =>
  secrets
    .flatMap(secret => [
      `: ${secret}\n\n`,
      `id: ${secret}\nevent: ${secret}\ndata: ${secret}\n\n`,
      ...toldForms(secret).map(t => `event: token\ndata: ${JSON.stringify({ t, i: 0 })}\n\n`),
      `event: error\ndata: ${JSON.stringify({ code: 'INTERNAL', message: secret })}\n\n`,
    ])
    .join('');

const isHeaderText = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

const answer = (request: IncomingMessage, response: ServerResponse): void => {
  const secrets = secretsOf(request);
  const told = secrets.flatMap(toldForms);
  log(request, secrets);
  if (request.url === '/metrics') {
    request.socket.end(`HTTP/1.1 ${secrets.join(' ')}\r\n\r\n`);
    return;
  }
  for (const [at, text] of told.filter(isHeaderText).entries()) response.setHeader(`X-Told-${at}`, text);
  if (request.url?.endsWith('/stream')) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).end(frames(secrets));
    return;
  }
  const message = `the request with ${secrets.join(' and ')} was refused`;
  const body = { code: 'INTERNAL', message, retriable: false, details: told.map(text => ({ [text]: text })) };
  response.writeHead(request.method === 'POST' ? 500 : 200, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(request.url === '/healthz' ? { live: true } : body));
};

const [, , port = '0', word = '', ...confided] = process.argv;
if (word === 'dies') {
  process.stderr.write(`${confided.flatMap(toldForms).join('\n')}\n`);
  process.exitCode = 1;
} else {
  const server = createServer({ maxHeaderSize: 1_048_576 }, answer);
  server.listen(Number(port), '127.0.0.1', () => process.stdout.write('listening\n'));
}
