// What monitors and people read without a key.
import { OrchestratorError } from '../../kernel/index.ts';
import type { ApiParts } from '../api-parts.ts';
import { ContractDocuments } from '../contract-documents.ts';
import type { OperationHandlers } from '../operation-handler.ts';
import { jsonAnswer } from '../respond.ts';

const exposition = 'text/plain; version=0.0.4; charset=utf-8';
/** The page loads nothing and runs nothing. */
const pagePolicy = "default-src 'none'; style-src 'unsafe-inline'";

export function probeHandlers({ orchestrator, telemetry }: ApiParts): OperationHandlers {
  const documents = new ContractDocuments();
  return {
    getHealthz: () => jsonAnswer(200, { live: true, api_version: documents.version }),
    getReadyz: () => {
      const readiness = orchestrator.readiness();
      return jsonAnswer(readiness.ready ? 200 : 503, readiness);
    },
    getMetrics: async () => ({ status: 200, body: { type: exposition, text: await telemetry.render() } }),
    getOpenapi: call => {
      const body = documents.named(call.path.document ?? '');
      if (body === undefined) throw new OrchestratorError('ROUTE_NOT_FOUND');
      return { status: 200, body };
    },
    getApiPage: () => ({
      status: 200,
      headers: { 'Content-Security-Policy': pagePolicy },
      body: { type: 'text/html; charset=utf-8', text: documents.page() },
    }),
  };
}
