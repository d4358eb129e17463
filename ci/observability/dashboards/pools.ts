import { type Dashboard, figure, graph, named, quantileBy, rateBy, sumBy } from '../dashboard.ts';

const pool = 'pool_id=~"$pool_id"';

const readiness = [
  figure({
    title: 'Ready',
    unit: 'bool',
    about: 'Whether the pool takes work',
    queries: [named(`min by (pool_id) (pool_ready{${pool}})`, '{{pool_id}}')],
  }),
  graph({
    title: 'Breakers that are not closed',
    unit: 'short',
    about: 'By replica',
    queries: [
      named(
        `sum by (pool_id, replica_id, state) (circuit_state{${pool},state!="closed"}) > 0`,
        '{{pool_id}} {{replica_id}} {{state}}',
      ),
    ],
  }),
  graph({
    title: 'Leases',
    unit: 'short',
    about: 'Tasks that hold a slot',
    queries: [sumBy(`active_leases{${pool}}`, 'pool_id', 'replica_id')],
  }),
  graph({
    title: 'Drains',
    unit: 'short',
    about: 'Begun in the last hour, by reason',
    queries: [
      named(`sum by (pool_id, reason) (increase(drain_events_total{${pool}}[1h]))`, '{{pool_id}} {{reason}}'),
    ],
  }),
  graph({
    title: 'Candidates of a placement',
    unit: 'short',
    about: 'Replicas left after the filters; half of the decisions had at most this many',
    queries: [quantileBy(0.5, `placement_candidates_bucket{${pool}}`, 'pool_id')],
  }),
  graph({
    title: 'Attempts',
    unit: 'ops',
    about: 'Engine calls that ended, by outcome [ASY-METRIC-010]',
    queries: [rateBy(`engine_attempts_total{${pool}}`, 'pool_id', 'replica_id', 'outcome')],
  }),
];

const faults = [
  graph({
    title: 'Restarts',
    unit: 'short',
    about: 'In the last five minutes, by reason [OC-POOL-3030]',
    queries: [
      named(
        `sum by (pool_id, replica_id, reason) (increase(engine_restarts_total{${pool}}[5m]))`,
        '{{pool_id}} {{replica_id}} {{reason}}',
      ),
    ],
  }),
  graph({
    title: 'Loads before readiness',
    unit: 'short',
    about: 'In the last hour',
    queries: [
      named(
        `sum by (pool_id, result) (increase(preload_outcomes_total{${pool}}[1h]))`,
        '{{pool_id}} {{result}}',
      ),
    ],
  }),
  graph({
    title: 'Driver resets',
    unit: 'short',
    about: 'In the last hour, by device [ORCH-3053]',
    queries: [
      named(
        `sum by (pool_id, replica_id, device) (increase(driver_resets_total{${pool}}[1h]))`,
        '{{pool_id}} {{replica_id}} {{device}}',
      ),
    ],
  }),
  graph({
    title: 'Memory errors (ECC)',
    unit: 'short',
    about: 'In the last hour; uncorrected ones take the replica out [ORCH-3053]',
    queries: [
      named(
        `sum by (pool_id, device, kind) (increase(ecc_errors_total{${pool}}[1h]))`,
        '{{pool_id}} {{device}} {{kind}}',
      ),
    ],
  }),
  graph({
    title: 'Out of memory',
    unit: 'short',
    about: 'In the last hour, of the device and of the host',
    queries: [
      named(
        `sum by (pool_id, replica_id, kind) (increase(oom_events_total{${pool}}[1h]))`,
        '{{pool_id}} {{replica_id}} {{kind}}',
      ),
    ],
  }),
];

const use = [
  graph({
    title: 'Use of the devices',
    unit: 'percent',
    about: 'As the device tells it',
    queries: [
      named(
        `max by (pool_id, replica_id, device) (gpu_utilization{${pool}})`,
        '{{pool_id}} {{replica_id}} {{device}}',
      ),
    ],
  }),
  graph({
    title: 'Device memory',
    unit: 'bytes',
    about: 'In use',
    queries: [
      named(
        `max by (pool_id, replica_id, device) (vram_used_bytes{${pool}})`,
        '{{pool_id}} {{replica_id}} {{device}}',
      ),
    ],
  }),
  graph({
    title: 'Host memory',
    unit: 'bytes',
    about: 'Of the engine process',
    queries: [sumBy(`ram_used_bytes{${pool}}`, 'pool_id', 'replica_id')],
  }),
  graph({
    title: 'Key-value memory',
    unit: 'percentunit',
    about: 'Share in use',
    queries: [
      named(`max by (pool_id, replica_id) (kv_cache_usage_ratio{${pool}})`, '{{pool_id}} {{replica_id}}'),
    ],
  }),
  graph({
    title: 'Tokens',
    unit: 'ops',
    about: 'Read and sent',
    queries: [
      named(`sum by (pool_id) (rate(tokens_in_total{${pool}}[$__rate_interval]))`, 'in {{pool_id}}'),
      named(`sum by (pool_id) (rate(tokens_out_total{${pool}}[$__rate_interval]))`, 'out {{pool_id}}'),
    ],
  }),
];

const models = [
  graph({
    title: 'Models by state',
    unit: 'short',
    about: 'How many are in each state',
    queries: [sumBy('model_state', 'state')],
  }),
  graph({
    title: 'Verifications',
    unit: 'short',
    about: 'In the last hour, by reason',
    queries: [
      named('sum by (result, reason) (increase(catalog_verifications_total[1h]))', '{{result}} {{reason}}'),
    ],
  }),
  graph({
    title: 'Cache of models',
    unit: 'bytes',
    about: 'Bytes in use',
    queries: [named('sum(cache_used_bytes)', 'used')],
  }),
];

export const pools: Dashboard = {
  uid: 'assay-pools',
  title: 'Assay: pools and replicas',
  about: 'Readiness, leases, breakers, restarts, device faults and use',
  variables: [{ label: 'pool_id', metric: 'pool_ready' }],
  rows: [
    { title: 'Readiness', panels: readiness },
    { title: 'Faults', panels: faults },
    { title: 'Use', panels: use },
    { title: 'Models', panels: models },
  ],
};
