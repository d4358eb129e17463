// What a look at an engine shows, by the routes of its wire that tell of the engine and not of one task.
import { type Clock, isRecord, valueAt } from '#conformance/harness';
import { asks, type WireName } from '#conformance/peers';
import { send } from '../exchange.ts';
import type { Params } from '../interaction.ts';
import type { Came } from '../judge-answer.ts';
import type { Prepared, Values } from '../provider.ts';
import { addressOf } from '../sent-request.ts';

const providerForm = /^(.+)-engine$/;

const isWire = (name: string): name is WireName => Object.hasOwn(asks, name);

/** The wire that a provider of this name speaks; undefined where it is no engine. */
export const wireOf = (provider: string): WireName | undefined => {
  const [, name = ''] = providerForm.exec(provider) ?? [];
  return isWire(name) ? name : undefined;
};

export interface EngineAddress {
  readonly wire: WireName;
  readonly url: string;
  /** `model`: by which name it knows its model, where that is not the one of the states. */
  readonly values?: Values;
  readonly headers?: Readonly<Record<string, string>>;
  readonly clock: Clock;
}

const lookMs = 5_000;

const modelPath = (model: string): string => `/v2/models/${encodeURIComponent(model)}`;

const healthPaths: Readonly<Record<WireName, (model: string) => string>> = {
  llamacpp: () => '/health',
  vllm: () => '/health',
  tgi: () => '/health',
  triton: model => `${modelPath(model)}/ready`,
  openai: () => '/v1/models',
  anthropic: model => `/v1/models/${encodeURIComponent(model)}`,
};

const got = ({ url, headers = {}, clock }: EngineAddress, path: string): Promise<Came> => {
  const prepared: Prepared = { url, values: {} };
  return send({ method: 'GET', url: addressOf(prepared, path), headers }, { clock, withinMs: lookMs });
};

const modelOf = (engine: EngineAddress, { model }: Params): string => engine.values?.model ?? String(model);

/** The status of what its wire asks for health. */
export const healthOf = async (engine: EngineAddress, params: Params): Promise<number> =>
  (await got(engine, healthPaths[engine.wire](modelOf(engine, params)))).status ?? 0;

const namesIn = (list: unknown, member: string): readonly unknown[] =>
  (Array.isArray(list) ? list : []).filter(isRecord).map(one => one[member]);

const modelMissing = async (engine: EngineAddress, params: Params): Promise<string | undefined> => {
  const model = modelOf(engine, params);
  if (engine.wire === 'vllm' || engine.wire === 'openai') {
    const { body } = await got(engine, '/v1/models');
    const names = namesIn(valueAt(body, 'data'), 'id');
    return names.includes(model) ? undefined : `it lists the models ${names.join(', ') || '(none)'}`;
  }
  if (engine.wire === 'triton' && params.backend === 'vllm') {
    const { body } = await got(engine, modelPath(model));
    const isVllm = namesIn(valueAt(body, 'inputs'), 'name').includes('sampling_parameters');
    return isVllm ? undefined : "the model is not of vLLM's backend";
  }
  return undefined;
};

/** Why it does not serve the model that a state names; undefined where it does. */
export const notServing = async (engine: EngineAddress, params: Params): Promise<string | undefined> => {
  const status = await healthOf(engine, params);
  if (status !== 200) return `its health is answered with ${status}`;
  return modelMissing(engine, params);
};
