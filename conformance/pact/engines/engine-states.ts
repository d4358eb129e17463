// Into which states can a scripted engine be brought? One handler for each that the pacts of engines name.
import { answering, type Behaviour, failing, holding, type PeerOptions } from '#conformance/peers';
import type { Params } from '../interaction.ts';
import { healthOf, notServing } from './engine-look.ts';
import type { EngineSetting } from './engine-setting.ts';

export interface EngineStateHandler {
  readonly options?: (params: Params) => Partial<PeerOptions>;
  /** Throws NotEstablished where its look at the engine does not show the state. */
  readonly establish: (setting: EngineSetting) => Promise<void>;
}

export type EngineStateHandlers = Readonly<Record<string, EngineStateHandler>>;

const pieces = ['Rhine, ', 'Ebro'];

/** A call of one's own is made, and what the engine saw of it has to be what the state says. */
const tried = async (setting: EngineSetting, script: Behaviour, sees: string): Promise<void> => {
  setting.peer.script(script);
  await setting.ask('Name a river.');
  setting.sees(sees);
};

const occupied = async (setting: EngineSetting): Promise<void> => {
  const { peer } = setting;
  peer.script(holding);
  setting.askOnly('Name a river.');
  await setting.comesTo('all of its slots are busy', () =>
    peer.engine.busy.every(call => call !== undefined),
  );
};

export const engineStates: EngineStateHandlers = {
  'the engine serves': {
    establish: async setting => {
      const why = await notServing(setting.address, setting.params);
      if (why !== undefined) setting.fail(why);
    },
  },
  'the engine loads its model': {
    establish: async setting => {
      setting.peer.setReady(false);
      const status = await healthOf(setting.address, setting.params);
      if (status < 400) setting.fail(`its health is answered with ${status}`);
    },
  },
  'the engine has its slots busy': { options: () => ({ slots: 1 }), establish: occupied },
  'the engine has a full queue': {
    options: () => ({ slots: 1, overload: 'refuse' }),
    establish: async setting => {
      await occupied(setting);
      await setting.ask('Name another river.');
      setting.sees('failed queue-full');
    },
  },
  'the engine has a context smaller than the prompt': {
    options: ({ ctx }) => ({ ctx: Number(ctx) }),
    establish: async setting => {
      await setting.ask('river '.repeat(Number(setting.params.ctx)));
      setting.sees('failed context-overflow');
    },
  },
  'the engine comes to an end of its own': {
    establish: setting => tried(setting, answering(pieces, { finish: 'stop' }), 'ended stop'),
  },
  'the engine comes to the limit of tokens': {
    establish: setting => tried(setting, answering(pieces, { finish: 'length' }), 'ended length'),
  },
  'the engine fails while it decodes': {
    establish: setting => tried(setting, failing({ kind: 'error-event' }, pieces), 'failed error-event'),
  },
};
