// Given: what is there before the case begins.
import type { Json } from '#conformance/harness';
import { answering, holding, holdingAfter, type WireName } from '#conformance/peers';
import type { EngineSetup, PoolSetup, Settings } from '../run/setup.ts';
import { type StepDefinition, setup } from '../run/step.ts';
import type { StepInput } from '../run/step-input.ts';

/** Rows of a pool's table that speak of its engines and not of the configuration. */
const engineRows = ['wire', 'replicas', 'slots', 'version', 'ctx', 'overload'] as const;

const isEngineRow = (name: string): boolean => engineRows.some(known => known === name);

const enginesOf = (pairs: Readonly<Record<string, Json>>): EngineSetup => ({
  ...(pairs.wire === undefined ? {} : { wire: pairs.wire as WireName }),
  ...(pairs.replicas === undefined ? {} : { replicas: Number(pairs.replicas) }),
  ...(pairs.slots === undefined ? {} : { slots: Number(pairs.slots) }),
  ...(pairs.version === undefined ? {} : { version: String(pairs.version) }),
  ...(pairs.ctx === undefined ? {} : { ctx: Number(pairs.ctx) }),
  ...(pairs.overload === undefined ? {} : { overload: pairs.overload as 'queue' | 'refuse' }),
});

/** A pool's table: rows of engines (wire, replicas, slots, version, ctx, overload), the others by path of the config. */
export const poolOf = (input: StepInput): PoolSetup => {
  const { pairs } = input;
  const settings: Settings = Object.fromEntries(Object.entries(pairs).filter(([name]) => !isEngineRow(name)));
  return { settings, engines: enginesOf(pairs) };
};

const scripted = (alias: string, engines: EngineSetup) => ({
  pools: { [alias]: { settings: {}, engines } },
});

export const setupSteps: readonly StepDefinition[] = [
  setup('any model', () => ({ anyModel: true })),
  setup('a pool {string}', ([alias], input) => ({ pools: { [alias]: poolOf(input) } })),
  setup('a pool {string} with:', ([alias], input) => ({ pools: { [alias]: poolOf(input) } })),
  setup('the engines of pool {string} answer:', ([alias], input) =>
    scripted(alias, { script: answering(input.values.map(String)) }),
  ),
  setup('the engines of pool {string} hold every task', ([alias]) => scripted(alias, { script: holding })),
  setup('the engines of pool {string} hold every task after:', ([alias], input) =>
    scripted(alias, { script: holdingAfter(input.values.map(String)) }),
  ),
  setup('the engines of pool {string} are not ready', ([alias]) => scripted(alias, { isUnready: true })),
  setup('the engines of pool {string} are down', ([alias]) => scripted(alias, { isDown: true })),
  setup('a tenant {string}', ([alias]) => ({ tenants: { [alias]: { settings: {} } } })),
  setup('a tenant {string} with:', ([alias], input) => ({ tenants: { [alias]: { settings: input.pairs } } })),
  setup('the tenant of the case has:', (_, input) => ({ tenants: { '': { settings: input.pairs } } })),
  setup('a server with:', (_, input) => ({ server: input.pairs })),
  setup('a server of its own', () => ({ ownsServer: true })),
  setup('a server that a step starts', () => ({ startsLater: true })),
];
