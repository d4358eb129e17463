import { type OperationId, type RequestBody, validateRequestBody } from '#contracts';
import type { OperationCall } from './operation-handler.ts';
import { invalidParams, publicProblem } from './public-problems.ts';

/** @implements ASY-CTRL-005 */
export function bodyAs<Id extends OperationId>(operation: Id, { body }: OperationCall): RequestBody<Id> {
  const validated = validateRequestBody(operation, body);
  if (!validated.ok) throw invalidParams(validated.problems.map(publicProblem));
  return validated.value;
}
