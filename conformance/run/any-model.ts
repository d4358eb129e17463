import type { BoundCase } from './binding.ts';
import { dialectOf } from './dialect.ts';
import type { PoolSetup } from './setup.ts';

export const anyModelAlias = 'model';
export const anyModel: PoolSetup = { settings: {}, engines: { slots: 4 } };

const embeddedCtx = 1_024;
/** A real engine, because what the OpenAI surface promises of limits, stops and usage is its doing too. */
export const embedded: PoolSetup = {
  isBare: true,
  engines: { ctx: embeddedCtx },
  settings: {
    id: 'embedded',
    engine: 'embedded',
    wire: 'embedded',
    'model.ref': 'embedded-model',
    replicas: [{ id: 'embedded-replica', slots: 4, embedded: {} }],
  },
};

/** By alias; of whoever asks for any model, one that answers. */
export const poolsOf = ({ setup, scenario }: BoundCase): Readonly<Record<string, PoolSetup>> => {
  if (!setup.anyModel || Object.keys(setup.pools).length > 0) return setup.pools;
  return { [anyModelAlias]: dialectOf(scenario.profile) === 'openai' ? embedded : anyModel };
};
