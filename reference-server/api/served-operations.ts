// Every operation that may be served: those of the two planes, and those of the OpenAI surface, which pass the same
// gate, the same bounds and the same books.
import { openaiOperationTable, operationTable } from '#contracts';

export const servedOperations = { ...operationTable, ...openaiOperationTable } as const;

export type ServedOperation = keyof typeof servedOperations;

/** What makes a task: refusals of these are counted and audited as such. */
export const submissions: readonly (ServedOperation | undefined)[] = [
  'createTask',
  'createChatCompletion',
  'createOpenaiCompletion',
];
