// Every code with which a submission can be refused, each with the state that brings it about.
import { capacityRefusals, servedRefusals } from './capacity-refusals.ts';
import type { Consumer } from './consumer-pact.ts';
import { taskRequest } from './example-values.ts';
import type { ProviderState } from './exchange.ts';
import { ids, poolServes, server, sessionIs, taskIs, tenantHas } from './provider-states.ts';
import type { Refusal } from './refusal-exchange.ts';
import { broken, submitted } from './submitted.ts';

const raw = (row: Omit<Refusal, 'operation'>): Refusal => ({ ...row, operation: 'createTask' });
const serving: readonly ProviderState[] = [poolServes()];

const ofContext: readonly Refusal[] = [
  broken({
    code: 'INVALID_PARAMS',
    when: 'a task with a value out of bounds is submitted',
    why: 'max_tokens is below 1',
    states: serving,
    clauses: ['ORCH-2001(b)', 'ASY-ERR-001'],
    task: { max_tokens: 0 },
    details: { problems: [{ pointer: '/max_tokens', message: 'at least 1' }] },
    relied: ['/details/problems/*/pointer'],
  }),
  submitted({
    code: 'INVALID_PARAMS',
    when: 'a task for more context than the model has is submitted',
    states: [poolServes({ ctx_max: 1024 })],
    clauses: ['ORCH-3014(b)'],
    task: { ctx: 1025 },
  }),
  submitted({
    code: 'INVALID_PARAMS',
    when: 'a task whose tokens do not fit into its context is submitted',
    states: [poolServes({ ctx_max: 1024 })],
    clauses: ['ORCH-3015(b)'],
    task: { ctx: 16, max_tokens: 16 },
  }),
  submitted({
    code: 'INVALID_PARAMS',
    when: 'a task for more tokens than the pool allows is submitted',
    states: [poolServes({ max_tokens_max: 8 })],
    clauses: ['ORCH-3015(c)'],
    task: { max_tokens: 9 },
  }),
  submitted({
    code: 'UNSUPPORTED_WORKLOAD',
    when: 'a task of another workload is submitted',
    states: serving,
    clauses: ['ASY-TASK-002', 'ASY-ERR-006(a)'],
    task: { workload: 'embedding' },
  }),
  submitted({
    code: 'DEADLINE_UNMET',
    when: 'a task that cannot end by its deadline is submitted',
    states: [poolServes({ service_ms: 60_000 })],
    clauses: ['ORCH-3079(a)', 'ORCH-3093(a)'],
    task: { deadline_ms: 10 },
  }),
  submitted({
    code: 'TASK_CONFLICT',
    when: 'another task is submitted under an id that is taken',
    states: [taskIs('completed')],
    clauses: ['ASY-TASK-008(a)'],
    task: { prompt: 'Name four rivers.' },
  }),
];

const ofCaller: readonly Refusal[] = [
  raw({
    code: 'MALFORMED_REQUEST',
    // Pact reads what is called JSON, so that broken JSON can't be part of an interaction.
    when: 'a submission without a body is sent',
    states: serving,
    clauses: ['ASY-ERR-004(a)', 'OC-CTRL-2052(a)'],
    request: { role: 'data', headers: { 'Content-Type': 'application/json' } },
  }),
  raw({
    code: 'UNSUPPORTED_MEDIA_TYPE',
    when: 'a submission of another media type is sent',
    states: serving,
    clauses: ['ASY-AUTH-006(c)'],
    request: { role: 'data', text: 'task_id=1', headers: { 'Content-Type': 'text/plain' } },
  }),
  submitted({
    code: 'PAYLOAD_TOO_LARGE',
    when: 'a submission larger than the server accepts is sent',
    states: [poolServes(), server('limits requests', { body_bytes_max: 1024 })],
    clauses: ['ASY-ERR-004(c)'],
    task: { prompt: 'river '.repeat(200) },
  }),
  {
    ...submitted({
      code: 'UNAUTHENTICATED',
      when: 'a task is submitted without a key',
      states: [server('asks for keys')],
      clauses: ['ORCH-3035(a)', 'ASY-AUTH-009'],
      headers: { 'WWW-Authenticate': 'Bearer' },
    }),
    request: { body: taskRequest },
    ask: ({ client }: Consumer) => client.tasks.submit(taskRequest),
  },
  {
    ...submitted({
      code: 'FORBIDDEN',
      when: 'a task is submitted with the key of an operator',
      states: serving,
      clauses: ['ORCH-3035(b)', 'ASY-AUTH-001(d)'],
    }),
    request: { role: 'operator', body: taskRequest },
  },
  submitted({
    code: 'POLICY_DENIED',
    when: 'a task that a policy refuses is submitted',
    states: [poolServes(), server('has a policy that refuses tasks', { prompt: 'Name three rivers.' })],
    clauses: ['ASY-AUTH-007'],
  }),
  submitted({
    code: 'PLUGIN_FAILED',
    when: 'a task on which a plugin fails is submitted',
    states: [poolServes(), server('has a plugin that fails', { strategy: 'fail_fast' })],
    clauses: ['PLUG-004(a)'],
  }),
];

const ofSession: readonly Refusal[] = [
  submitted({
    code: 'SESSION_EXHAUSTED',
    when: 'a task is submitted in a session without turns left',
    states: [sessionIs('has no turns left')],
    clauses: ['ASY-SESS-006(b)'],
    task: { session_id: ids.session },
  }),
  submitted({
    code: 'SESSION_GONE',
    when: 'a task is submitted in a session that ended',
    states: [sessionIs('has ended')],
    clauses: ['ASY-SESS-003(a)'],
    task: { session_id: ids.session },
  }),
  submitted({
    code: 'BUDGET_EXHAUSTED',
    when: 'a task is submitted on a spent budget',
    states: [poolServes(), tenantHas('spent its budget', { budget: 'tokens' })],
    clauses: ['OC-CORE-1023(a)'],
  }),
  submitted({
    code: 'DETERMINISM_UNSUPPORTED',
    when: 'a strict task is submitted where nothing promises strictness',
    states: [poolServes({ determinism: 'best_effort' })],
    clauses: ['ASY-DET-001(b)'],
    task: { determinism: 'strict' },
  }),
];

export const submissionRefusals: readonly Refusal[] = [
  ...ofContext,
  ...ofCaller,
  ...ofSession,
  ...capacityRefusals,
  ...servedRefusals,
];
