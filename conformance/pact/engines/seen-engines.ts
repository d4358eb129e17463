import { type ProviderState, stateText } from '../interaction.ts';
import { NotEstablished, type Prepared, type Providers } from '../provider.ts';
import { type EngineAddress, notServing } from './engine-look.ts';

/** The one state that needs nothing but an engine that is well. */
const servingState = 'the engine serves';

const look = async (engine: EngineAddress, state: ProviderState): Promise<void> => {
  if (state.name !== servingState)
    throw new NotEstablished(stateText(state), 'a hook can bring it about: --state-url or --state-command');
  const why = await notServing(engine, state.params);
  if (why !== undefined) throw new NotEstablished(stateText(state), why);
};

/** Somebody's engine, which nothing is done to: it is in the state, or it is not. */
export const seenEngines = (engine: EngineAddress): Providers => ({
  isShared: () => false,
  provider: () => ({
    prepare: async (states): Promise<Prepared> => {
      for (const state of states) await look(engine, state);
      const { url, headers = {}, values = {} } = engine;
      return { url, headers, values };
    },
    close: () => Promise.resolve(),
  }),
});
