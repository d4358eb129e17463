import type {
  CatalogModel,
  CatalogModelRequest,
  ControlSchemas,
  ModelState,
  ModelStateRequest,
} from '#contracts';
import { OrchestratorError, type World } from '../kernel/index.ts';
import { type AdmissionVerdict, admissionVerdict, type TaskOfModel } from './admission-verdict.ts';
import { Gate } from './gate.ts';
import type { CatalogHooks, Objectives } from './hooks.ts';
import { type ModelEntry, modelOf, modelRefOf } from './model-entry.ts';
import { moved, restored } from './move-entry.ts';
import { type ModelPageQuery, pageOf } from './page.ts';
import { type ResolvedModel, resolveModel, servingEntry, standingEntry } from './resolve-model.ts';
import { Shelf } from './shelf.ts';
import type { ContentSource } from './sources/content.ts';
import type { CatalogStore } from './store.ts';
import type { VerificationReport } from './trust/report.ts';
import type { TrustRules } from './trust/trust-rules.ts';

export interface CatalogOptions {
  readonly world: World;
  readonly store: CatalogStore;
  readonly source: ContentSource;
  /** What relative file addresses are relative to. */
  readonly baseDir: string;
  readonly rules: TrustRules;
  readonly hooks?: CatalogHooks;
}

export interface VerifiedModel {
  readonly model: CatalogModel;
  readonly report: VerificationReport;
}

export class Catalog {
  readonly #shelf: Shelf;
  readonly #gate: Gate;
  readonly #world: World;
  readonly #hooks: CatalogHooks;

  private constructor(options: CatalogOptions, shelf: Shelf) {
    this.#shelf = shelf;
    this.#world = options.world;
    this.#hooks = options.hooks ?? {};
    this.#gate = new Gate({ ...options, hooks: this.#hooks, shelf });
  }

  static async open(options: CatalogOptions): Promise<Catalog> {
    const shelf = await Shelf.open(options.store);
    const atMs = Math.floor(options.world.wallMs());
    for (const modelId of shelf.damagedIds) options.hooks?.event?.({ kind: 'entry-damaged', modelId, atMs });
    return new Catalog(options, shelf);
  }

  /** After a reload of the configuration; entries are judged by it when they are verified or loaded next. */
  useRules(rules: TrustRules): void {
    this.#gate.rules = rules;
  }

  async create(request: CatalogModelRequest): Promise<{ created: boolean; model: CatalogModel }> {
    const { created, entry } = await this.#gate.enter(request);
    return { created, model: modelOf(entry) };
  }

  get(modelId: string): CatalogModel {
    return modelOf(this.#shelf.get(modelId));
  }

  list(query: ModelPageQuery): ControlSchemas['CatalogModelList'] {
    return pageOf(this.#shelf.all().map(modelOf), query);
  }

  /** @implements ASY-CAT-003 */
  async verify(modelId: string): Promise<VerifiedModel> {
    const { entry, report } = await this.#gate.judgeAgain(modelId);
    return { model: modelOf(entry), report };
  }

  /** To be asked before a model's bytes reach an engine. @implements ORCH-3061(b), ORCH-3037 */
  async checkLoad(modelId: string): Promise<VerifiedModel> {
    const { entry, report } = await this.#gate.admitToLoad(modelId);
    return { model: modelOf(entry), report };
  }

  /** @implements ORCH-3072 */
  async setState(modelId: string, change: ModelStateRequest): Promise<CatalogModel> {
    return await this.#shelf.write(async () => {
      const entry = this.#shelf.get(modelId);
      const serving = servingEntry(this.#shelf.all(), modelRefOf(entry));
      const next = moved(entry, change, {
        atMs: Math.floor(this.#world.wallMs()),
        activation: this.#shelf.nextActivation(),
        servingDigest: serving?.digest,
        policyMode: this.#gate.rules.policy.mode,
        hasWork: () => this.#hooks.hasWork?.(modelOf(entry)) ?? false,
        objectives: this.#hooks.objectives,
      });
      const model = await this.#standAs(entry, next, 'state-changed');
      if (model.state === 'deprecated' && change.deadline_ms !== undefined) {
        this.#hooks.drain?.(model, change.deadline_ms);
      }
      if (model.state === 'retired') this.#hooks.unload?.(model);
      return model;
    });
  }

  /** @implements ASY-CAT-005, ORCH-3033(d) */
  async rollback(modelId: string): Promise<{ model: CatalogModel; serving: CatalogModel | undefined }> {
    return await this.#shelf.write(async () => {
      const entry = this.#shelf.get(modelId);
      const next = restored(entry, Math.floor(this.#world.wallMs()));
      const model = await this.#standAs(entry, next, 'model-rolled-back');
      const serving = this.serving(modelRefOf(next));
      this.#hooks.rolledBack?.(model, serving);
      return { model, serving };
    });
  }

  /** @implements ORCH-3062 */
  resolve(reference: string): ResolvedModel {
    const resolved = resolveModel(this.#shelf.all(), reference);
    if (resolved !== undefined) return resolved;
    throw new OrchestratorError('MODEL_NOT_FOUND', { message: 'The catalog has no model of this name.' });
  }

  /** What takes the work of a model_ref. */
  serving(modelRef: string): CatalogModel | undefined {
    const entry = servingEntry(this.#shelf.all(), modelRef);
    return entry === undefined ? undefined : modelOf(entry);
  }

  has(modelId: string): boolean {
    return this.#shelf.all().some(({ request }) => request.id === modelId);
  }

  /** Whatever its state, by id. */
  ofModelRef(modelRef: string): readonly CatalogModel[] {
    return this.#shelf
      .all()
      .filter(entry => modelRefOf(entry) === modelRef)
      .map(modelOf);
  }

  /** @implements ORCH-3070 */
  admission(modelRef: string, task: TaskOfModel): AdmissionVerdict {
    return admissionVerdict(standingEntry(this.#shelf.all(), modelRef)?.standing, task);
  }

  /** Of now, or those of the day when the model was deprecated. @implements ORCH-3071 */
  objectivesOf(modelRef: string, current: Objectives): Objectives {
    return standingEntry(this.#shelf.all(), modelRef)?.standing.frozenObjectives ?? current;
  }

  /** For `model_state`. @implements ORCH-3073(a) */
  states(): readonly { readonly modelId: string; readonly state: ModelState }[] {
    return this.#shelf.all().map(({ request, standing }) => ({ modelId: request.id, state: standing.state }));
  }

  async #standAs(
    entry: ModelEntry,
    next: ModelEntry,
    kind: 'state-changed' | 'model-rolled-back',
  ): Promise<CatalogModel> {
    await this.#shelf.put(next);
    const modelId = entry.request.id;
    const { state: from } = entry.standing;
    this.#hooks.event?.({ kind, modelId, from, to: next.standing.state, atMs: next.updatedMs });
    return modelOf(next);
  }
}
