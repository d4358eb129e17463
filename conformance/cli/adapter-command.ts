import type { AdapterModule } from '#contracts/adapter';
import {
  type AdapterSource,
  loadAdapterModule,
  renderKitReport,
  UnusableAdapter,
  verifyAdapter,
} from '../kit/index.ts';
import { type Io, UsageError } from './io.ts';
import { positiveInteger } from './run-options.ts';

export interface AdapterFlags {
  readonly wire?: string;
  readonly peerPort?: string;
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
    open: async engine => module.default(engine),
  };
};

const verified = async (
  module: string | undefined,
  flags: AdapterFlags,
  { io, builtin }: AdapterContext,
): Promise<number> => {
  if (module === undefined) throw new UsageError('name the module of an adapter, or --protocol with its URL');
  const report = await verifyAdapter(await sourceOfModule(module, builtin), {
    ...(flags.wire === undefined ? {} : { wire: flags.wire }),
    ...(flags.peerPort === undefined ? {} : { peerPort: positiveInteger('peer-port', flags.peerPort) }),
  });
  io.out(
    flags.json === true
      ? `${JSON.stringify(report, null, 2)}\n`
      : renderKitReport(report, { width: Math.min(80, io.width), color: io.hasColor }),
  );
  return report.exit_code;
};

/** The exit code: 0 keeps what could be tried, 1 breaks a promise, 2 could not tell. */
export const verifyAdapterCommand = async (
  module: string | undefined,
  flags: AdapterFlags,
  context: AdapterContext,
): Promise<number> => {
  try {
    return await verified(module, flags, context);
  } catch (error) {
    if (error instanceof UnusableAdapter) throw new UsageError(error.message);
    throw error;
  }
};
