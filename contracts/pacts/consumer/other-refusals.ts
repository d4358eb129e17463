// The codes of the other operations, each with the state that brings it about.
import { modelRefusals, poolRefusals } from './control-refusals.ts';
import { digest, taskRequest } from './example-values.ts';
import { ids, poolServes, server, sessionIs, taskIs, tenantHas } from './provider-states.ts';
import type { Refusal } from './refusal-exchange.ts';

const ofTasks: readonly Refusal[] = [
  {
    code: 'TASK_NOT_FOUND',
    when: 'the record of a task that never was is read',
    operation: 'getTask',
    states: [poolServes()],
    clauses: ['ASY-TASK-012(a)'],
    request: { role: 'data', params: { task_id: ids.unknownTask } },
    ask: ({ client }) => client.tasks.read(ids.unknownTask),
  },
  {
    code: 'TASK_NOT_FOUND',
    when: 'a task that never was is canceled',
    operation: 'cancelTask',
    states: [poolServes()],
    clauses: ['ORCH-2003(c)', 'ASY-TASK-012(a)'],
    request: { role: 'data', params: { task_id: ids.unknownTask } },
    ask: ({ client }) => client.tasks.cancel(ids.unknownTask),
  },
  {
    code: 'INVALID_PARAMS',
    when: 'a stream is followed after an event that has not come',
    operation: 'streamTask',
    states: [taskIs('completed', { pieces: 2 })],
    clauses: ['ASY-STREAM-012(b)'],
    request: { role: 'data', params: { task_id: ids.task }, headers: { 'Last-Event-ID': '99' } },
    ask: ({ client }) => client.tasks.follow(ids.task, { after: 99 }),
  },
  {
    code: 'STREAM_GONE',
    when: 'a stream that is no longer kept is followed',
    operation: 'streamTask',
    states: [taskIs('completed', { stream_kept: false })],
    clauses: ['ASY-TASK-011(a)'],
    request: { role: 'data', params: { task_id: ids.task } },
    ask: ({ client }) => client.tasks.follow(ids.task),
  },
  {
    code: 'TASK_NOT_FOUND',
    when: 'the record of a task that is no longer kept is read',
    operation: 'getTask',
    states: [taskIs('completed', { record_kept: false })],
    clauses: ['ASY-TASK-011(b)'],
    request: { role: 'data', params: { task_id: ids.task } },
    ask: ({ client }) => client.tasks.read(ids.task),
  },
  {
    code: 'STREAM_GONE',
    when: 'the stream of a task whose record is no longer kept is followed',
    operation: 'streamTask',
    states: [taskIs('completed', { record_kept: false })],
    clauses: ['ASY-TASK-011(b)'],
    request: { role: 'data', params: { task_id: ids.task } },
    ask: ({ client }) => client.tasks.follow(ids.task),
  },
  {
    code: 'QUOTA_EXCEEDED',
    when: 'a stream is followed beyond the streams that a key may hold',
    operation: 'streamTask',
    states: [taskIs('running'), tenantHas('its streams open', { streams_per_key_max: 1 })],
    clauses: ['ASY-SEC-002(a)', 'ASY-SEC-002(c)'],
    request: { role: 'data', params: { task_id: ids.task } },
    label: 'quota',
    ask: ({ client }) => client.tasks.follow(ids.task),
  },
  {
    code: 'SESSION_NOT_FOUND',
    when: 'a session that never was is read',
    operation: 'getSession',
    states: [poolServes()],
    clauses: ['ASY-SESS-001(b)'],
    request: { role: 'data', params: { session_id: ids.session } },
    ask: ({ client }) => client.sessions.read(ids.session),
  },
  {
    code: 'SESSION_GONE',
    when: 'a session that ended is read',
    operation: 'getSession',
    states: [sessionIs('has ended')],
    clauses: ['ASY-SESS-003(a)'],
    request: { role: 'data', params: { session_id: ids.session } },
    ask: ({ client }) => client.sessions.read(ids.session),
  },
];

const ofServer: readonly Refusal[] = [
  {
    code: 'ARTIFACT_NOT_FOUND',
    when: 'an artifact that is not there is read',
    operation: 'getArtifact',
    states: [tenantHas('no artifacts', {})],
    clauses: ['OC-CTRL-2066(a)'],
    request: { role: 'data', params: { artifact_id: digest } },
    ask: ({ client }) => client.artifacts.read(digest),
  },
  {
    code: 'CONFIG_INVALID',
    when: 'a configuration with a fault is read again',
    operation: 'reloadConfig',
    states: [server('has a configuration with a fault', { pointer: '/pools/0/queue/capacity' })],
    clauses: ['ORCH-3031(b)'],
    request: { role: 'admin' },
    details: { problems: [{ pointer: '/pools/0/queue/capacity', message: 'at least 1' }] },
    relied: ['/details/problems/*/pointer'],
    ask: ({ client }) => client.server.reloadConfig(),
  },
  {
    code: 'FORBIDDEN',
    when: 'the audit is read with the key of a tenant',
    operation: 'listAuditRecords',
    states: [server('asks for keys')],
    clauses: ['ORCH-3035(b)', 'ASY-AUTH-001(c)'],
    request: { role: 'data' },
    ask: ({ client }) => client.server.audit(),
  },
  {
    code: 'ROUTE_NOT_FOUND',
    when: 'a document that is not there is read',
    operation: 'getOpenapi',
    states: [server('serves its contract')],
    clauses: ['ASY-CTRL-003(b)', 'ASY-ERR-005(a)'],
    request: { params: { document: 'other.json' } },
    ask: ({ client }) => client.server.openapi('other.json' as 'data.json'),
  },
  {
    code: 'METHOD_NOT_ALLOWED',
    when: 'a path is asked with a method that it does not have',
    operation: 'createTask',
    states: [poolServes()],
    clauses: ['ASY-ERR-005(b)'],
    request: { role: 'data', method: 'PUT', body: taskRequest },
    headers: { Allow: 'GET, POST' },
  },
  {
    code: 'HEADERS_TOO_LARGE',
    when: 'headers larger than the server accepts are sent',
    operation: 'listTasks',
    states: [server('limits requests', { header_bytes_max: 1024 })],
    clauses: ['ASY-ERR-004(d)', 'OC-CTRL-2052(a)'],
    request: { role: 'data', headers: { 'X-Filler': 'x'.repeat(1100) } },
  },
  {
    code: 'HOST_NOT_ALLOWED',
    when: 'a server without keys is asked under a name that is not its own',
    operation: 'getHealthz',
    states: [server('has no keys')],
    clauses: ['ASY-AUTH-006(b)'],
    request: { headers: { Host: 'rebound.example' } },
  },
];

export const otherRefusals: readonly Refusal[] = [...ofTasks, ...poolRefusals, ...modelRefusals, ...ofServer];

/** Codes without an interaction, and why none can be had that a provider would really be held to. */
export const withoutInteraction: Readonly<Record<string, string>> = {
  INTERNAL:
    'no configuration and no peer brings a fault of the server about; it is proven by injected faults',
  REQUEST_TIMEOUT: 'Pact sends whole requests at once; the suite sends slow ones',
  REPLICA_EXHAUSTED: 'an admitted task ends with it, and no answer to a request waits for its attempts',
};
