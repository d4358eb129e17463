// A submission that is refused, by a client that may send anything that has the type.
import type { RequestBody } from '../../operations.ts';
import type { Consumer } from './consumer-pact.ts';
import { taskRequest } from './example-values.ts';
import type { Refusal } from './refusal-exchange.ts';

type Task = RequestBody<'createTask'>;
type Row = Omit<Refusal, 'operation' | 'request' | 'ask'> & { readonly task?: Partial<Task> };

export const submitted = ({ task = {}, ...row }: Row): Refusal => {
  const body = { ...taskRequest, ...task } as Task;
  return {
    ...row,
    operation: 'createTask',
    request: { role: 'data', body },
    ask: ({ client }: Consumer) => client.tasks.submit(body),
  };
};

/** A body that the contract's own schema refuses. */
export const broken = (row: Row & { readonly why: string }): Refusal => {
  const { why, ...rest } = row;
  const refusal = submitted(rest);
  return { ...refusal, request: { ...refusal.request, refusedFor: why } };
};
