import { type Dashboard, figure, graph, named, quantileBy, rateBy, sumBy } from '../dashboard.ts';

const pool = 'pool_id=~"$pool_id"';

const objectives = [
  figure({
    title: 'Objectives attained',
    unit: 'percentunit',
    about: 'Share of observations within the objective, by class [ORCH-3041]',
    queries: [named('min by (priority, slo) (slo_attainment_ratio)', '{{priority}} {{slo}}')],
  }),
  figure({
    title: 'Deadlines met',
    unit: 'percentunit',
    about: 'Share of ended tasks that met their deadline',
    queries: [named('min by (priority) (deadlines_met_ratio)', '{{priority}}')],
  }),
  graph({
    title: 'Tasks that failed',
    unit: 'percentunit',
    about: 'Share of ended tasks, over five minutes and an hour [ASY-SLO-001, ASY-SLO-002]',
    queries: [
      named('priority:task_failures:ratio_rate5m', '{{priority}} 5m'),
      named('priority:task_failures:ratio_rate1h', '{{priority}} 1h'),
    ],
  }),
];

const admission = [
  graph({
    title: 'Tasks that came',
    unit: 'ops',
    about: 'Acknowledged, taken over at a start, queued and started',
    queries: [
      named(`sum(rate(tasks_admitted_total{${pool}}[$__rate_interval]))`, 'admitted'),
      named(`sum(rate(tasks_recovered_total{${pool}}[$__rate_interval]))`, 'recovered'),
      named(`sum(rate(tasks_enqueued_total{${pool}}[$__rate_interval]))`, 'enqueued'),
      named(`sum(rate(tasks_started_total{${pool}}[$__rate_interval]))`, 'started'),
    ],
  }),
  graph({
    title: 'Submissions refused',
    unit: 'ops',
    about: 'By the code that the client got [ASY-METRIC-005]',
    queries: [rateBy('tasks_rejected_total', 'reason')],
  }),
  graph({
    title: 'Backpressure',
    unit: 'ops',
    about: 'Answers that asked the client to come back later',
    queries: [rateBy('admission_backpressure_events_total', 'policy')],
  }),
  graph({
    title: 'Waiting and running',
    unit: 'short',
    about: 'By class',
    queries: [
      named(`sum by (priority) (queue_depth{${pool}})`, 'waiting {{priority}}'),
      named(`sum by (priority) (tasks_running{${pool}})`, 'running {{priority}}'),
    ],
  }),
  graph({
    title: 'Waiting, by pool',
    unit: 'short',
    about: 'Compare with the capacity of each pool',
    queries: [sumBy(`queue_depth{${pool}}`, 'pool_id', 'priority')],
  }),
  graph({
    title: 'Placement decisions',
    unit: 'ops',
    about: 'Placed, moved to a fallback pool, or nowhere to go',
    queries: [rateBy(`placement_decisions_total{${pool}}`, 'outcome')],
  }),
];

const ends = [
  graph({
    title: 'Tasks that ended',
    unit: 'ops',
    about: 'Every admitted task ends once, in one of these [ASY-METRIC-001]',
    queries: [
      named(`sum(rate(tasks_completed_total{${pool}}[$__rate_interval]))`, 'completed'),
      named(`sum(rate(tasks_failed_total{${pool}}[$__rate_interval]))`, 'failed'),
      named(`sum(rate(tasks_canceled_total{${pool}}[$__rate_interval]))`, 'canceled'),
      named(`sum(rate(tasks_evicted_total{${pool}}[$__rate_interval]))`, 'evicted'),
      named(`sum(rate(tasks_expired_total{${pool}}[$__rate_interval]))`, 'expired'),
    ],
  }),
  graph({
    title: 'Failures',
    unit: 'ops',
    about: 'By error code',
    queries: [rateBy(`tasks_failed_total{${pool}}`, 'pool_id', 'reason')],
  }),
  graph({
    title: 'Answers',
    unit: 'reqps',
    about: 'By operation and status [OC-CTRL-2050]',
    queries: [rateBy('http_requests_total', 'operation', 'status')],
  }),
];

const latency = [
  graph({
    title: 'Time to the first token',
    unit: 'ms',
    about: 'From admission [ASY-METRIC-007]',
    queries: [0.5, 0.95].map(q => quantileBy(q, `latency_first_token_ms_bucket{${pool}}`, 'priority')),
  }),
  graph({
    title: 'Time of decoding',
    unit: 'ms',
    about: 'From the start of decoding to the terminal event [ASY-METRIC-007]',
    queries: [0.5, 0.95].map(q => quantileBy(q, `latency_decode_ms_bucket{${pool}}`, 'priority')),
  }),
  graph({
    title: 'Error of the estimates',
    unit: 'ms',
    about: 'Distance between the promised and the real start',
    queries: [0.5, 0.95].map(q => quantileBy(q, `eta_error_ms_bucket{${pool}}`, 'priority')),
  }),
];

const server = [
  graph({
    title: 'The store',
    unit: 'ops',
    about: 'Writes refused, and ends published without being durable [ASY-METRIC-009]',
    queries: [
      rateBy('store_write_failures_total', 'kind'),
      named('sum(rate(terminals_undurable_total[$__rate_interval]))', 'undurable'),
    ],
  }),
  graph({
    title: 'Events and plugins',
    unit: 'ops',
    about: 'Events that a sink did not get, and plugins that did not end well',
    queries: [
      rateBy('event_sink_drops_total', 'sink'),
      rateBy('plugin_outcomes_total{outcome=~"failed|timeout"}', 'plugin', 'phase', 'outcome'),
    ],
  }),
  figure({
    title: 'Up for',
    unit: 's',
    about: 'Time since the process started',
    queries: [named('time() - process_start_time_seconds', 'up for')],
  }),
  graph({
    title: 'Reloads of the configuration',
    unit: 'short',
    about: 'In the last hour',
    queries: [named('sum by (result) (increase(config_reloads_total[1h]))', '{{result}}')],
  }),
];

export const overview: Dashboard = {
  uid: 'assay-overview',
  title: 'Assay: overview',
  about: 'Admission, queue, latency, errors and objectives',
  variables: [{ label: 'pool_id', metric: 'pool_ready' }],
  rows: [
    { title: 'Objectives', panels: objectives },
    { title: 'Admission and queue', panels: admission },
    { title: 'Ends and errors', panels: ends },
    { title: 'Latency', panels: latency },
    { title: 'The server itself', panels: server },
  ],
};
