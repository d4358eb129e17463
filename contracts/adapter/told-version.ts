import type { EngineVersion } from './engine-adapter.ts';

/** As the adapter protocol tells it. */
export interface ToldVersion {
  engine_version?: string;
  model_digest?: string;
  model_name?: string;
  model_path?: string;
  model_revision?: string;
  has_model?: boolean;
  context_max?: number;
  backend?: 'cpu' | 'gpu';
}

export function versionOf(told: ToldVersion): EngineVersion {
  const { engine_version, model_digest, model_name, model_path, backend } = told;
  const { model_revision, has_model, context_max } = told;
  return {
    ...(engine_version === undefined ? {} : { engineVersion: engine_version }),
    ...(model_digest === undefined ? {} : { modelDigest: model_digest }),
    ...(model_name === undefined ? {} : { modelName: model_name }),
    ...(model_path === undefined ? {} : { modelPath: model_path }),
    ...(model_revision === undefined ? {} : { modelRevision: model_revision }),
    ...(has_model === undefined ? {} : { hasModel: has_model }),
    ...(context_max === undefined ? {} : { contextMax: context_max }),
    ...(backend === undefined ? {} : { backend }),
  };
}
