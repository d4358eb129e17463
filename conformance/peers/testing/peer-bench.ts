import {
  type Bounds,
  boundsOf,
  Connections,
  type EntryOf,
  type FrameEntry,
  History,
  HttpClient,
  isKind,
  parsedJson,
  Redactor,
  realClock,
  type Stream,
} from '#conformance/harness';
import { type Peer, startPeer } from '../peer.ts';
import type { PeerOptions } from '../peer-options.ts';
import type { WireName } from '../wire.ts';

export interface Ask {
  readonly prompt: string;
  readonly stream?: boolean;
}

/** How an orchestrator asks each engine for a streamed generation. */
export const asks: Readonly<Record<WireName, (ask: Ask) => { path: string; body: string }>> = {
  llamacpp: ({ prompt, stream = true }) => ({
    path: '/completion',
    body: JSON.stringify({ prompt, n_predict: 8, stream }),
  }),
  vllm: ({ prompt, stream = true }) => ({
    path: '/v1/completions',
    body: JSON.stringify({
      model: 'tiny',
      prompt,
      max_tokens: 8,
      stream,
      stream_options: { include_usage: true },
    }),
  }),
  openai: ({ prompt, stream = true }) => ({
    path: '/v1/chat/completions',
    body: JSON.stringify({
      model: 'tiny',
      messages: [{ role: 'user', content: prompt }],
      stream,
      stream_options: { include_usage: true },
    }),
  }),
  anthropic: ({ prompt, stream = true }) => ({
    path: '/v1/messages',
    body: JSON.stringify({
      model: 'tiny',
      max_tokens: 8,
      messages: [{ role: 'user', content: prompt }],
      stream,
    }),
  }),
  tgi: ({ prompt, stream = true }) => ({
    path: stream ? '/generate_stream' : '/generate',
    body: JSON.stringify({ inputs: prompt, parameters: { max_new_tokens: 8, details: true } }),
  }),
  triton: ({ prompt, stream = true }) => ({
    path: `/v2/models/tiny/${stream ? 'generate_stream' : 'generate'}`,
    body: JSON.stringify({ text_input: prompt, parameters: { max_tokens: 8 } }),
  }),
};

export interface PeerBench {
  readonly peer: Peer;
  readonly history: History;
  readonly client: HttpClient;
  readonly open: (prompt: string) => Promise<Stream>;
}

type Options = Pick<PeerOptions, 'wire'> & Partial<PeerOptions> & { readonly bounds?: Partial<Bounds> };

export const withPeer = async (options: Options, run: (bench: PeerBench) => Promise<void>): Promise<void> => {
  const bounds = boundsOf({ frame_ms: 2_000, settle_ms: 30, ...options.bounds });
  const history = new History({ clock: realClock, bounds, redactor: new Redactor() });
  const peer = await startPeer({ name: 'p1', sink: history.sink, ...options });
  const connections = new Connections({ connectMs: 2_000 });
  const client = new HttpClient({ baseUrl: peer.url, connections, history });
  const open = (prompt: string): Promise<Stream> =>
    client.openStream({
      method: 'POST',
      headers: [['Content-Type', 'application/json']],
      ...asks[options.wire]({ prompt }),
    });
  try {
    await run({ peer, history, client, open });
  } finally {
    client.close();
    await connections.close();
    await peer.close();
  }
};

export const actionsOf = (history: History): string[] =>
  history.entries.filter(isKind('peer')).map(entry => entry.action);

export const detailOf = (history: History, action: EntryOf<'peer'>['action']) =>
  history.entries.filter(isKind('peer')).find(entry => entry.action === action)?.detail;

export const payloadsOf = (frames: readonly FrameEntry[]): unknown[] =>
  frames.map(frame => parsedJson(frame.data) ?? frame.data);
