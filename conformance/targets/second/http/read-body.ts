import type { IncomingMessage } from 'node:http';
import type { Config } from '#contracts';
import type { Clock } from '../clock.ts';
import { Refusal } from '../refusal.ts';

type Limits = Config['server']['limits'];

const isJsonType = (type: string): boolean => {
  const [name = '', ...parameters] = type.split(';').map(part => part.trim().toLowerCase());
  const charset = parameters.find(part => part.startsWith('charset='))?.slice('charset='.length);
  return name === 'application/json' && (charset === undefined || /^"?utf-?8"?$/.test(charset));
};

const closing = { headers: { Connection: 'close' } };

/** Nesting outside of strings. */
const depthOf = (text: string): number => {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (isInString) {
      if (sign === '\\') at += 1;
      else if (sign === '"') isInString = false;
    } else if (sign === '"') isInString = true;
    else if (sign === '{' || sign === '[') deepest = Math.max(deepest, ++depth);
    else if (sign === '}' || sign === ']') depth -= 1;
  }
  return deepest;
};

const parse = (bytes: Buffer, depthMax: number): unknown => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (depthOf(text) > depthMax) throw new Refusal('MALFORMED_REQUEST');
    return JSON.parse(text);
  } catch {
    throw new Refusal('MALFORMED_REQUEST');
  }
};

const collect = (
  request: IncomingMessage,
  options: { readonly clock: Clock; readonly limits: Limits },
): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (refusal?: Refusal): void => {
      timer.cancel();
      request.off('data', take);
      if (refusal === undefined) resolve(Buffer.concat(chunks));
      else reject(refusal);
    };
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > options.limits.body_bytes_max) finish(new Refusal('PAYLOAD_TOO_LARGE', closing));
    };
    const timer = options.clock.after(options.limits.request_timeout_ms, () =>
      finish(new Refusal('REQUEST_TIMEOUT', closing)),
    );
    request.on('data', take);
    request.once('end', () => finish());
    request.once('error', () => finish(new Refusal('MALFORMED_REQUEST', closing)));
    request.once('close', () => finish(new Refusal('MALFORMED_REQUEST', closing)));
  });

/** The JSON body within its bounds; undefined where there is none. */
export const readBody = async (
  request: IncomingMessage,
  options: { readonly clock: Clock; readonly limits: Limits; readonly isRequired: boolean },
): Promise<unknown> => {
  const type = request.headers['content-type'];
  const length = Number(request.headers['content-length'] ?? 0);
  const hasBody = length > 0 || request.headers['transfer-encoding'] !== undefined;
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if ((type !== undefined && !isJsonType(type)) || encoding !== 'identity')
    throw new Refusal('UNSUPPORTED_MEDIA_TYPE', hasBody ? closing : {});
  if (length > options.limits.body_bytes_max) throw new Refusal('PAYLOAD_TOO_LARGE', closing);
  if (hasBody && type === undefined) throw new Refusal('UNSUPPORTED_MEDIA_TYPE', closing);
  const bytes = hasBody ? await collect(request, options) : Buffer.alloc(0);
  if (bytes.length > 0) return parse(bytes, options.limits.json_depth_max);
  if (options.isRequired) throw new Refusal('MALFORMED_REQUEST');
  return undefined;
};
