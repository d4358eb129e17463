// What a document asks of Docker, as data.
import { basename, resolve } from 'node:path';
import type { EngineDocument } from '#contracts';
import { filledIn, type Places } from './place.ts';

export interface DeviceRequest {
  readonly Driver: 'nvidia';
  readonly Count: number;
  readonly Capabilities: readonly (readonly string[])[];
}

export interface ContainerPlan {
  readonly image: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly port: number;
  readonly mounts: readonly { readonly source: string; readonly target: string; readonly mode: 'ro' }[];
  /** What `docker run --gpus` asks the NVIDIA runtime for. */
  readonly deviceRequests: readonly DeviceRequest[];
}

const modelFolder = '/model';

export const containerPlanOf = (
  container: NonNullable<EngineDocument['container']>,
  places: Places,
): ContainerPlan => {
  const { image, env, port, gpus } = container;
  const source = resolve(places.model);
  const model = `${modelFolder}/${basename(source)}`;
  const inside = { ...places, model, port: String(port) };
  return {
    image,
    args: container.args.map(word => filledIn(word, inside)),
    env,
    port,
    mounts: places.model === '' ? [] : [{ source, target: model, mode: 'ro' }],
    deviceRequests: gpus === 0 ? [] : [{ Driver: 'nvidia', Count: gpus, Capabilities: [['gpu']] }],
  };
};
