// What the rest of the server does about the catalog's decisions.
import type { CatalogModel, Config } from '#contracts';
import type { CatalogEvent } from './events.ts';
import type { VerificationReason } from './trust/report.ts';

export type Objectives = Config['classes'];

export interface CatalogHooks {
  readonly event?: (event: CatalogEvent) => void;
  /** For `catalog_verifications_total`. */
  readonly verified?: (result: 'pass' | 'fail', reason: VerificationReason, modelRef: string) => void;
  /** The model was deprecated with a deadline: its pools drain. */
  readonly drain?: (model: CatalogModel, deadlineMs: number) => void;
  /** The model was retired. */
  readonly unload?: (model: CatalogModel) => void;
  /** Whether tasks wait or run on it. */
  readonly hasWork?: (model: CatalogModel) => boolean;
  /** A rollout was undone; `serving` is what takes the work of its model_ref now. */
  readonly rolledBack?: (model: CatalogModel, serving: CatalogModel | undefined) => void;
  /** The objectives of now, to be kept with a model that is deprecated. */
  readonly objectives?: () => Objectives;
}
