import { freePort } from '#conformance/harness';
import { type Peer, startPeer, type WireName } from '#conformance/peers';
import { type EngineAdapter, type EngineDescription, moduleDefect } from '#contracts/adapter';
import type { Requirement } from '#requirements';
import { type CaseOutcome, familyOutcomes } from './family-outcomes.ts';
import { FarSide, peerAbilities } from './far-side.ts';
import { type KitReport, kitReport } from './kit-report.ts';
import { UnusableAdapter } from './module-adapter.ts';

/** What is put to the family: makes an adapter of the engine at a URL. */
export interface AdapterSource {
  readonly name: string;
  /** The version of the port or of the protocol that it was written for. */
  readonly port: string;
  open(engine: { readonly url: string; readonly model: string }): Promise<EngineAdapter>;
  /** What it promises beyond the port. */
  own?(engine: { readonly url: string }): Promise<CaseOutcome[]>;
  /** Lets go of what it started. */
  close?(): Promise<void>;
}

export interface VerifyOptions {
  /** Absent: the one that the adapter tells. */
  readonly wire?: string;
  readonly caseMs?: number;
  /** Only what speaks for this clause. */
  readonly only?: string;
  /** Port of the far side; absent: any that is free. */
  readonly peerPort?: number;
  /** The requirements, where they were read already. */
  readonly rows?: readonly Requirement[];
}

const played: readonly WireName[] = ['llamacpp', 'vllm', 'tgi', 'triton', 'openai'];
const caseMsDefault = 10_000;

const isPlayed = (wire: string): wire is WireName => played.some(name => name === wire);

/** What these wires have no field for: not even a good adapter could tell it. */
const untoldBy: Readonly<Partial<Record<WireName, ReadonlyMap<string, string>>>> = {
  triton: new Map([
    ['ASY-KIT-005(b)', 'this wire tells no usage'],
    ['ASY-KIT-005(c)', 'this wire tells no finish reason'],
  ]),
};

const startFarSide = (wire: WireName, port: number): Promise<Peer> =>
  startPeer({ wire, name: 'engine', sink: () => undefined, port });

/** The description decides which engine is played, so that it is asked for before there is one. */
const describedBy = async (source: AdapterSource, url: string): Promise<EngineDescription> => {
  const adapter = await source.open({ url, model: 'tiny' });
  try {
    return adapter.describe();
  } finally {
    await adapter.close();
  }
};

const playedWire = (wire: string): WireName => {
  if (isPlayed(wire)) return wire;
  throw new UnusableAdapter(
    `no engine of the wire ${wire} can be played here: name one of ${played.join(', ')}`,
  );
};

interface Scene {
  readonly source: AdapterSource;
  readonly options: VerifyOptions;
  readonly description: EngineDescription;
  readonly peer: Peer;
}

const examined = async ({ source, options, description, peer }: Scene): Promise<KitReport> => {
  const engine = { url: peer.url, model: peer.engine.model };
  const family = await familyOutcomes({
    capabilities: description.capabilities,
    abilities: peerAbilities,
    harness: () => new FarSide(peer, () => source.open(engine)),
    caseMs: options.caseMs ?? caseMsDefault,
    untold: untoldBy[peer.wire] ?? new Map(),
    ...(options.only === undefined ? {} : { only: options.only }),
  });
  const own = (await source.own?.(engine)) ?? [];
  const { name, port } = source;
  return kitReport({
    ...{ name, port, description, outcomes: [...family, ...own] },
    farSide: `a scripted ${peer.wire} engine`,
    ...(options.rows === undefined ? {} : { rows: options.rows }),
  });
};

/** Puts an adapter to every case of the family, in front of an engine that is played here. */
export const verifyAdapter = async (
  source: AdapterSource,
  options: VerifyOptions = {},
): Promise<KitReport> => {
  const defect = moduleDefect({ port: source.port, default: source.open });
  if (defect !== undefined) throw new UnusableAdapter(`${source.name}: ${defect}`);
  // The engine that is played follows from the description, and its address has to be told before.
  const port = options.peerPort ?? (await freePort());
  try {
    const description = await describedBy(source, `http://127.0.0.1:${port}`);
    const peer = await startFarSide(playedWire(options.wire ?? description.wire), port);
    try {
      return await examined({ source, options, description, peer });
    } finally {
      await peer.close();
    }
  } finally {
    await source.close?.();
  }
};
