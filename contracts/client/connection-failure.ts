// What undici says when there is no answer, in words for whoever reads the log.
import { ConnectionFailed } from './client-error.ts';
import { named, type OperationRequest } from './operation-request.ts';

/** Codes of failures before a connection stood, and what they mean. */
const neverSent: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'nothing listens there'],
  ['ENOTFOUND', 'its name does not resolve'],
  ['EAI_AGAIN', 'its name could not be resolved at present'],
  ['EHOSTUNREACH', 'no way leads to its host'],
  ['ENETUNREACH', 'no way leads to its network'],
  ['UND_ERR_CONNECT_TIMEOUT', 'it did not accept a connection in time'],
]);

const meanings: ReadonlyMap<string, string> = new Map([
  ['UND_ERR_HEADERS_TIMEOUT', 'no answer began in time'],
  ['UND_ERR_BODY_TIMEOUT', 'the answer fell silent'],
  ['ECONNRESET', 'the connection was reset'],
  ['UND_ERR_SOCKET', 'the connection was closed'],
  ['UND_ERR_CLOSED', 'this client is closed'],
  ['UND_ERR_DESTROYED', 'this client is closed'],
]);

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

export const meaningOf = (error: unknown): string => {
  const code = codeOf(error);
  const words = error instanceof Error ? error.message : String(error);
  if (code === undefined) return words;
  const meaning = neverSent.get(code) ?? meanings.get(code);
  return meaning === undefined ? `${words} (${code})` : `${meaning} (${code})`;
};

/** A submission may be sent again as it is: its task_id keeps it from running twice. */
const advice = ({ operation, method }: OperationRequest): string => {
  if (operation === 'createTask')
    return ' Whether the task was admitted is unknown; the same body again finds out and runs nothing twice.';
  return method === 'GET' ? '' : ' Whether it took effect is unknown.';
};

export const connectionFailure = (request: OperationRequest, cause: unknown): ConnectionFailed => {
  const code = codeOf(cause) ?? '';
  const isClosed = code === 'UND_ERR_CLOSED' || code === 'UND_ERR_DESTROYED';
  const mayHaveArrived = !neverSent.has(code) && !isClosed;
  return new ConnectionFailed({
    operation: request.operation,
    mayHaveArrived,
    message: `${named(request)} has no answer: ${meaningOf(cause)}.${mayHaveArrived ? advice(request) : ''}`,
    cause,
  });
};
