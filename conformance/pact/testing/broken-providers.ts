// Broken orchestrators: what each does otherwise, the clauses that it breaks, which interaction notices it, and where.
import { eventMember, header, itemMember, member, noBody, noHeader, status, text } from './rewrites.ts';
import type { Rewrite } from './rewriting-proxy.ts';

export interface BrokenProvider {
  readonly interaction: string;
  readonly where: string;
  readonly breaks: readonly string[];
  readonly rewrite: Rewrite;
}

export const brokenProviders: readonly BrokenProvider[] = [
  {
    interaction: 'the record of a task that never was is read',
    where: 'status',
    breaks: ['ASY-TASK-012(a)'],
    rewrite: status(410),
  },
  {
    interaction: 'a task that never was is canceled',
    where: 'body $.code',
    breaks: ['ORCH-2003(c)', 'ASY-TASK-012(a)'],
    rewrite: member('code', 'SESSION_NOT_FOUND'),
  },
  {
    interaction: 'a session that never was is read',
    where: 'status',
    breaks: ['ASY-SESS-001(b)'],
    rewrite: status(400),
  },
  {
    interaction: 'a task is submitted with the key of an operator',
    where: 'status',
    breaks: ['ORCH-3035(b)'],
    rewrite: status(401),
  },
  {
    interaction: 'a pool that is not there is drained',
    where: 'body $.code',
    breaks: ['OC-CTRL-2002(c)', 'ASY-CTRL-005(b)'],
    rewrite: member('code', 'MODEL_NOT_FOUND'),
  },
  {
    interaction: 'a task of another workload is submitted',
    where: 'body $.retriable',
    breaks: ['ASY-ERR-006(a)'],
    rewrite: member('retriable', true),
  },
  {
    interaction: 'a task with a value out of bounds is submitted',
    where: 'body $.details',
    breaks: ['ORCH-2001(b)', 'ASY-ERR-001'],
    rewrite: member('details'),
  },
  {
    interaction: 'a submission of another media type is sent',
    where: 'body $.correlation_id',
    breaks: ['ORCH-2006(a)'],
    rewrite: member('correlation_id', ''),
  },
  {
    interaction: 'a submission without a body is sent',
    where: 'header Content-Type',
    breaks: ['ORCH-2006(a)'],
    rewrite: header('content-type', 'application/problem+json'),
  },
  {
    interaction: 'a submission without a body is sent',
    where: 'header X-Correlation-Id',
    breaks: ['OC-CTRL-2052(a)'],
    rewrite: noHeader('x-correlation-id'),
  },
  {
    interaction: 'a path is asked with a method that it does not have',
    where: 'header Allow',
    breaks: ['ASY-ERR-005(b)'],
    rewrite: noHeader('allow'),
  },
  {
    interaction: 'a live server is asked whether it lives',
    where: 'body $.live',
    breaks: ['ASY-POOL-003'],
    rewrite: member('live', false),
  },
  {
    interaction: 'a ready server is asked whether it is ready',
    where: 'status',
    breaks: ['ORCH-3035(c)'],
    rewrite: status(401),
  },
  {
    interaction: 'a task for a model that no pool serves is submitted',
    where: 'body $',
    breaks: ['ORCH-2006(a)'],
    rewrite: noBody,
  },
  {
    interaction: 'a task is submitted to a pool that was never ready',
    where: 'header Retry-After',
    breaks: ['ORCH-2007(a)'],
    rewrite: noHeader('retry-after'),
  },
  {
    interaction: 'a server without a ready pool is asked whether it is ready',
    where: 'body $.reasons[0]',
    breaks: ['ASY-POOL-002'],
    rewrite: member('reasons', ['tired']),
  },
  {
    interaction: 'a task is submitted to a pool that drains',
    where: 'header X-Backoff-Ms',
    breaks: ['ORCH-2007(a)'],
    rewrite: header('x-backoff-ms', 'soon'),
  },
  {
    interaction: 'a task is submitted to a full queue',
    where: 'body $.code',
    breaks: ['ORCH-3005(a)'],
    rewrite: member('code', 'QUOTA_EXCEEDED'),
  },
  {
    interaction: 'a task is submitted to a server whose store refuses',
    where: 'body $.code',
    breaks: ['ASY-DUR-002(a)'],
    rewrite: member('code', 'INTERNAL'),
  },
  {
    interaction: 'a task is submitted without a key',
    where: 'body $.code',
    breaks: ['ORCH-3035(a)'],
    rewrite: member('code', 'FORBIDDEN'),
  },
  {
    interaction: 'a task is submitted without a key',
    where: 'header WWW-Authenticate',
    breaks: ['ASY-AUTH-009'],
    rewrite: noHeader('www-authenticate'),
  },
  {
    interaction: 'a server without keys is asked under a name that is not its own',
    where: 'status',
    breaks: ['ASY-AUTH-006(b)'],
    rewrite: status(403),
  },
  {
    interaction: 'a stream is followed',
    where: 'header Content-Type',
    breaks: ['ORCH-2002(a)'],
    rewrite: header('content-type', 'text/plain'),
  },
  {
    interaction: 'a stream is followed after its first piece',
    where: 'body $',
    breaks: ['ASY-STREAM-011(b)'],
    rewrite: text(/^/, 'event: started\ndata: {}\n\n'),
  },
  {
    interaction: 'a completed task sums itself up',
    where: 'body $.tokens_out',
    breaks: ['ASY-STREAM-004(a)'],
    rewrite: eventMember('end', 'tokens_out', 3),
  },
  {
    interaction: 'a completed task sums itself up',
    where: 'event',
    breaks: ['ORCH-2002(b)'],
    rewrite: text('event: end', 'event: done'),
  },
  {
    interaction: 'a piece comes',
    where: 'body $.t',
    breaks: ['OC-CTRL-2020'],
    rewrite: eventMember('token', 't', 7),
  },
  {
    interaction: 'a stream begins',
    where: 'body $.job_id',
    breaks: ['ORCH-3024(b)'],
    rewrite: eventMember('started', 'job_id'),
  },
  {
    interaction: 'the record of a completed task is read',
    where: 'body $.output',
    breaks: ['ASY-STREAM-009(a)'],
    rewrite: member('output'),
  },
  {
    interaction: 'the record of a task that is no longer kept is read',
    where: 'status',
    breaks: ['ASY-TASK-011(b)'],
    rewrite: status(200),
  },
  {
    interaction: 'the stream of a task whose record is no longer kept is followed',
    where: 'status',
    breaks: ['ASY-TASK-011(b)'],
    rewrite: status(404),
  },
  {
    interaction: 'the replica sets are listed',
    where: 'body $.items[0].load',
    breaks: ['ORCH-2104(b)'],
    rewrite: itemMember('items', 'load', 0.25),
  },
  {
    interaction: 'the health of a pool is read',
    where: 'body $.replicas[0].breaker',
    breaks: ['OC-CTRL-2001(a)'],
    rewrite: itemMember('replicas', 'breaker', 'ajar'),
  },
  {
    interaction: 'the pools are listed',
    where: 'body $.items[0].engine',
    breaks: ['ORCH-2008(a)'],
    rewrite: itemMember('items', 'engine', 'Llama'),
  },
  {
    interaction: 'a stream ends because the engine refuses the context',
    where: 'body $.code',
    breaks: ['ASY-ADM-002'],
    rewrite: eventMember('error', 'code', 'INTERNAL'),
  },
  {
    interaction: 'a stream ends because every candidate fails before the first piece',
    where: 'body $.details',
    breaks: ['PIPE-006(c)', 'ASY-POOL-009(b)'],
    rewrite: eventMember('error', 'details'),
  },
];
