// The life of a model: the table of .specs/lifecycle.md, `States of a model`. A rollback is no move of it.
import type { ModelState } from '#contracts';
import { OrchestratorError } from '../kernel/index.ts';

export const modelMoves: Readonly<Record<ModelState, readonly ModelState[]>> = {
  draft: ['active', 'canary', 'retired'],
  active: ['canary', 'deprecated'],
  canary: ['active', 'deprecated'],
  deprecated: ['active', 'retired'],
  retired: [],
};

/** States in which a model takes new work without more ado. */
export const servingStates: readonly ModelState[] = ['active', 'canary'];

/** @implements ORCH-3069(a) */
export function checkModelMove(from: ModelState, to: ModelState): void {
  if (modelMoves[from].includes(to)) return;
  throw new OrchestratorError('STATE_CONFLICT', {
    message: `A model that is ${from} cannot become ${to}.`,
    details: { from, to, allowed: [...modelMoves[from]] },
  });
}
