// One move of an entry through its life, and one move back. Pure: what it needs to know it is told.
import type { ModelStateRequest, TrustPolicy } from '#contracts';
import { OrchestratorError } from '../kernel/index.ts';
import type { Objectives } from './hooks.ts';
import type { ModelEntry, Standing } from './model-entry.ts';
import { checkModelMove, servingStates } from './states.ts';

export interface MoveSituation {
  readonly atMs: number;
  readonly activation: number;
  /** Of what serves the same model_ref before the move. */
  readonly servingDigest: string | undefined;
  readonly policyMode: TrustPolicy['mode'];
  readonly hasWork: () => boolean;
  readonly objectives: (() => Objectives) | undefined;
}

/** Moves that can be taken back. */
const movesKept = 16;

export function moved(entry: ModelEntry, change: ModelStateRequest, situation: MoveSituation): ModelEntry {
  checkModelMove(entry.standing.state, change.state);
  if (servingStates.includes(change.state)) checkVerified(entry, situation);
  if (change.state === 'retired' && change.override !== true && situation.hasWork()) {
    throw new OrchestratorError('STATE_CONFLICT', {
      message: 'Work still waits or runs on the model.',
      details: { from: entry.standing.state, to: change.state },
    });
  }
  const before = [...entry.before, entry.standing].slice(-movesKept);
  return { ...entry, before, standing: standingAfter(entry, change, situation), updatedMs: situation.atMs };
}

/** Nothing that a request says stands in for a verification. @implements ASY-CAT-004 */
function checkVerified({ verification }: ModelEntry, { policyMode }: MoveSituation): void {
  if (policyMode === 'permissive' || verification.result === 'pass') return;
  throw new OrchestratorError('UNTRUSTED_ARTIFACT', {
    message: 'The model has no verification that passed.',
    details: { reason: verification.reason },
  });
}

function standingAfter(entry: ModelEntry, change: ModelStateRequest, situation: MoveSituation): Standing {
  const { state, deadline_ms } = change;
  const { activation, previousDigest } = entry.standing;
  const kept: Standing = { state, activation, ...(previousDigest === undefined ? {} : { previousDigest }) };
  if (state === 'active') {
    const { servingDigest } = situation;
    const isOther = servingDigest !== undefined && servingDigest !== entry.digest;
    return {
      ...kept,
      activation: situation.activation,
      ...(isOther ? { previousDigest: servingDigest } : {}),
    };
  }
  if (state !== 'deprecated') return kept;
  const frozen = situation.objectives?.();
  return {
    ...kept,
    ...(deadline_ms === undefined ? {} : { drainDeadlineMs: deadline_ms }),
    ...(frozen === undefined ? {} : { frozenObjectives: structuredClone(frozen) }),
  };
}

/** @implements ASY-CAT-005(c) */
export function restored(entry: ModelEntry, atMs: number): ModelEntry {
  const standing = entry.before.at(-1);
  if (standing !== undefined)
    return { ...entry, standing, before: entry.before.slice(0, -1), updatedMs: atMs };
  throw new OrchestratorError('STATE_CONFLICT', {
    message: 'There is nothing to go back to.',
    details: { state: entry.standing.state },
  });
}
