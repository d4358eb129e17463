export type FetchedText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreachable'; readonly sentence: string };

const bytesMax = 64 * 1024 * 1024;
const waitMs = 10_000;

/** A bare origin means its /metrics. */
function endpointOf(url: string): URL | undefined {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return undefined;
  if (parsed.pathname === '/') parsed.pathname = '/metrics';
  return parsed;
}

async function bodyOf(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > bytesMax) return undefined;
    chunks.push(chunk);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
}

const causeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
};

/** Redirects are not followed: the key is meant for this host alone. */
export async function fetchMetrics(url: string, key: string | undefined): Promise<FetchedText> {
  const unreachable = (sentence: string): FetchedText => ({ kind: 'unreachable', sentence });
  const endpoint = endpointOf(url);
  if (endpoint === undefined) return unreachable(`${url} is no http or https address`);
  try {
    const response = await fetch(endpoint, {
      headers: { accept: 'text/plain;version=0.0.4', ...(key && { authorization: `Bearer ${key}` }) },
      redirect: 'manual',
      signal: AbortSignal.timeout(waitMs),
    });
    if (response.status !== 200) return unreachable(`${endpoint.href} answers ${response.status}`);
    const text = await bodyOf(response);
    return text === undefined
      ? unreachable(`${endpoint.href} sends more than ${bytesMax} bytes`)
      : { kind: 'text', text };
  } catch (error) {
    return unreachable(`${endpoint.href} can't be read: ${causeOf(error)}`);
  }
}
