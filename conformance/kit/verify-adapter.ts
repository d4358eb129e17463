import { type Peer, startPeer, type WireName } from '#conformance/peers';
import { type EngineAdapter, type EngineDescription, moduleDefect } from '#contracts/adapter';
import type { Requirement } from '#requirements';
import { familyOutcomes } from './family-outcomes.ts';
import { FarSide, peerAbilities } from './far-side.ts';
import { type KitReport, kitReport } from './kit-report.ts';
import { UnusableAdapter } from './module-adapter.ts';

/** What is put to the family: makes an adapter of the engine at a URL. */
export interface AdapterSource {
  readonly name: string;
  /** The version of the port or of the protocol that it was written for. */
  readonly port: string;
  open(engine: { readonly url: string; readonly model: string }): Promise<EngineAdapter>;
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

const startFarSide = (wire: WireName, port: number | undefined): Promise<Peer> =>
  startPeer({ wire, name: 'engine', sink: () => undefined, ...(port === undefined ? {} : { port }) });

/** The description decides which engine is played, so that it is asked for before there is one. */
const describedBy = async (source: AdapterSource, url: string): Promise<EngineDescription> => {
  const adapter = await source.open({ url, model: 'tiny' });
  try {
    return adapter.describe();
  } finally {
    await adapter.close();
  }
};

const nowhere = 'http://127.0.0.1:9';

const wireOf = async (source: AdapterSource, asked: string | undefined): Promise<WireName> => {
  const wire = asked ?? (await describedBy(source, nowhere)).wire;
  if (isPlayed(wire)) return wire;
  throw new UnusableAdapter(
    `no engine of the wire ${wire} can be played here: name one of ${played.join(', ')}`,
  );
};

/** Puts an adapter to every case of the family, in front of an engine that is played here. */
export const verifyAdapter = async (
  source: AdapterSource,
  options: VerifyOptions = {},
): Promise<KitReport> => {
  const defect = moduleDefect({ port: source.port, default: source.open });
  if (defect !== undefined) throw new UnusableAdapter(`${source.name}: ${defect}`);
  const wire = await wireOf(source, options.wire);
  const peer = await startFarSide(wire, options.peerPort);
  try {
    const engine = { url: peer.url, model: peer.engine.model };
    const description = await describedBy(source, peer.url);
    const outcomes = await familyOutcomes({
      capabilities: description.capabilities,
      abilities: peerAbilities,
      harness: () => new FarSide(peer, () => source.open(engine)),
      caseMs: options.caseMs ?? caseMsDefault,
      untold: untoldBy[wire] ?? new Map(),
      ...(options.only === undefined ? {} : { only: options.only }),
    });
    const { name, port } = source;
    const facts = { name, port, description, outcomes, farSide: `a scripted ${wire} engine` };
    return await kitReport({ ...facts, ...(options.rows === undefined ? {} : { rows: options.rows }) });
  } finally {
    await source.close?.();
    await peer.close();
  }
};
