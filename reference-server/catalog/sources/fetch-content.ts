// A download by https: each host on the way is asked for, and redirects are counted here, never in the transport.
import { OrchestratorError } from '../../kernel/index.ts';
import { type Content, UnreadableSource } from './content.ts';

export interface FetchRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
}

export interface FetchAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
  /** Ends the exchange where the body is not read. */
  discard(): Promise<void>;
}

/** One request; it follows no redirect, and connects only where the network policy lets it. */
export type FetchPort = (request: FetchRequest) => Promise<FetchAnswer>;

export interface FetchRules {
  /** Whether a host may be asked, redirects included. */
  readonly allows: (url: URL) => boolean;
  /** 0: none is followed. */
  readonly redirectsMax?: number;
}

export interface FetchCall extends FetchRules {
  readonly fetch: FetchPort;
  readonly url: URL;
  readonly from: number;
  readonly signal?: AbortSignal | undefined;
}

const redirectStatuses: readonly number[] = [301, 302, 303, 307, 308];

export async function fetchContent(call: FetchCall): Promise<Content> {
  let url = call.url;
  for (let hops = 0; ; hops += 1) {
    const answer = await ask(call, url);
    const isBeyondEnd = answer.status === 416 && call.from > 0;
    if (!isBeyondEnd && !redirectStatuses.includes(answer.status)) return await contentOf(answer, call.from);
    await answer.discard();
    if (isBeyondEnd) return await fetchContent({ ...call, from: 0 });
    if (hops >= (call.redirectsMax ?? 0)) throw new UnreadableSource('the source redirects too often');
    url = target(answer, url);
  }
}

async function ask({ fetch, from, signal, allows }: FetchCall, url: URL): Promise<FetchAnswer> {
  if (!allows(url)) {
    throw new OrchestratorError('REGISTRY_NOT_ALLOWED', { details: { registry: url.host } });
  }
  const headers = { 'accept-encoding': 'identity', ...(from === 0 ? {} : { range: `bytes=${from}-` }) };
  try {
    return await fetch({ url, headers, signal });
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    throw new UnreadableSource('the source cannot be reached', { cause });
  }
}

/** Never to another scheme, and never with credentials. */
function target(answer: FetchAnswer, base: URL): URL {
  const location = answer.headers.location;
  const url = location === undefined ? null : URL.parse(location, base.href);
  if (url?.protocol === 'https:' && url.username === '' && url.password === '') return url;
  throw new UnreadableSource('the source redirects to what is no https address');
}

async function contentOf(answer: FetchAnswer, from: number): Promise<Content> {
  if (answer.status === 200) {
    return { body: answer.body, from: 0, totalBytes: byteCount(answer.headers['content-length']) };
  }
  const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(answer.headers['content-range'] ?? '');
  if (answer.status === 206 && range !== null && Number(range[1]) === from) {
    return { body: answer.body, from, totalBytes: Number(range[3]) };
  }
  await answer.discard();
  throw new UnreadableSource(`the source answers ${answer.status}`);
}

function byteCount(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
