// What the HTTP parser refuses never becomes a request; it is answered on the bare connection, as any other error is.

import type { Duplex } from 'node:stream';
import { OrchestratorError, type World } from '../kernel/index.ts';
import type { ApiParts } from './api-parts.ts';
import { shownError } from './error-response.ts';
import { correlationIdOf, type Exchange } from './exchange.ts';
import { STATUS_CODES } from './http.ts';

export interface ParserError extends Error {
  readonly code?: string;
  /** The bytes at which it gave up. */
  readonly rawPacket?: Buffer;
}

export interface ParserErrorParts extends Pick<ApiParts, 'world' | 'telemetry'> {
  /** What is under way on the connection. */
  exchangeOn(socket: Duplex): Exchange | undefined;
}

const lingerBytesMax = 262_144;
const lingerMs = 1_000;

function errorOf(code: string | undefined): OrchestratorError {
  if (code === 'HPE_HEADER_OVERFLOW') return new OrchestratorError('HEADERS_TOO_LARGE');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new OrchestratorError('REQUEST_TIMEOUT');
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return new OrchestratorError('PAYLOAD_TOO_LARGE');
  return new OrchestratorError('MALFORMED_REQUEST');
}

/** The id that the client gave, where its headers came that far. */
function sentCorrelationId(packet: Buffer | undefined): string | undefined {
  const head = packet?.toString('latin1').split('\r\n\r\n', 1)[0] ?? '';
  return /\r\nx-correlation-id:[ \t]*([^\r\n]*?)[ \t]*\r\n/i.exec(`${head}\r\n`)?.[1];
}

/** Swallows what still comes, within bounds: a reset would take the answer with it. */
function lingerThenDestroy(socket: Duplex, world: World): void {
  let bytes = 0;
  const timer = world.after(lingerMs, () => socket.destroy(), { background: true });
  socket.once('close', () => timer.cancel());
  socket.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > lingerBytesMax) socket.destroy();
  });
  socket.once('end', () => socket.destroy());
}

function rawAnswer(
  error: OrchestratorError,
  correlationId: string,
  exchange: Exchange | undefined,
): { status: number; text: string } {
  const place = { correlationId, operation: undefined, request: exchange?.request };
  const { status, shown } = shownError(error, place);
  const json = JSON.stringify(shown);
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(json)}`,
    'Cache-Control: no-store',
    'Connection: close',
    `X-Correlation-Id: ${correlationId}`,
  ];
  return { status, text: `${lines.join('\r\n')}\r\n\r\n${json}` };
}

/** The request is there as a whole, and not answered yet. */
function isHeard({ request, response }: Exchange): boolean {
  return request.complete && !response.headersSent;
}

/** @implements ASY-SEC-004 */
export function parserErrors(parts: ParserErrorParts): (error: ParserError, socket: Duplex) => void {
  const answered = new WeakSet<Duplex>();
  return (error, socket) => {
    if (answered.has(socket)) return;
    const exchange = parts.exchangeOn(socket);
    const isAnswering = exchange?.response.headersSent === true && !exchange.response.writableFinished;
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswering) {
      socket.destroy();
      return;
    }
    answered.add(socket);
    if (exchange !== undefined && isHeard(exchange)) {
      // What came behind a whole request spoils the connection and not its answer.
      exchange.response.setHeader('Connection', 'close');
      return;
    }
    const isUnderWay = exchange !== undefined && !exchange.response.headersSent;
    const correlationId = isUnderWay
      ? exchange.correlationId
      : correlationIdOf(sentCorrelationId(error.rawPacket), parts.world);
    const { status, text } = rawAnswer(errorOf(error.code), correlationId, isUnderWay ? exchange : undefined);
    const operation = (isUnderWay ? exchange.operation : undefined) ?? 'unmatched';
    parts.telemetry.count('http_requests_total', { operation, status: String(status) });
    parts.telemetry.log('info', 'http-refused', { correlation_id: correlationId, operation, status });
    socket.end(text);
    lingerThenDestroy(socket, parts.world);
  };
}
