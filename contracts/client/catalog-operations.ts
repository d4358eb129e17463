import type {
  CatalogModel,
  CatalogModelRequest,
  ControlSchemas,
  ModelState,
  ModelStateRequest,
} from '../wire-types.ts';
import type { Answer } from './answer.ts';
import type { Caller } from './caller.ts';
import type { CallOptions } from './client-options.ts';

export interface ModelListQuery {
  readonly state?: ModelState;
  readonly cursor?: string;
  readonly limit?: number;
}

const of = (modelId: string) => ({ params: { model_id: modelId } });

/** Models: where they come from, whether they are trusted, and where they are in their life. */
export class CatalogOperations {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** 201 as draft; 200 where it stood already with the same request. */
  enter(body: CatalogModelRequest, options?: CallOptions): Promise<Answer<CatalogModel>> {
    return this.#caller.call('createCatalogModel', { body }, options);
  }

  list(
    { state, cursor, limit }: ModelListQuery = {},
    options?: CallOptions,
  ): Promise<Answer<ControlSchemas['CatalogModelList']>> {
    return this.#caller.call('listCatalogModels', { query: { state, cursor, limit } }, options);
  }

  read(modelId: string, options?: CallOptions): Promise<Answer<CatalogModel>> {
    return this.#caller.call('getCatalogModel', of(modelId), options);
  }

  /** A verification that fails is an answer and no error: it stands in the entry. */
  verify(modelId: string, options?: CallOptions): Promise<Answer<CatalogModel>> {
    return this.#caller.call('verifyCatalogModel', of(modelId), options);
  }

  move(modelId: string, body: ModelStateRequest, options?: CallOptions): Promise<Answer<CatalogModel>> {
    return this.#caller.call('setCatalogModelState', { ...of(modelId), body }, options);
  }

  rollBack(modelId: string, options?: CallOptions): Promise<Answer<CatalogModel>> {
    return this.#caller.call('rollbackCatalogModel', of(modelId), options);
  }
}
