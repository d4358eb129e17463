// The body of a request, read within the bounds of the configuration and parsed strictly.
import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { Config } from '#contracts';
import { OrchestratorError } from '../kernel/index.ts';
import { type Exchange, expectsContinue, hasBody } from './exchange.ts';
import { isDeeperThan } from './json-depth.ts';

type Limits = Config['server']['limits'];

/** The client went away: there is nobody to answer. */
export class ClientGoneError extends Error {
  override readonly name = 'ClientGoneError';
}

const jsonType = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/** @implements ASY-SEC-009 */
export function requireJsonType(request: IncomingMessage): void {
  const type = request.headers['content-type'];
  if (type === undefined || !jsonType.test(type)) throw new OrchestratorError('UNSUPPORTED_MEDIA_TYPE');
  // A compressed body would be a bomb with a short announcement.
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity')
    throw new OrchestratorError('UNSUPPORTED_MEDIA_TYPE');
}

function readBytes(request: IncomingMessage, bytesMax: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const stop = (): void => {
      request.off('data', onData).off('end', onEnd).off('close', onGone).off('error', onGone);
    };
    const onData = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes <= bytesMax) {
        chunks.push(chunk);
        return;
      }
      stop();
      request.pause();
      reject(new OrchestratorError('PAYLOAD_TOO_LARGE'));
    };
    const onEnd = (): void => {
      stop();
      const [first] = chunks;
      resolve(chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, bytes));
    };
    const onGone = (): void => {
      stop();
      reject(new ClientGoneError());
    };
    request.on('data', onData).on('end', onEnd).on('close', onGone).on('error', onGone);
  });
}

/** @implements ASY-SEC-005 */
function parseStrictly(bytes: Buffer, depthMax: number): unknown {
  if (!isUtf8(bytes) || isDeeperThan(bytes, depthMax)) throw new OrchestratorError('MALFORMED_REQUEST');
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    // The parser's own words repeat what was sent.
    const reason = cause instanceof SyntaxError ? 'SyntaxError' : 'unknown';
    throw new OrchestratorError('MALFORMED_REQUEST', { cause: reason });
  }
}

/**
 * The parsed body; undefined where it is empty.
 *
 * @implements ASY-SEC-001
 */
export async function readJson(exchange: Exchange, limits: Limits): Promise<unknown> {
  const { request, response } = exchange;
  if (Number(request.headers['content-length'] ?? 0) > limits.body_bytes_max)
    throw new OrchestratorError('PAYLOAD_TOO_LARGE');
  if (!hasBody(request)) return undefined;
  if (expectsContinue(request)) response.writeContinue();
  const bytes = await readBytes(request, limits.body_bytes_max);
  return bytes.length === 0 ? undefined : parseStrictly(bytes, limits.json_depth_max);
}
