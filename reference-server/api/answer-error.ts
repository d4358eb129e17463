import type { ErrorCode, ErrorEnvelope } from '#contracts';
import type { ApiParts } from './api-parts.ts';
import { shownError } from './error-response.ts';
import type { Exchange } from './exchange.ts';
import { operationAt } from './operation-paths.ts';
import { ClientGoneError } from './read-body.ts';
import { jsonAnswer, respond } from './respond.ts';
import { submissions } from './served-operations.ts';

const reasonMax = 2_000;

function reasonOf(fault: unknown): string {
  const text = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  const cause = fault instanceof Error && fault.cause !== undefined ? ` because ${String(fault.cause)}` : '';
  return `${text}${cause}`.slice(0, reasonMax);
}

/**
 * A submission that was refused before anything was known of its pool.
 * @implements ASY-METRIC-005
 */
function countRefusal(
  { request, isHandedOver }: Exchange,
  code: ErrorCode,
  telemetry: ApiParts['telemetry'],
): void {
  const [path = ''] = (request.url ?? '').split('?');
  if (isHandedOver === true || !submissions.includes(operationAt(request.method ?? '', path))) return;
  telemetry.count('tasks_rejected_total', { engine: 'other', reason: code });
}

/** @implements ASY-BACK-004 */
function countHint(
  { policy_label, engine = 'other' }: ErrorEnvelope,
  telemetry: ApiParts['telemetry'],
): void {
  if (policy_label === undefined) return;
  telemetry.count('admission_backpressure_events_total', { engine, policy: policy_label });
}

/** @implements ASY-ERR-003 */
export function answerError(exchange: Exchange, error: unknown, { world, telemetry }: ApiParts): void {
  if (error instanceof ClientGoneError) return;
  const { correlationId, operation, response, trace } = exchange;
  const { status, headers, body, shown, fault } = shownError(error, exchange);
  countRefusal(exchange, body.code, telemetry);
  countHint(body, telemetry);
  if (fault !== undefined) {
    telemetry.log('error', 'http-fault', {
      correlation_id: correlationId,
      ...(trace === undefined ? {} : { trace_id: trace.traceId }),
      code: body.code,
      reason: reasonOf(fault),
      ...(operation === undefined ? {} : { operation }),
    });
  }
  // A stream that has begun can only be broken off.
  if (response.headersSent) response.destroy();
  else respond(exchange, jsonAnswer(status, shown, headers), world);
}
