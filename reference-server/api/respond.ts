// How an answer leaves: in one write where the request has been read, and otherwise so that the client can read it
// although it is still sending.
import type { World } from '../kernel/index.ts';
import { type Exchange, expectsContinue, isBodyPending } from './exchange.ts';

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Absent: no body. */
  readonly body?: { readonly type: string; readonly text: string } | undefined;
}

export function jsonAnswer(status: number, value: unknown, headers?: Answer['headers']): Answer {
  return { status, headers, body: { type: 'application/json', text: JSON.stringify(value) } };
}

export function emptyAnswer(): Answer {
  return { status: 204 };
}

const lingerBytesMax = 262_144;
const lingerMs = 1_000;

/** A connection that is closed while bytes are unread is reset, and the answer with it: so some are swallowed. */
function endAfterLinger({ request, response }: Exchange, world: World): void {
  let bytes = 0;
  const timer = world.after(lingerMs, () => finish(), { background: true });
  const finish = (): void => {
    timer.cancel();
    request.off('data', swallow);
    response.end();
  };
  const swallow = (chunk: Buffer): void => {
    bytes += chunk.length;
    if (bytes > lingerBytesMax) finish();
  };
  request.on('data', swallow);
  request.once('end', finish);
  request.once('close', finish);
  request.resume();
}

export function respond(exchange: Exchange, answer: Answer, world: World): void {
  const { request, response } = exchange;
  if (response.headersSent || response.destroyed) return;
  const { status, headers, body } = answer;
  const isPending = isBodyPending(request);
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
  if (body !== undefined) {
    response.setHeader('Content-Type', body.type);
    response.setHeader('Content-Length', Buffer.byteLength(body.text));
    response.setHeader('Cache-Control', 'no-store');
  }
  if (isPending) response.setHeader('Connection', 'close');
  if (!isPending || expectsContinue(request) || body === undefined) {
    response.end(body?.text);
    return;
  }
  response.write(body.text);
  endAfterLinger(exchange, world);
}
