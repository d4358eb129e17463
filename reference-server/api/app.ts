// The Express application: every answer carries a correlation id, and every failure is the one envelope.
import { randomBytes } from 'node:crypto';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { apiPage, openapiDocument } from './documents.ts';

export interface AppState {
  /** Undefined while the server is ready, else why it is not. */
  unreadyReason(): string | undefined;
}

const correlationPattern = /^[A-Za-z0-9._-]{1,128}$/;

const correlate: RequestHandler = (request, response, next) => {
  const given = request.get('x-correlation-id');
  const id = given && correlationPattern.test(given) ? given : randomBytes(16).toString('hex');
  response.set('X-Correlation-Id', id);
  next();
};

function envelope(code: string, message: string, correlationId: string | undefined) {
  return { code, message, retriable: false, correlation_id: correlationId };
}

const notFound: RequestHandler = (_request, response) => {
  const id = response.get('X-Correlation-Id');
  response.status(404).json(envelope('ROUTE_NOT_FOUND', 'No operation lives at this path.', id));
};

const failed: ErrorRequestHandler = (_error, _request, response, next) => {
  if (response.headersSent) return next(_error);
  const id = response.get('X-Correlation-Id');
  response.status(500).json(envelope('INTERNAL', 'The server failed to answer this request.', id));
};

export function createApp(state: AppState): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(correlate);
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', (_request, response) => {
    const reason = state.unreadyReason();
    response
      .status(reason === undefined ? 200 : 503)
      .json(reason === undefined ? { status: 'ready' } : { status: 'unready', reason });
  });
  app.get('/openapi/:document', openapiDocument);
  app.get('/', apiPage);
  app.use(notFound);
  app.use(failed);
  return app;
}
