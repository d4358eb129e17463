// What is served, by the name of the model alone: for clients that know of no engine.
import type { Core } from './core.ts';

export interface ServedModel {
  readonly modelRef: string;
  /** Of the pool that serves it: the first by id, whatever its state, so that the same name means the same. */
  readonly engine: string;
  readonly contextMax: number;
  readonly tokensMax: number;
  /** Whether work is taken that asks for nothing special: a deprecated model takes none. */
  readonly takesWork: boolean;
}

export function servedModels({ pools, models }: Core): readonly ServedModel[] {
  const configs = [...pools.values()].flatMap(({ isLeaving, pool }) => (isLeaving ? [] : pool.config));
  const first = new Map(configs.toSorted((a, b) => (a.id < b.id ? 1 : -1)).map(one => [one.model.ref, one]));
  return [...first.values()]
    .toSorted((a, b) => (a.model.ref < b.model.ref ? -1 : 1))
    .map(({ engine, model }) => ({
      modelRef: model.ref,
      engine,
      contextMax: model.ctx_max,
      tokensMax: model.max_tokens_max,
      takesWork: models.takes(model.ref),
    }));
}
