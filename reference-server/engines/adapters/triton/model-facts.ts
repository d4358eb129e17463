// What Triton tells of itself and of a model, in three answers.
import { EngineError, type EngineVersion } from '#contracts/adapter';
import type { EngineHttp } from '../../http/engine-http.ts';
import { isJsonObject, type JsonObject, jsonObject } from '../../http/json.ts';
import type { ModelInputs } from './generate-body.ts';

export interface ModelFacts {
  readonly inputs: ModelInputs;
  /** The versions that are loaded. */
  readonly versions: readonly string[];
}

export function modelPath(model: string): string {
  return `/v2/models/${encodeURIComponent(model)}`;
}

export async function modelFacts(http: EngineHttp, model: string, signal: AbortSignal): Promise<ModelFacts> {
  const metadata = await object(http, modelPath(model), signal);
  const { inputs, versions } = metadata;
  if (!Array.isArray(inputs)) throw new EngineError('malformed', 'the metadata does not list the inputs');
  const names = inputs.flatMap(input =>
    isJsonObject(input) && typeof input.name === 'string' ? [input.name] : [],
  );
  const loaded = Array.isArray(versions) ? versions.filter(version => typeof version === 'string') : [];
  return { inputs: new Set(names), versions: loaded };
}

export async function engineVersion(http: EngineHttp, model: string, signal: AbortSignal): Promise<string> {
  const { version } = await object(http, '/v2', signal);
  if (typeof version !== 'string' || version === '')
    throw new EngineError('malformed', 'the engine does not tell its version');
  const backend = await trtllmVersion(http, model, signal);
  return backend === undefined ? version : `${version} (trtllm_version ${backend})`;
}

/** A parameter of the model's configuration; operators may have closed that route. */
async function trtllmVersion(
  http: EngineHttp,
  model: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { status, text } = await http.text({ method: 'GET', path: `${modelPath(model)}/config`, signal });
  const parameters = status === 200 ? jsonObject(text)?.parameters : undefined;
  const told = isJsonObject(parameters) ? parameters.trtllm_version : undefined;
  const value = isJsonObject(told) ? told.string_value : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function namedModel(model: string, { versions }: ModelFacts): Partial<EngineVersion> {
  return { modelName: model, ...(versions.length === 0 ? {} : { modelRevision: versions.join(',') }) };
}

async function object(http: EngineHttp, path: string, signal: AbortSignal): Promise<JsonObject> {
  const value = await http.json({ method: 'GET', path, signal });
  if (isJsonObject(value)) return value;
  throw new EngineError('malformed', `${path} did not answer with an object`);
}
