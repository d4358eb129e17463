// The nine phases of a call. The list is closed: nothing in the configuration adds to it or takes from it.
import type { PhaseName } from '../tasks/index.ts';

/** @implements ASY-PIPE-001 */
export const phaseNames: readonly PhaseName[] = Object.freeze([
  'PRE_VALIDATE',
  'VALIDATE',
  'AUTHORIZE',
  'ROUTE',
  'PRE_INFERENCE',
  'INFERENCE',
  'POST_INFERENCE',
  'OBSERVABILITY',
  'CLEANUP',
]);

export function isPhaseName(value: unknown): value is PhaseName {
  return phaseNames.some(phase => phase === value);
}

/** These run however the call ended, and change nothing about how it ended. */
export function runsOnEveryOutcome(phase: PhaseName): boolean {
  return phase === 'OBSERVABILITY' || phase === 'CLEANUP';
}

/** Only here can a plugin answer the call or refuse it: later an engine may have been asked already. */
export function isBeforeInference(phase: PhaseName): boolean {
  return phaseNames.indexOf(phase) < phaseNames.indexOf('INFERENCE');
}
