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
import { asks } from '../asks.ts';
import { type Peer, startPeer } from '../peer.ts';
import type { PeerOptions } from '../peer-options.ts';

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
