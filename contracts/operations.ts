import type { operations as ControlOperations } from './generated/control.ts';
import type { operations as DataOperations } from './generated/data.ts';
import type { openaiOperationTable } from './generated/openai-operations.ts';
import type { operationTable } from './generated/operations.ts';

export type OperationId = keyof typeof operationTable;

/** Of the OpenAI surface, which is none of the two planes. */
export type OpenaiOperationId = keyof typeof openaiOperationTable;

type Operations = DataOperations & ControlOperations;

interface JsonBody<Body> {
  readonly content: { readonly 'application/json': Body };
}

/** What an operation takes as its JSON body; never where it takes none. */
export type RequestBody<Id extends OperationId> = Id extends keyof Operations
  ? Operations[Id] extends { requestBody?: infer Body }
    ? NonNullable<Body> extends JsonBody<infer Value>
      ? Value
      : never
    : never
  : never;

/** What an operation answers with a status, where that is JSON. */
export type ResponseBody<Id extends OperationId, Status extends number> = Id extends keyof Operations
  ? Operations[Id] extends { responses: infer Responses }
    ? Status extends keyof Responses
      ? Responses[Status] extends JsonBody<infer Value>
        ? Value
        : never
      : never
    : never
  : never;
