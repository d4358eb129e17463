// What the catalog tells, as log lines and metrics.
import type { ModelState } from '#contracts';
import type { Catalog, CatalogEvent, CatalogHooks, Objectives } from '../catalog/index.ts';
import type { Telemetry } from '../telemetry/index.ts';

const states: readonly ModelState[] = ['draft', 'active', 'canary', 'deprecated', 'retired'];

export interface HooksParts {
  readonly telemetry: Telemetry;
  /** The engine that serves a model, for the metric's label. */
  engineOf(modelRef: string): string;
  hasWork(modelRef: string): boolean;
  objectives(): Objectives;
}

const warnings: readonly CatalogEvent['kind'][] = [
  'artifact-untrusted',
  'digest-mismatched',
  'registry-refused',
  'entry-damaged',
];

/** A source address may hold credentials: it stays out of the log. @implements ORCH-3064 */
function logged(telemetry: Telemetry, event: CatalogEvent): void {
  const level = warnings.includes(event.kind) ? 'warn' : 'info';
  telemetry.log(level, `catalog.${event.kind}`, {
    model_id: event.modelId,
    ...('result' in event ? { result: event.result } : {}),
    ...('reason' in event ? { reason: event.reason } : {}),
    ...('from' in event ? { from: event.from, to: event.to } : {}),
    ...('door' in event ? { door: event.door } : {}),
  });
}

export function catalogHooks({ telemetry, engineOf, hasWork, objectives }: HooksParts): CatalogHooks {
  return {
    event: event => logged(telemetry, event),
    verified: (result, reason, modelRef) =>
      telemetry.count('catalog_verifications_total', { result, reason, engine: engineOf(modelRef) }),
    hasWork: model => hasWork(model.model_ref ?? model.id),
    objectives,
  };
}

/** @implements ORCH-3073(a) */
export function collectModelStates(catalog: Catalog, telemetry: Telemetry): void {
  telemetry.collect('model_state', () =>
    catalog.states().flatMap(({ modelId, state }) =>
      states.map(other => ({
        labels: { model_id: modelId, state: other },
        value: other === state ? 1 : 0,
      })),
    ),
  );
}
