// Broken orchestrators: what each does otherwise, which interaction notices it, and where.
import { events, header, json, noBody, noHeader, status, text } from './rewrites.ts';
import type { Rewrite } from './rewriting-proxy.ts';

export interface BrokenProvider {
  readonly interaction: string;
  readonly where: string;
  readonly rewrite: Rewrite;
}

const row = (interaction: string, where: string, rewrite: Rewrite): BrokenProvider => ({
  interaction,
  where,
  rewrite,
});

const item = (members: Record<string, unknown>, list: string): Record<string, unknown> =>
  (members[list] as Record<string, unknown>[])[0] ?? {};

export const brokenProviders: readonly BrokenProvider[] = [
  row('the record of a task that never was is read', 'header X-Correlation-Id', noHeader('x-correlation-id')),
  row('a task that never was is canceled', 'header X-Correlation-Id', header('x-correlation-id', 'no id')),
  row('a session that never was is read', 'status', status(400)),
  row('a task is submitted with the key of an operator', 'status', status(401)),
  row(
    'a pool that is not there is drained',
    'body $.code',
    json(body => {
      body.code = 'MODEL_NOT_FOUND';
    }),
  ),
  row(
    'a task of another workload is submitted',
    'body $.retriable',
    json(body => {
      body.retriable = true;
    }),
  ),
  row(
    'a task with a value out of bounds is submitted',
    'body $.message',
    json(body => {
      delete body.message;
    }),
  ),
  row(
    'a submission of another media type is sent',
    'body $.correlation_id',
    json(body => {
      body.correlation_id = '';
    }),
  ),
  row('a submission without a body is sent', 'header Content-Type', header('content-type', 'text/html')),
  row('a path is asked with a method that it does not have', 'header Allow', noHeader('allow')),
  row(
    'a live server is asked whether it lives',
    'body $.live',
    json(body => {
      body.live = false;
    }),
  ),
  row(
    'a ready server is asked whether it is ready',
    'body $.ready',
    json(body => {
      body.ready = 'yes';
    }),
  ),
  row('a task for a model that no pool serves is submitted', 'body $', noBody),
  row('a task is submitted to a pool that was never ready', 'header Retry-After', noHeader('retry-after')),
  row(
    'a server without a ready pool is asked whether it is ready',
    'body $.reasons[0]',
    json(body => {
      body.reasons = ['tired'];
    }),
  ),
  row('a task is submitted to a pool that drains', 'header X-Backoff-Ms', header('x-backoff-ms', 'soon')),
  row(
    'a task is submitted to a full queue',
    'body $.retry_after_ms',
    json(body => {
      body.retry_after_ms = '1 s';
    }),
  ),
  row(
    'a task is submitted without a key',
    'body $.code',
    json(body => {
      body.code = 'FORBIDDEN';
    }),
  ),
  row('a server without keys is asked under a name that is not its own', 'status', status(403)),
  row('a stream is followed', 'header Content-Type', header('content-type', 'text/plain')),
  row('a stream is followed after its first piece', 'body $', text('event: end', 'event: done')),
  row(
    'a completed task sums itself up',
    'body $.usage',
    events('end', frame => {
      delete frame.usage;
    }),
  ),
  row(
    'a piece comes',
    'body $.t',
    events('token', frame => {
      frame.t = 7;
    }),
  ),
  row(
    'a stream begins',
    'body $.job_id',
    events('started', frame => {
      delete frame.job_id;
    }),
  ),
  row(
    'the record of a completed task is read',
    'body $.state',
    json(body => {
      body.state = 'done';
    }),
  ),
  row(
    'the replica sets are listed',
    'body $.items[0].slots_total',
    json(body => {
      item(body, 'items').slots_total = 3;
    }),
  ),
  row(
    'the health of a pool is read',
    'body $.replicas[0].breaker',
    json(body => {
      item(body, 'replicas').breaker = 'ajar';
    }),
  ),
  row(
    'the pools are listed',
    'body $.items',
    json(body => {
      body.items = [];
    }),
  ),
  row(
    'a stream ends because the engine refuses the context',
    'body $.code',
    events('error', frame => {
      frame.code = 'INTERNAL';
    }),
  ),
  row(
    'a stream ends because every candidate fails before the first piece',
    'event',
    text('event: error', 'event: failure'),
  ),
];
