import { freePort } from '#conformance/harness';
import { type Peer, startPeer, startReceiver, type WireName } from '#conformance/peers';
import {
  type AdapterAbility,
  type AdapterOptions,
  type EngineAdapter,
  type EngineDescription,
  moduleDefect,
} from '#contracts/adapter';
import type { Requirement } from '#requirements';
import { type CaseOutcome, familyOutcomes, type HarnessOfCase } from './family-outcomes.ts';
import { FarSide, keyOfEngine, peerAbilities } from './far-side.ts';
import { type KitReport, kitReport } from './kit-report.ts';
import { UnusableAdapter } from './module-adapter.ts';
import { engineDefect, InnerSide, LastingAdapter, WitnessedSide } from './real-side.ts';
import { within } from './until.ts';
import { Witness } from './witness.ts';

/** What is put to the family: makes an adapter of the engine at a URL. */
export interface AdapterSource {
  readonly name: string;
  /** The version of the port or of the protocol that it was written for. */
  readonly port: string;
  open(engine: AdapterOptions): Promise<EngineAdapter>;
  /** Absent: the process has its keys from elsewhere. */
  readonly takesKeys?: boolean;
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
  /** A real engine, instead of one that is played. */
  readonly engineUrl?: string;
  /** The name by which the real engine knows its model. */
  readonly model?: string;
  /** The requirements, where they were read already. */
  readonly rows?: readonly Requirement[];
}

/** The wires whose engine is known well enough to be played. */
export const played: readonly WireName[] = ['llamacpp', 'vllm', 'tgi', 'triton', 'openai', 'anthropic'];
const caseMsDefault = 10_000;
const closeMs = 2_000;
const nowhere = 'http://127.0.0.1:9';

const isPlayed = (wire: string): wire is WireName => played.some(name => name === wire);

/** What these wires have no field for: not even a good adapter could tell it. */
const unfiltered = ['ASY-KIT-005(d)', 'this wire has no word for what a filter withheld'] as const;
const untoldBy: Readonly<Partial<Record<WireName, ReadonlyMap<string, string>>>> = {
  llamacpp: new Map([unfiltered]),
  vllm: new Map([['ASY-KIT-011(c)', 'what this engine refuses with 503, it refuses for its full queue']]),
  tgi: new Map([
    unfiltered,
    ['ASY-KIT-011(e)', 'this wire refuses inside its stream, which has no such header'],
  ]),
  triton: new Map([unfiltered]),
};

const untoldKeys = [['ASY-KIT-017(a)', 'a process has its key from elsewhere']] as const;

const startFarSide = (wire: WireName, port: number): Promise<Peer> =>
  startPeer({ wire, name: 'engine', sink: () => undefined, port });

/** The description decides which engine is played, so that it is asked for before there is one. */
const describedBy = async (source: AdapterSource, url: string): Promise<EngineDescription> => {
  try {
    const adapter = await source.open({ url, model: 'tiny', apiKey: keyOfEngine });
    const description = adapter.describe();
    // Whether it closes is a case of its own.
    await within(adapter.close(), closeMs);
    return description;
  } catch (error) {
    if (error instanceof UnusableAdapter) throw error;
    throw new UnusableAdapter(`${source.name} does not describe itself: ${error}`);
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
  /** Where the far side listens. */
  readonly port: number;
}

/** Who plays or watches the far side, until the end. */
interface Stage {
  readonly abilities: ReadonlySet<AdapterAbility>;
  readonly farSide: string;
  readonly untold: ReadonlyMap<string, string>;
  readonly engine: AdapterOptions;
  readonly harness: () => HarnessOfCase;
  close(): Promise<void>;
}

const innerStage = ({ source }: Scene): Stage => {
  const engine = { url: nowhere, model: 'tiny' };
  const lasting = new LastingAdapter(() => source.open(engine));
  return {
    ...{ abilities: InnerSide.abilities, farSide: 'its own engine', untold: new Map(), engine },
    harness: () => new InnerSide(lasting),
    close: () => within(lasting.close(), closeMs).then(() => undefined),
  };
};

const realStage = async ({ source, options, port }: Scene, engineUrl: string): Promise<Stage> => {
  const witness = await Witness.start(engineUrl, port);
  const model = options.model ?? 'default';
  const engine = { url: `http://127.0.0.1:${port}`, model };
  const defect = await engineDefect(() => source.open(engine)).catch(
    (error: unknown) => `its health can't be read: ${error}`,
  );
  if (defect !== undefined) {
    await witness.crash();
    throw new UnusableAdapter(`the engine at ${engineUrl} can't be tried: ${defect}`);
  }
  return {
    ...{
      abilities: WitnessedSide.abilities,
      farSide: `the engine at ${engineUrl}`,
      untold: new Map(),
      engine,
    },
    harness: () => new WitnessedSide({ witness, port, model, open: () => source.open(engine) }),
    close: () => witness.crash(),
  };
};

const playedStage = async ({ source, options, description, port }: Scene): Promise<Stage> => {
  const peer = await startFarSide(playedWire(options.wire ?? description.wire), port);
  const reached: unknown[] = [];
  const host = { name: 'elsewhere', mode: 'refuses' as const };
  const receiver = await startReceiver({ ...host, sinksOf: () => [entry => void reached.push(entry)] });
  const elsewhere = { url: receiver.url, reached: () => reached.length };
  const engine = { url: peer.url, model: peer.engine.model, apiKey: keyOfEngine };
  const ofWire = untoldBy[peer.wire] ?? new Map();
  return {
    ...{ farSide: `a scripted ${peer.wire} engine`, engine, abilities: peerAbilities },
    untold: source.takesKeys === true ? ofWire : new Map([...ofWire, ...untoldKeys]),
    harness: () => new FarSide(peer, elsewhere, () => source.open(engine)),
    close: async () => void (await Promise.all([peer.close(), receiver.close()])),
  };
};

/** Engines without a far side: they live in the adapter's own process. */
const innerWires: readonly string[] = ['embedded', 'scripted'];

const stageOf = (scene: Scene): Promise<Stage> | Stage => {
  const { options, description } = scene;
  if (options.engineUrl !== undefined) return realStage(scene, options.engineUrl);
  return innerWires.includes(description.wire) ? innerStage(scene) : playedStage(scene);
};

const examined = async ({ source, options, description }: Scene, stage: Stage): Promise<KitReport> => {
  const family = await familyOutcomes({
    capabilities: description.capabilities,
    abilities: stage.abilities,
    harness: stage.harness,
    caseMs: options.caseMs ?? caseMsDefault,
    untold: stage.untold,
    ...(options.only === undefined ? {} : { only: options.only }),
  });
  const own = (await source.own?.(stage.engine)) ?? [];
  const { name, port } = source;
  return kitReport({
    ...{ name, port, description, outcomes: [...family, ...own], farSide: stage.farSide },
    ...(options.rows === undefined ? {} : { rows: options.rows }),
  });
};

/** Puts an adapter to every case of the family, in front of an engine that is played here or really there. */
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
    const scene = { source, options, description, port };
    const stage = await stageOf(scene);
    try {
      return await examined(scene, stage);
    } finally {
      await stage.close();
    }
  } finally {
    await source.close?.();
  }
};
