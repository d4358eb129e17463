// Each answer is counted, told to the log with the id that leads to its request, and a span of its trace.
import type { ApiParts } from './api-parts.ts';
import type { Exchange } from './exchange.ts';
import { operationAt } from './operation-paths.ts';
import { servedOperations } from './served-operations.ts';

const serverErrorMin = 500;

/** The route and not the path: what a client wrote into a path is its own. */
function endSpan(
  { request, response, operation, trace, caller, correlationId }: Exchange,
  durationMs: number,
): void {
  const method = request.method ?? '_OTHER';
  const route = operation === undefined ? undefined : servedOperations[operation].path;
  const status = response.statusCode;
  const isFailure = status >= serverErrorMin;
  trace?.end({
    name: route === undefined ? method : `${method} ${route}`,
    durationMs,
    isFailure,
    attributes: {
      'http.request.method': method,
      'http.route': route,
      'http.response.status_code': status,
      'network.protocol.version': request.httpVersion,
      'url.scheme': 'http',
      'error.type': isFailure ? String(status) : undefined,
      'assay.correlation_id': correlationId,
      'assay.operation': operation,
      'assay.tenant_id': caller?.tenantId,
    },
  });
}

/** @implements ASY-ERR-008 */
export function recordAnswer(exchange: Exchange, { world, telemetry }: ApiParts): void {
  const { request, response, correlationId, receivedMs } = exchange;
  // Who is refused before an operation is begun asked for one all the same.
  const asked = operationAt(request.method ?? '', (request.url ?? '').split('?', 1)[0] ?? '') ?? 'unmatched';
  response.once('close', () => {
    if (!response.headersSent) return;
    const { caller, operation = asked, trace } = exchange;
    const durationMs = Math.max(0, world.monotonicMs() - receivedMs);
    endSpan(exchange, durationMs);
    const status = response.statusCode;
    telemetry.count('http_requests_total', { operation, status: String(status) });
    telemetry.log(caller === undefined ? 'debug' : 'info', 'http-answered', {
      correlation_id: correlationId,
      operation,
      status,
      duration_ms: durationMs,
      ...(trace === undefined ? {} : { trace_id: trace.traceId }),
      ...(caller === undefined ? {} : { tenant_id: caller.tenantId }),
      ...(caller?.keyId === undefined ? {} : { client_id: caller.keyId }),
    });
  });
}
