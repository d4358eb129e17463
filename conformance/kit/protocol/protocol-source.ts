import type { AdapterSource } from '../verify-adapter.ts';
import { type StartedAdapter, startAdapter } from './adapter-process.ts';
import { openProtocolAdapter } from './protocol-adapter.ts';
import { protocolOutcomes } from './protocol-outcomes.ts';

export interface ProtocolPlace {
  /** Where it listens; absent where it is started here. */
  readonly url?: string;
  /** How it is started; absent where it runs already, in front of the engine of --peer-port. */
  readonly command?: string;
}

/** An adapter process: one for all cases, because it is told of its engine when it is started. */
export const protocolSource = ({ url, command }: ProtocolPlace): AdapterSource => {
  let started: Promise<StartedAdapter> | undefined;
  const placeOf = async (engineUrl: string): Promise<string> => {
    if (command === undefined) return url ?? '';
    started ??= startAdapter(engineUrl, { command, ...(url === undefined ? {} : { url }) });
    return (await started).url;
  };
  return {
    name: command ?? url ?? 'adapter',
    port: '1.0',
    open: async engine => openProtocolAdapter(await placeOf(engine.url)),
    own: async engine => protocolOutcomes(await placeOf(engine.url)),
    close: async () => (await started)?.stop(),
  };
};
