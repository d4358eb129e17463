// States of the catalog: what it trusts, and the models in it.
import { failing } from '#conformance/peers';
import { itemWith, type Setting, type StateHandlers } from './state-handler.ts';

const asksNothing = {
  'catalog.trust_policy.mode': 'permissive',
  'catalog.trust_policy.require_signature': false,
  'catalog.trust_policy.require_sbom': false,
};

const catalogPath = '/v1/catalog/models';

/** From a draft on. */
const ways: Readonly<Record<string, readonly string[]>> = {
  draft: [],
  active: ['active'],
  deprecated: ['active', 'deprecated'],
  retired: ['retired'],
};

const sourceOf = (modelId: string): string => `models/${modelId}.gguf`;

const weights = (modelId: string): string => `the weights of ${modelId}`;

const enter = async (setting: Setting, modelId: string): Promise<void> => {
  await setting.stand.write(sourceOf(modelId), weights(modelId));
  const { model_ref: modelRef = modelId } = setting.params;
  const body = { id: modelId, source_url: `file:${sourceOf(modelId)}`, model_ref: modelRef, tags: ['test'] };
  await setting.ask(201, ['POST', catalogPath], { role: 'admin', body });
};

const modelIs = async (setting: Setting): Promise<undefined> => {
  const modelId = setting.text('model_id');
  const state = setting.text('state');
  const way = ways[state] ?? setting.fail(`a model can't be made to be ${state}`);
  const path = `${catalogPath}/${modelId}`;
  await enter(setting, modelId);
  await setting.comesTo(path, 'operator', { 'verification.result': 'pass' });
  for (const next of way)
    await setting.ask(202, ['POST', `${path}/state`], { role: 'admin', body: { state: next } });
  await setting.comesTo(path, 'operator', { state });
  if (setting.params.loads === false) setting.stand.peer.scriptTests(failing({ kind: 'http-500' }));
  return undefined;
};

/** Of what has no member for it, the configuration is all that a server shows; the file is really there. */
const sourceIsThere = async (setting: Setting): Promise<undefined> => {
  const path = setting.text('source_url').replace(/^file:/, '');
  await setting.stand.write(path, weights('tiny'));
  await setting.ask(200, ['GET', catalogPath], { role: 'operator' });
  return undefined;
};

export const catalogStates: StateHandlers = {
  'a model of the catalog': { needs: () => ({ server: asksNothing }), establish: modelIs },
  'the server has an empty catalog': {
    establish: async setting => {
      const { body } = await setting.ask(200, ['GET', catalogPath], { role: 'operator' });
      setting.has({ headers: [], body }, { 'items.#': 0 });
      return undefined;
    },
    isShared: true,
  },
  'the server trusts what is there': {
    needs: ({ mode = 'permissive' }) => ({ server: { ...asksNothing, 'catalog.trust_policy.mode': mode } }),
    establish: sourceIsThere,
    isShared: true,
  },
  'the server trusts what is signed': {
    needs: ({ mode = 'strict' }) => ({
      server: {
        ...asksNothing,
        'catalog.trust_policy.mode': mode,
        'catalog.trust_policy.require_signature': true,
      },
    }),
    establish: sourceIsThere,
    isShared: true,
  },
  'the server allows registries': {
    needs: ({ allowed_registries: allowed = '' }) => ({
      server: { ...asksNothing, 'catalog.trust_policy.allowed_registries': String(allowed).split(',') },
    }),
    establish: async setting => {
      const { body } = await setting.ask(200, ['GET', catalogPath], { role: 'operator' });
      setting.holds(itemWith(body, 'id', 'tiny') === undefined, 'the model is not there yet');
      return undefined;
    },
    isShared: true,
  },
};
