// With what a submission is refused for what is full, used up, out of service or not served.
import { modelIs, poolIs, poolServes, server, tenantHas } from './provider-states.ts';
import type { Refusal } from './refusal-exchange.ts';
import { submitted } from './submitted.ts';

const unavailable = 'unavailable';

export const capacityRefusals: readonly Refusal[] = [
  submitted({
    code: 'ADMISSION_REJECT',
    when: 'a task is submitted to a full queue',
    states: [poolIs('whose queue is full', { full_policy: 'reject' })],
    clauses: ['ORCH-3005(a)'],
    label: 'reject',
  }),
  submitted({
    code: 'QUOTA_EXCEEDED',
    when: 'a task is submitted beyond the tasks that may be at work',
    states: [poolServes(), tenantHas('its concurrent tasks at work', { concurrent_max: 1 })],
    clauses: ['ORCH-3036(a)'],
    label: 'quota',
  }),
  submitted({
    code: 'QUOTA_EXCEEDED',
    when: 'a task is submitted faster than the rate allows',
    states: [poolServes(), tenantHas('used up its rate', { requests_per_second: 0.1, burst: 1 })],
    clauses: ['ORCH-3006(b)'],
    label: 'quota',
  }),
  submitted({
    code: 'QUOTA_EXCEEDED',
    when: 'a task is submitted for more tokens than the minute has left',
    states: [poolServes(), tenantHas('used up its tokens of the minute', { tokens_per_minute: 100 })],
    clauses: ['ASY-QUOTA-001(a)'],
    label: 'quota',
  }),
  ...(
    [
      ['POOL_UNREADY', 'a pool that drains', [poolIs('drains')], ['ORCH-2101(a)', 'ORCH-3010(b)']],
      ['POOL_UNREADY', 'a pool that was never ready', [poolIs('was never ready')], ['ORCH-3010(b)']],
      ['POOL_UNAVAILABLE', 'a pool that lost its replicas', [poolIs('lost its replicas')], ['ASY-POOL-008']],
      [
        'STORE_UNAVAILABLE',
        'a server whose store refuses',
        [poolServes(), server('has a store that refuses')],
        ['ASY-DUR-002(a)'],
      ],
      ['SHUTTING_DOWN', 'a server that shuts down', [poolServes(), server('shuts down')], ['ASY-DUR-017(b)']],
    ] as const
  ).map(([code, where, states, clauses]) =>
    submitted({ code, when: `a task is submitted to ${where}`, states, clauses, label: unavailable }),
  ),
];

export const servedRefusals: readonly Refusal[] = [
  submitted({
    code: 'MODEL_NOT_FOUND',
    when: 'a task for a model that no pool serves is submitted',
    states: [poolServes()],
    clauses: ['ASY-PLACE-001(c)'],
    task: { model_ref: 'nobody' },
  }),
  submitted({
    code: 'MODEL_NOT_FOUND',
    when: 'a task for a model that is a draft is submitted',
    states: [poolServes(), modelIs('draft')],
    clauses: ['ORCH-3069(c)'],
  }),
  submitted({
    code: 'MODEL_DEPRECATED',
    when: 'a task for a deprecated model is submitted',
    states: [poolServes(), modelIs('deprecated')],
    clauses: ['ORCH-3070(a)', 'ORCH-3073(b)', 'ORCH-3093(b)'],
  }),
];
