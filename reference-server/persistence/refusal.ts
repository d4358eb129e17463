// How every store says no, and the rules of rows that both stores hold to.
import { OrchestratorError } from '../kernel/index.ts';

/** Rows that one call of forget drops at most, of each kind. */
export const forgottenRowsMaxDefault = 16_384;

/** The reason is for logs: outside, the catalogue's sentence is enough. */
export function storeUnavailable(reason: string): OrchestratorError {
  return new OrchestratorError('STORE_UNAVAILABLE', { cause: new Error(reason) });
}
