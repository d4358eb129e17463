// Whether a model takes a task, by where it is in its life.
import type { ModelState } from '#contracts';
import { unreachable } from '../kernel/index.ts';

export interface TaskOfModel {
  readonly override: boolean;
  /** False only for a further turn of a session that this model has. */
  readonly isNewSession: boolean;
}

export type AdmissionVerdict =
  | { readonly kind: 'ok' }
  | { readonly kind: 'refused'; readonly code: 'MODEL_DEPRECATED' | 'MODEL_NOT_FOUND' };

const ok: AdmissionVerdict = { kind: 'ok' };
const refusedAs = (code: 'MODEL_DEPRECATED' | 'MODEL_NOT_FOUND'): AdmissionVerdict => ({
  kind: 'refused',
  code,
});

/** A model that no entry names is judged by its pool alone. @implements ORCH-3070, ORCH-3069(c) */
export function admissionVerdict(
  model: { readonly state: ModelState } | undefined,
  task: TaskOfModel,
): AdmissionVerdict {
  if (model === undefined) return ok;
  switch (model.state) {
    case 'active':
    case 'canary':
      return ok;
    case 'deprecated':
      return task.override || !task.isNewSession ? ok : refusedAs('MODEL_DEPRECATED');
    case 'retired':
      return refusedAs('MODEL_DEPRECATED');
    case 'draft':
      return refusedAs('MODEL_NOT_FOUND');
    default:
      return unreachable(model.state);
  }
}
