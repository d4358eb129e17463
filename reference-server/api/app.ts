// The Express application: the gate, then one route for each path of the contract, then what belongs to no path.
import express, { type ErrorRequestHandler, type Express } from 'express';
import { OrchestratorError } from '../kernel/index.ts';
import { answerError } from './answer-error.ts';
import type { ApiParts } from './api-parts.ts';
import { dispatch } from './dispatch.ts';
import { type ApiHandler, type GateOptions, gate, type Locals } from './gate.ts';
import { controlHandlers } from './handlers/control.ts';
import { probeHandlers } from './handlers/probes.ts';
import { sessionHandlers } from './handlers/sessions.ts';
import { streamHandlers } from './handlers/stream.ts';
import { taskHandlers } from './handlers/tasks.ts';
import { openaiHandlers } from './openai/index.ts';
import type { OperationHandlers } from './operation-handler.ts';
import { isServedOperation, operationPaths } from './operation-paths.ts';
import { invalidParams } from './public-problems.ts';
import type { OpenStreams } from './sse/open-streams.ts';

export interface AppOptions extends GateOptions {
  readonly openStreams: OpenStreams;
}

/** Every operation that is served. */
function allHandlers(parts: ApiParts, openStreams: OpenStreams): OperationHandlers {
  return {
    ...taskHandlers(parts),
    ...streamHandlers(parts, openStreams),
    ...sessionHandlers(parts),
    ...openaiHandlers(parts, openStreams),
    ...probeHandlers(parts),
    ...(parts.control === undefined ? {} : controlHandlers(parts.control)),
  };
}

function notFound(parts: ApiParts): ApiHandler {
  return (_request, response) =>
    answerError(response.locals.exchange, new OrchestratorError('ROUTE_NOT_FOUND'), parts);
}

function routingError(error: unknown, path: string): OrchestratorError {
  const isUndecodable =
    error instanceof URIError || (error instanceof Error && error.cause instanceof URIError);
  if (!isUndecodable) return new OrchestratorError('MALFORMED_REQUEST');
  if (!path.startsWith('/v1/')) return new OrchestratorError('ROUTE_NOT_FOUND');
  return invalidParams([{ pointer: '', message: 'the path: not percent-encoded.', rule: 'encoding' }]);
}

/** Handlers answer their own failures; here ends what the router could not read. */
function unroutable(
  parts: ApiParts,
): ErrorRequestHandler<Record<string, string>, unknown, unknown, unknown, Locals> {
  return (error: unknown, request, response, _next) =>
    answerError(response.locals.exchange, routingError(error, request.url), parts);
}

export function createApp(parts: ApiParts, options: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', false);
  app.enable('case sensitive routing').enable('strict routing');
  const handlers = allHandlers(parts, options.openStreams);
  const served = new Set(Object.keys(handlers).filter(isServedOperation));
  app.use(gate(parts, options));
  for (const path of operationPaths(served)) app.all(path.route, dispatch(path, handlers, parts));
  app.use(notFound(parts));
  app.use(unroutable(parts));
  return app;
}
