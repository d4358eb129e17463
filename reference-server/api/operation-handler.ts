import type { Caller } from '../identity/index.ts';
import { present } from '../kernel/index.ts';
import type { Exchange } from './exchange.ts';
import type { Answer } from './respond.ts';
import type { ServedOperation } from './served-operations.ts';

/** One request to one operation, its body parsed where the operation takes one. */
export interface OperationCall {
  readonly exchange: Exchange;
  readonly operation: ServedOperation;
  readonly path: Readonly<Record<string, string>>;
  /** What stands behind the question mark. */
  readonly search: string;
  readonly body: unknown;
}

/** Undefined: the handler has taken the response over. */
export type OperationHandler = (call: OperationCall) => Promise<Answer | undefined> | Answer | undefined;

export type OperationHandlers = Readonly<Partial<Record<ServedOperation, OperationHandler>>>;

/** Only operations that ask for a key have one. */
export function callerOf(call: OperationCall): Caller {
  return present(call.exchange.caller, 'an operation with roles is reached with a key');
}
