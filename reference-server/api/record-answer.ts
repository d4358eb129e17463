// Each answer is counted, and told to the log with the id that leads to its request.
import type { ApiParts } from './api-parts.ts';
import type { Exchange } from './exchange.ts';

/** @implements ASY-ERR-008 */
export function recordAnswer(exchange: Exchange, { world, telemetry }: ApiParts): void {
  const { response, correlationId, receivedMs } = exchange;
  response.once('close', () => {
    if (!response.headersSent) return;
    const { caller, operation = 'unmatched' } = exchange;
    const status = response.statusCode;
    telemetry.count('http_requests_total', { operation, status: String(status) });
    telemetry.log(caller === undefined ? 'debug' : 'info', 'http-answered', {
      correlation_id: correlationId,
      operation,
      status,
      duration_ms: Math.max(0, world.monotonicMs() - receivedMs),
      ...(caller === undefined ? {} : { tenant_id: caller.tenantId }),
      ...(caller?.keyId === undefined ? {} : { client_id: caller.keyId }),
    });
  });
}
