// The driver that a document asks for, and what it must tell of itself.
import { Connections, environmentValue } from '#conformance/harness';
import { embeddedDriver } from './embedded/driver.ts';
import {
  buildNotTold,
  type EngineDriver,
  type Fingerprint,
  type RunningEngine,
  type StartOptions,
} from './engine.ts';
import type { EngineFile } from './engine-document.ts';
import { nodeLlamaDriver } from './node-llama-cpp/driver.ts';
import {
  addressOf,
  deviceHere,
  type ModelFile,
  modelFileOf,
  type Place,
  startPlace,
  untilReady,
} from './start/index.ts';
import { engineWires, type WireName } from './wires/index.ts';
import { look, WireEngine } from './wires/wire-engine.ts';

type Told = Omit<EngineDriver, 'start' | 'canRestart'>;

/** Members of the document by those of a fingerprint. */
const expected = (file: EngineFile): Partial<Fingerprint> => {
  const { build, model_digest, device } = file.document.fingerprint;
  return {
    ...(build === undefined ? {} : { build }),
    ...(model_digest === undefined ? {} : { modelDigest: model_digest }),
    ...(device === undefined ? {} : { device }),
  };
};

/** Verdicts would be for another engine than the document's. */
export const refuseOthers = (found: Fingerprint, file: EngineFile): void => {
  for (const [member, due] of Object.entries(expected(file))) {
    const told = found[member as keyof Fingerprint];
    if (told !== due)
      throw new Error(
        `this is not the engine of document ${file.document.name}: its ${member} is ${told ?? 'not told'}, not ${due}`,
      );
  }
};

interface Meeting {
  readonly file: EngineFile;
  readonly wire: WireName;
  readonly place: Place;
  readonly model: ModelFile | undefined;
  readonly connections: Connections;
  readonly options: StartOptions;
}

/** What is known of one that was started here, which it need not tell itself. */
const startedWith = async ({ file, model, options }: Meeting): Promise<Partial<Fingerprint>> => {
  if (model === undefined) return {};
  const { flash_attention, kv_type, unified_kv, gpu } = file.document.settings;
  return {
    device: await deviceHere(gpu),
    slots: options.slots,
    ...(model.digest === undefined ? {} : { modelDigest: model.digest }),
    ...(flash_attention === undefined ? {} : { flashAttention: flash_attention }),
    ...(kv_type === undefined ? {} : { kvType: kv_type }),
    ...(unified_kv === undefined ? {} : { unifiedKv: unified_kv }),
  };
};

const meet = async (meeting: Meeting, signal: AbortSignal): Promise<RunningEngine> => {
  const { file, place, connections, model, options } = meeting;
  const { name, model: named, bounds, key_env } = file.document;
  const wire = engineWires[meeting.wire];
  const key = key_env === undefined ? undefined : environmentValue(key_env);
  await untilReady(
    { place, path: wire.readyPath(named.name), key, readyMs: bounds.ready_ms, connections },
    signal,
  );
  const sender = { url: place.url, key, connections };
  const told = await wire.identify(async path => {
    const text = await look(sender, path, AbortSignal.any([signal, AbortSignal.timeout(bounds.ready_ms)]));
    return text === undefined ? undefined : JSON.parse(text);
  }, named.name);
  const fingerprint = { engine: name, build: buildNotTold, ...(await startedWith(meeting)), ...told };
  if (model !== undefined && fingerprint.slots !== options.slots)
    throw new Error(`${name} was started with ${options.slots} slots and tells ${fingerprint.slots}`);
  refuseOthers(fingerprint, file);
  const end = async (): Promise<void> => {
    await place.end();
    await model?.discard();
  };
  const { answer_ms: answerMs } = bounds;
  return new WireEngine({
    wire,
    url: place.url,
    model: named.name,
    key,
    answerMs,
    connections,
    fingerprint,
    end,
  });
};

const elsewhere = (url: string): Place => ({
  url,
  lastWords: () => '',
  gone: new Promise<never>(() => undefined),
  end: async () => undefined,
});

const startWire = async (
  file: EngineFile,
  options: StartOptions,
  signal: AbortSignal,
): Promise<RunningEngine> => {
  const { wire } = file.document;
  if (wire === undefined) throw new Error(`document ${file.document.name} names no wire`);
  const connections = new Connections({ connectMs: 5_000 });
  const url = addressOf(file);
  const model = url === undefined ? await modelFileOf(file) : undefined;
  let place: Place | undefined;
  try {
    place =
      url === undefined && model !== undefined
        ? await startPlace({ file, wire, model, options })
        : elsewhere(url ?? '');
    return await meet({ file, wire, place, model, connections, options }, signal);
  } catch (error) {
    await place?.end();
    await model?.discard();
    await connections.close();
    throw error;
  }
};

const toldBy = ({ document }: EngineFile): Told => ({
  name: document.name,
  promises: document.promises,
  isPieceAToken: document.piece_per_token,
  slots: document.settings.slots,
  ...(document.prompt_bytes_max === undefined ? {} : { promptBytesMax: document.prompt_bytes_max }),
});

const embeddedOf = (file: EngineFile): EngineDriver => {
  const { context, flash_attention, unified_kv, kv_type } = file.document.settings;
  const driver = embeddedDriver(toldBy(file), {
    context,
    flashAttention: flash_attention === true,
    unifiedKv: unified_kv === true,
    kvType: kv_type ?? 'f16',
  });
  return {
    ...driver,
    start: async (options, signal) => {
      const engine = await driver.start(options, signal);
      refuseOthers(engine.fingerprint, file);
      return engine;
    },
  };
};

export const driverOf = (file: EngineFile): EngineDriver => {
  switch (file.document.driver) {
    case 'embedded':
      return embeddedOf(file);
    case 'node-llama-cpp':
      return nodeLlamaDriver(toldBy(file), file);
    case 'wire':
      return {
        ...toldBy(file),
        canRestart: addressOf(file) === undefined,
        start: (options, signal) => startWire(file, options, signal),
      };
    default:
      return file.document.driver satisfies never;
  }
};
