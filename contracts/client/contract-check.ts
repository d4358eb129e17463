// Answers and events held against the contract. Loaded by the first call that asks for it: the schemas are large.
import type { OperationId } from '../operations.ts';
import { type EventName, validateEvent, validateResponse } from '../validate.ts';
import type { Problem } from '../validation/problem.ts';

export const answerProblems = (
  operation: OperationId,
  status: number,
  value: unknown,
): readonly Problem[] => {
  const outcome = validateResponse(operation, status, value);
  return outcome.ok ? [] : outcome.problems;
};

export const eventProblems = (event: EventName, payload: unknown): readonly Problem[] => {
  const outcome = validateEvent(event, payload);
  return outcome.ok ? [] : outcome.problems;
};
