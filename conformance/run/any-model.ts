import type { BoundCase } from './binding.ts';
import { dialectOf } from './dialect.ts';
import type { GatewayWords } from './names.ts';
import type { GatewaySetup, PoolSetup } from './setup.ts';

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

export const engineAlias = 'engine';

/** What the server says of itself as a gateway follows from this. */
const engineRetries = 2;
const engineIdleMs = 1_000;
export const configuredGateway: GatewayWords = { silenceMs: 6_000, callsMax: engineRetries, hasOwnKey: true };

const engineBehind = ({ stated }: GatewaySetup): PoolSetup => ({
  settings: {
    'retry.attempts_max': engineRetries,
    'retry.base_ms': 20,
    ...(stated.includes('silence_ms') ? { 'timeouts.idle_ms': engineIdleMs } : {}),
  },
  engines: { wire: 'openai', slots: 4 },
});

/** By alias; of whoever asks for any model, one that answers. */
export const poolsOf = ({ setup, scenario }: BoundCase): Readonly<Record<string, PoolSetup>> => {
  if (setup.gateway !== undefined) return { [engineAlias]: engineBehind(setup.gateway) };
  if (!setup.anyModel || Object.keys(setup.pools).length > 0) return setup.pools;
  return { [anyModelAlias]: dialectOf(scenario.profile) === 'openai' ? embedded : anyModel };
};
