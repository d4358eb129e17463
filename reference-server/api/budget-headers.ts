import type { BudgetRemainder } from './orchestrator-api.ts';

/** A budget that the tenant doesn't have has no header. */
export function budgetHeaders({ tokens, timeMs, cost }: BudgetRemainder): Record<string, string> {
  return {
    ...(tokens === undefined ? {} : { 'X-Budget-Tokens-Remaining': String(Math.max(0, Math.floor(tokens))) }),
    ...(timeMs === undefined
      ? {}
      : { 'X-Budget-Time-Remaining-Ms': String(Math.max(0, Math.floor(timeMs))) }),
    ...(cost === undefined ? {} : { 'X-Budget-Cost-Remaining': String(Math.max(0, cost)) }),
  };
}
