// Reading and ending a session.
import type { SessionInfo } from '#contracts';
import type { ApiParts } from '../api-parts.ts';
import { budgetHeaders } from '../budget-headers.ts';
import { callerOf, type OperationHandlers } from '../operation-handler.ts';
import type { BudgetRemainder } from '../orchestrator-api.ts';
import { pathId } from '../parameters.ts';
import { emptyAnswer, jsonAnswer } from '../respond.ts';

function budgetsOf(session: SessionInfo): BudgetRemainder {
  return {
    tokens: session.tokens_budget_remaining,
    timeMs: session.time_budget_remaining_ms,
    cost: session.cost_budget_remaining,
  };
}

export function sessionHandlers({ orchestrator }: ApiParts): OperationHandlers {
  return {
    getSession: async call => {
      const session = await orchestrator.session(callerOf(call), pathId('session_id', call.path.session_id));
      return jsonAnswer(200, session, budgetHeaders(budgetsOf(session)));
    },
    deleteSession: async call => {
      await orchestrator.deleteSession(callerOf(call), pathId('session_id', call.path.session_id));
      return emptyAnswer();
    },
  };
}
