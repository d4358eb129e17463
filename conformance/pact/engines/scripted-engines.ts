import type { Clock } from '#conformance/harness';
import { type Peer, startPeer, type WireName } from '#conformance/peers';
import { type ProviderState, stateText } from '../interaction.ts';
import { NotEstablished, type Prepared, type Provider, type Providers } from '../provider.ts';
import { EngineSetting, witnessing } from './engine-setting.ts';
import { type EngineStateHandlers, engineStates } from './engine-states.ts';

export interface ScriptedOptions {
  readonly wire: WireName;
  readonly clock: Clock;
  readonly handlers?: EngineStateHandlers;
}

class ScriptedEngine implements Provider {
  readonly #options: ScriptedOptions;
  #peer: Peer | undefined;

  constructor(options: ScriptedOptions) {
    this.#options = options;
  }

  async prepare(states: readonly ProviderState[]): Promise<Prepared> {
    const { wire, clock, handlers = engineStates } = this.#options;
    const handled = states.map(state => {
      const handler = handlers[state.name];
      if (handler === undefined) throw new NotEstablished(stateText(state), 'nothing establishes it');
      return { state, handler };
    });
    const { sink, witnessed } = witnessing();
    const named = states.find(({ params }) => params.model !== undefined)?.params.model;
    const options = handled.map(({ state, handler }) => handler.options?.(state.params) ?? {});
    const model = String(named ?? 'tiny');
    const peer = await startPeer(Object.assign({ wire, name: 'engine', model, sink }, ...options));
    this.#peer = peer;
    for (const { state, handler } of handled)
      await handler.establish(new EngineSetting({ peer, state, clock, witnessed }));
    return { url: peer.url, values: {} };
  }

  async close(): Promise<void> {
    await this.#peer?.close();
  }
}

/** Engines of one wire that do what a script says, each for one interaction. */
export const scriptedEngines = (options: ScriptedOptions): Providers => ({
  isShared: () => false,
  provider: () => new ScriptedEngine(options),
});
