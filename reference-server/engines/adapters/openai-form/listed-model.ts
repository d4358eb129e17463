import type { EngineVersion } from '#contracts/adapter';
import type { EngineHttp } from '../../http/engine-http.ts';
import { count, isJsonObject } from '../../http/json.ts';

export type ListedModel = Pick<EngineVersion, 'hasModel' | 'modelName' | 'modelPath' | 'contextMax'>;

/** What GET /v1/models tells of one model; nothing where the answer is no list of any. */
export async function listedModel(
  http: EngineHttp,
  model: string,
  signal: AbortSignal,
): Promise<ListedModel> {
  const body = await http.json({ method: 'GET', path: '/v1/models', signal });
  const listed = isJsonObject(body) && Array.isArray(body.data) ? body.data.filter(isJsonObject) : [];
  if (listed.length === 0) return {};
  const found = listed.find(({ id }) => id === model);
  if (found === undefined) return { hasModel: false };
  const contextMax = count(found.max_model_len);
  return {
    hasModel: true,
    modelName: model,
    ...(typeof found.root === 'string' ? { modelPath: found.root } : {}),
    ...(contextMax === undefined ? {} : { contextMax }),
  };
}
