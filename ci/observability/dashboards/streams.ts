import { type Dashboard, figure, graph, named, rateBy } from '../dashboard.ts';

const streamPanels = [
  figure({
    title: 'Open streams',
    unit: 'short',
    about: 'Now [ASY-METRIC-008]',
    queries: [named('sum(streams_open)', 'open')],
  }),
  graph({
    title: 'Readers that left early',
    unit: 'ops',
    about: 'By cause',
    queries: [rateBy('reader_disconnects_total', 'reason')],
  }),
  graph({
    title: 'Metrics frames not sent',
    unit: 'ops',
    about: 'To readers that were slow; pieces are never dropped',
    queries: [named('sum(rate(sse_backpressure_drops_total[$__rate_interval]))', 'dropped')],
  }),
  graph({
    title: 'Pieces sent',
    unit: 'ops',
    about: 'By pool',
    queries: [rateBy('tokens_out_total', 'pool_id')],
  }),
  graph({
    title: 'Cancels',
    unit: 'ops',
    about: 'By reason [ASY-METRIC-006]',
    queries: [rateBy('tasks_canceled_total', 'reason')],
  }),
  graph({
    title: 'Answers to readers',
    unit: 'reqps',
    about: 'Of the stream operation, by status',
    queries: [rateBy('http_requests_total{operation="streamTask"}', 'status')],
  }),
];

const sessionPanels = [
  graph({
    title: 'Sessions that lost their memory',
    unit: 'ops',
    about: 'Key-value state dropped, by cause [ASY-METRIC-010]',
    queries: [rateBy('session_evictions_total', 'reason')],
  }),
  graph({
    title: 'Turns refused',
    unit: 'ops',
    about: 'Sessions that were used up or gone',
    queries: [rateBy('tasks_rejected_total{reason=~"SESSION_EXHAUSTED|SESSION_GONE"}', 'reason')],
  }),
  graph({
    title: 'Key-value memory',
    unit: 'percentunit',
    about: 'Share in use, the fullest replica of each pool',
    queries: [named('max by (pool_id) (kv_cache_usage_ratio)', '{{pool_id}}')],
  }),
];

export const streams: Dashboard = {
  uid: 'assay-streams',
  title: 'Assay: streams and sessions',
  about: 'Readers, pieces, cancels and the memory of sessions',
  variables: [],
  rows: [
    { title: 'Streams', panels: streamPanels },
    { title: 'Sessions', panels: sessionPanels },
  ],
};
