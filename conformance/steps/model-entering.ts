// How a model of a scenario is made: its weights, its signature and its bill of materials, all of them the case's own.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Json } from '#conformance/harness';
import type { Names } from '../run/names.ts';
import { type Settings, withSettings } from '../run/setup.ts';
import type { StepInput } from '../run/step-input.ts';
import type { World } from '../run/world.ts';
import { sha256, signatureBy } from './model-keys.ts';

/** No other case has these weights. */
export const weightsOf = ({ mark }: Names, name: string): string => `the weights ${name} of ${mark}`;

export const digestOf = (names: Names, name: string): string => sha256(weightsOf(names, name));

export const modelId = ({ names }: World, model: string): string => names.word(model);
const fileOf = (world: World, name: string): string => join(world.stage.folder, world.names.word(name));
export const weightsFile = (world: World, model: string): string => fileOf(world, `weights of ${model}`);

export const billText = ({ mark }: Names, name: string): string => JSON.stringify({ bill: name, of: mark });

const signaturesOf = ({ names }: World, model: string, pairs: StepInput['pairs']): Json => {
  const signer = String(pairs['signed by']);
  const digest = digestOf(names, String(pairs['signed over'] ?? pairs.weights ?? model));
  const name = String(pairs['in the name of'] ?? signer);
  return [{ signer: name, algo: 'ed25519', value: signatureBy(signer, digest) }];
};

const billOf = async (world: World, pairs: StepInput['pairs']): Promise<Json> => {
  const bill = String(pairs.bill);
  const file = fileOf(world, `bill ${bill}`);
  if (pairs['bill is lost'] !== true) await writeFile(file, billText(world.names, bill));
  return { uri: `file:${file}`, digest: sha256(billText(world.names, String(pairs['bill over'] ?? bill))) };
};

const manifestsOf = (names: Names, files: string): Json =>
  files.split(' ').map(path => ({
    path,
    digest: digestOf(names, path),
    size_bytes: weightsOf(names, path).length,
  }));

const wordRows = [
  'weights',
  'digest',
  'signed by',
  'signed over',
  'in the name of',
  'bill',
  'bill over',
  'files',
];
const memberRows = ({ pairs }: StepInput): Settings =>
  Object.fromEntries(
    Object.entries(pairs).filter(([name]) => ![...wordRows, 'bill is lost', 'header'].includes(name)),
  );

/**
 * Rows are members of the request, beside: `weights`, what its file holds (its own where not said), `digest`, of which
 * weights; `signed by` a key, `signed over` other weights, `in the name of` another key; `bill`, a bill of materials,
 * `bill over` another one, `bill is lost`; `files`, its manifests by their paths.
 */
export const enter = async (world: World, [model, ref]: readonly [string, string], input: StepInput) => {
  const { pairs } = input;
  const file = weightsFile(world, model);
  if (pairs.source_url === undefined)
    await writeFile(file, weightsOf(world.names, String(pairs.weights ?? model)));
  const base = {
    id: modelId(world, model),
    source_url: `file:${file}`,
    ...(pairs.digest === undefined ? {} : { digest: digestOf(world.names, String(pairs.digest)) }),
    ...(pairs['signed by'] === undefined ? {} : { signatures: signaturesOf(world, model, pairs) }),
    ...(pairs.files === undefined ? {} : { manifests: manifestsOf(world.names, String(pairs.files)) }),
    ...(pairs.bill === undefined ? {} : { sbom: await billOf(world, pairs) }),
  };
  const body = withSettings(base, memberRows(input));
  const { header, 'trust_policy.mode': loosened } = pairs;
  const answer = await world.as({ role: 'admin' }).call('createCatalogModel', {
    body,
    ...(header === undefined ? {} : { headers: [['X-Trust-Policy', String(header)]] }),
    ...(loosened === undefined ? {} : { invalidOnPurpose: 'a trust policy of its own' }),
  });
  return world.remember(ref, answer);
};
