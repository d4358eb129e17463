// One request and its answer, with what was found out about them on the way.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller } from '../identity/index.ts';
import type { World } from '../kernel/index.ts';
import type { RequestTrace } from '../telemetry/index.ts';
import type { ServedOperation } from './served-operations.ts';

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly correlationId: string;
  readonly trace: RequestTrace | undefined;
  /** On the monotonic clock, when the headers had arrived. */
  readonly receivedMs: number;
  caller: Caller | undefined;
  /** Undefined until a path and a method were found to belong to one. */
  operation: ServedOperation | undefined;
  /** The id of what it is about, once that is known to be one. */
  target?: string | undefined;
  /** A submission that the orchestrator has: who refuses it there counts it there. */
  isHandedOver?: boolean;
}

const correlationPattern = /^[A-Za-z0-9._-]{1,128}$/;

/** @implements ASY-ERR-007 */
export function correlationIdOf(given: string | readonly string[] | undefined, world: World): string {
  return typeof given === 'string' && correlationPattern.test(given) ? given : world.uuid();
}

/** Whether a part of the request may still be on its way. */
export function isBodyPending(request: IncomingMessage): boolean {
  return !request.complete && hasBody(request);
}

export function hasBody(request: IncomingMessage): boolean {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  return encoding !== undefined || (length !== undefined && Number(length) > 0);
}

/** The client waits for a word before it sends its body. */
export function expectsContinue(request: IncomingMessage): boolean {
  return request.headers.expect?.toLowerCase() === '100-continue';
}
