import { type Io, UsageError } from '#conformance/harness';
import type { AdapterModule } from '#contracts/adapter';
import {
  type AdapterSource,
  loadAdapterModule,
  played,
  protocolSource,
  renderKitReport,
  UnusableAdapter,
  verifyAdapter,
} from '../kit/index.ts';
import { positiveInteger } from './run-options.ts';

export interface AdapterFlags {
  readonly protocol?: string;
  readonly start?: string;
  readonly wire?: string;
  readonly peerPort?: string;
  readonly engineUrl?: string;
  readonly model?: string;
  readonly json?: boolean;
}

/** An adapter of the reference server by its wire; undefined where it has none. */
export type BuiltinAdapter = (wire: string) => Promise<AdapterModule | undefined>;

export interface AdapterContext {
  readonly io: Io;
  readonly builtin: BuiltinAdapter;
}

const builtinPrefix = 'builtin:';

const moduleOf = async (path: string, builtin: BuiltinAdapter): Promise<AdapterModule> => {
  if (!path.startsWith(builtinPrefix)) return loadAdapterModule(path);
  const module = await builtin(path.slice(builtinPrefix.length));
  if (module === undefined) throw new UnusableAdapter(`the reference server has no adapter ${path}`);
  return module;
};

const sourceOfModule = async (path: string, builtin: BuiltinAdapter): Promise<AdapterSource> => {
  const module = await moduleOf(path, builtin);
  return {
    name: path,
    port: module.port,
    takesKeys: true,
    open: async engine => module.default(engine),
  };
};

/** An engine alone is tried through the adapter of the reference server that speaks its wire. */
const wireOfEngine = ({ engineUrl, wire }: AdapterFlags): string => {
  if (engineUrl === undefined)
    throw new UsageError('name the module of an adapter, a process with --protocol or --start, or an engine');
  if (played.some(name => name === wire)) return `${wire}`;
  throw new UsageError(`name the wire of the engine with --wire: ${played.join(', ')}`);
};

const sourceOf = async (
  module: string | undefined,
  flags: AdapterFlags,
  builtin: BuiltinAdapter,
): Promise<AdapterSource> => {
  const { protocol, start, peerPort } = flags;
  const isOverProtocol = protocol !== undefined || start !== undefined;
  if (isOverProtocol && module !== undefined)
    throw new UsageError('name either the module of an adapter or, with --protocol or --start, a process');
  if (module !== undefined) return sourceOfModule(module, builtin);
  if (!isOverProtocol) return sourceOfModule(`${builtinPrefix}${wireOfEngine(flags)}`, builtin);
  if (start === undefined && peerPort === undefined)
    throw new UsageError('an adapter that runs already needs --peer-port: where its engine will be');
  return protocolSource({
    ...(protocol === undefined ? {} : { url: protocol }),
    ...(start === undefined ? {} : { command: start }),
  });
};

const verified = async (
  module: string | undefined,
  flags: AdapterFlags,
  { io, builtin }: AdapterContext,
): Promise<number> => {
  const report = await verifyAdapter(await sourceOf(module, flags, builtin), {
    ...(flags.wire === undefined ? {} : { wire: flags.wire }),
    ...(flags.engineUrl === undefined ? {} : { engineUrl: flags.engineUrl }),
    ...(flags.model === undefined ? {} : { model: flags.model }),
    ...(flags.peerPort === undefined ? {} : { peerPort: positiveInteger('peer-port', flags.peerPort) }),
  });
  io.out(
    flags.json === true
      ? `${JSON.stringify(report, null, 2)}\n`
      : renderKitReport(report, { width: Math.min(80, io.width), color: io.hasColor }),
  );
  return report.exit_code;
};

/**
 * The exit code: 0 keeps what could be tried, 1 breaks a promise, 2 could not tell. A rejection that nobody handles would
 * end a server that runs the module: then nothing else that was found can be relied on.
 */
export const verifyAdapterCommand = async (
  module: string | undefined,
  flags: AdapterFlags,
  context: AdapterContext,
): Promise<number> => {
  const unhandled: unknown[] = [];
  process.on('unhandledRejection', reason => void unhandled.push(reason));
  try {
    const code = await verified(module, flags, context);
    for (const reason of unhandled) context.io.err(`a rejection that nobody handles: ${reason}\n`);
    return unhandled.length > 0 ? Math.max(2, code) : code;
  } catch (error) {
    if (error instanceof UnusableAdapter) throw new UsageError(error.message);
    throw error;
  }
};
