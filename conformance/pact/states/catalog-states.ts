// States of the catalog: what it trusts, and the models in it.
import { failing } from '#conformance/peers';
import type { Setting, StateHandlers } from './state-handler.ts';

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

interface Offered {
  readonly id: string;
  readonly sourceUrl: string;
  /** Of a refusal; absent: it is let in, now or when it was offered before. */
  readonly code?: string;
}

/** Another model than the pacts', which nobody has signed: what the server makes of it shows whom it trusts. */
const offersModel = async (setting: Setting, { id, sourceUrl, code }: Offered): Promise<void> => {
  const body = { id, source_url: sourceUrl };
  const statuses = code === undefined ? [200, 201] : [400];
  const came = await setting.ask(statuses, ['POST', catalogPath], { role: 'admin', body });
  if (code !== undefined) setting.has(came, { code });
};

/** It lies where the pacts look for theirs. */
const localModel = async (setting: Setting, sourceUrl: string): Promise<string> => {
  await setting.stand.write(sourceUrl.replace(/^file:/, ''), weights('tiny'));
  return sourceUrl;
};

const trustsWhatIsThere = async (setting: Setting): Promise<undefined> => {
  const sourceUrl = await localModel(setting, setting.text('source_url'));
  await offersModel(setting, { id: 'beside', sourceUrl });
  return undefined;
};

const trustsWhatIsSigned = async (setting: Setting): Promise<undefined> => {
  const sourceUrl = await localModel(setting, setting.text('source_url'));
  await offersModel(setting, { id: 'unsigned', sourceUrl, code: 'UNTRUSTED_ARTIFACT' });
  return undefined;
};

const elsewhere = 'https://127.0.0.1:9/tiny.gguf';

const allowsRegistries = async (setting: Setting): Promise<undefined> => {
  if (setting.params.allowed_registries !== 'file') setting.fail('local files are all that it offers');
  await offersModel(setting, { id: 'elsewhere', sourceUrl: elsewhere, code: 'REGISTRY_NOT_ALLOWED' });
  const sourceUrl = await localModel(setting, `file:${sourceOf('nearby')}`);
  await offersModel(setting, { id: 'nearby', sourceUrl });
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
    establish: trustsWhatIsThere,
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
    establish: trustsWhatIsSigned,
    isShared: true,
  },
  'the server allows registries': {
    needs: ({ allowed_registries: allowed = '' }) => ({
      server: { ...asksNothing, 'catalog.trust_policy.allowed_registries': String(allowed).split(',') },
    }),
    establish: allowsRegistries,
    isShared: true,
  },
};
