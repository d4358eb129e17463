import { type Dashboard, graph, named, quantileBy, rateBy } from '../dashboard.ts';

const shares = [
  graph({
    title: 'Share of the dispatches',
    unit: 'percentunit',
    about: 'Moving average, by tenant and class [ASY-SLO-009]',
    queries: [
      named('max by (tenant, priority) (admission_share{tenant=~"$tenant"})', '{{tenant}} {{priority}}'),
    ],
  }),
  graph({
    title: 'Share by class',
    unit: 'percentunit',
    about: 'All tenants together',
    queries: [named('sum by (priority) (admission_share)', '{{priority}}')],
  }),
  graph({
    title: 'Waiting, by class',
    unit: 'short',
    about: 'A class that only grows gets less than it asks for',
    queries: [named('sum by (priority) (queue_depth)', '{{priority}}')],
  }),
];

const gaveWay = [
  graph({
    title: 'Refused by a quota',
    unit: 'ops',
    about: 'Submissions over a limit of their tenant',
    queries: [rateBy('tasks_rejected_total{reason=~"QUOTA_EXCEEDED|BUDGET_EXHAUSTED"}', 'reason')],
  }),
  graph({
    title: 'Evictions',
    unit: 'ops',
    about: 'Places taken back for a tenant below its share, and those of the full policy',
    queries: [rateBy('tasks_evicted_total', 'reason', 'priority')],
  }),
  graph({
    title: 'Preemptions and resumptions',
    unit: 'ops',
    about: 'Tasks that gave way, and that went on',
    queries: [
      rateBy('preemptions_total', 'mode', 'engine'),
      named('sum by (engine) (rate(resumptions_total[$__rate_interval]))', 'resumed {{engine}}'),
    ],
  }),
  graph({
    title: 'Expired while waiting',
    unit: 'ops',
    about: 'By class',
    queries: [rateBy('tasks_expired_total', 'priority')],
  }),
  graph({
    title: 'First token under load',
    unit: 'ms',
    about: 'A class that floods must not slow the other [ASY-SLO-008]',
    queries: [quantileBy(0.95, 'latency_first_token_ms_bucket', 'priority')],
  }),
];

export const tenants: Dashboard = {
  uid: 'assay-tenants',
  title: 'Assay: tenants and fairness',
  about: 'Who gets which share, and who gave way',
  variables: [{ label: 'tenant', metric: 'admission_share' }],
  rows: [
    { title: 'Shares', panels: shares },
    { title: 'What gave way', panels: gaveWay },
  ],
};
