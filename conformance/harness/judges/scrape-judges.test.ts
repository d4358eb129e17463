import type { NewEntry } from '../history/entry.ts';
import { call, judgesRows, type Row } from '../testing/judge-rows.ts';
import { asked, told } from '../testing/made-history.ts';
import { claim } from './index.ts';

const scrape = (exchange: string, ...lines: string[]): NewEntry[] => [
  asked(exchange, 'GET /metrics'),
  told(exchange, 200, lines.join('\n'), [['Content-Type', 'text/plain']]),
];
const two = (first: string[], second: string[]) => [...scrape('e1', ...first), ...scrape('e2', ...second)];
const labels = { pool_id: 'p' };
const both = { before: 'A', after: 'B', labels };
const changes = claim('s', 'scrape.changes', {
  ...both,
  changes: { tasks_started_total: 1, tasks_failed_total: 0 },
});
const conserved = claim('s', 'scrape.conserved', { ref: 'A', labels, atLeast: 2 });
const known = claim('s', 'scrape.known', { ref: 'A', known: { engine: ['x'] } });
const exact = claim('s', 'scrape.labels', { ref: 'A', name: 'm', labels: ['a', 'b'] });
const values = claim('s', 'scrape.values', { ref: 'A', label: 'a', count: 2 });
const complete = claim('s', 'scrape.complete', { ref: 'A', labels: {}, counters: 0 });
const elapsed = claim('s', 'scrape.elapsed', {
  ...both,
  name: 'ms_sum',
  inner: { from: { kind: 'request', ref: 'A' }, to: { kind: 'response', ref: 'A' } },
  outer: { from: { kind: 'request', ref: 'A' }, to: { kind: 'response', ref: 'B' } },
});
const startedAt = (count: number): string => `tasks_started_total{pool_id="p"} ${count}`;
const came = ['tasks_admitted_total{pool_id="p"} 2', 'tasks_completed_total{pool_id="p"} 1'];
const standing = [
  'reader_disconnects_total{reason="client"} 0',
  'reader_disconnects_total{reason="slow"} 0',
  'reader_disconnects_total{reason="idle"} 0',
  'reader_disconnects_total{reason="shutdown"} 0',
];
const witnessed = claim('s', 'attempts.witnessed', {
  ref: 'A',
  prompt: 'task A.',
  replicas: { p1: 'r1' },
});
const record = (...replicas: string[]): NewEntry[] => [
  asked('e1', 'GET /v1/tasks/x'),
  told('e1', 200, { attempts: replicas.map(replica_id => ({ replica_id })) }),
];

const audited = (output: string): NewEntry[] => [
  asked('e1', 'GET /v1/tasks/x'),
  told('e1', 200, {
    task_id: 't',
    job_id: 'j',
    state: 'completed',
    output,
    audit: {
      tenant_id: 'a',
      hash: 'sha256:a0267e1307c7df9067352759e16dc1f6e8c5459ed387d90c7df7e742cdd06b2a',
    },
  }),
];
const hashed = claim('s', 'record.hash', { ref: 'A' });

const rows: readonly Row[] = [
  ['a change', 'holds', two([startedAt(1)], [startedAt(2)]), changes],
  ['a first sample', 'holds', two([], [startedAt(1)]), changes],
  ['no change', 'fails', two([startedAt(1)], [startedAt(1)]), changes],
  [
    'a change that was not due',
    'fails',
    two([startedAt(1)], [startedAt(2), 'tasks_failed_total{pool_id="p"} 1']),
    changes,
  ],
  ['all tasks', 'holds', scrape('e1', ...came, 'tasks_running{pool_id="p"} 1'), conserved],
  ['a lost task', 'fails', scrape('e1', ...came), conserved],
  ['too few tasks', 'fails', scrape('e1', 'tasks_admitted_total{pool_id="p"} 0'), conserved],
  ['a known value', 'holds', scrape('e1', 'm{engine="x"} 1'), known],
  ['an unknown value', 'fails', scrape('e1', 'm{engine="y"} 1'), known],
  ['these labels', 'holds', scrape('e1', 'm{a="1",b="2"} 1'), exact],
  ['a label too many', 'fails', scrape('e1', 'm{a="1",b="2",c="3"} 1'), exact],
  ['no sample', 'fails', scrape('e1', 'n 1'), exact],
  ['two values', 'holds', scrape('e1', 'm{a="1"} 1', 'm{a="2"} 1'), values],
  ['three values', 'fails', scrape('e1', 'm{a="1"} 1', 'm{a="2"} 1', 'm{a="3"} 1'), values],
  ['a missing combination', 'fails', scrape('e1', ...standing), complete],
  ['a time between two spans', 'holds', two(['ms_sum{pool_id="p"} 0'], ['ms_sum{pool_id="p"} 20']), elapsed],
  ['a time too short', 'fails', two(['ms_sum{pool_id="p"} 0'], ['ms_sum{pool_id="p"} 2']), elapsed],
  ['a time too long', 'fails', two(['ms_sum{pool_id="p"} 0'], ['ms_sum{pool_id="p"} 80']), elapsed],
  ['the attempts that were seen', 'holds', [call('c1', 'task A.'), ...record('r1')], witnessed],
  ['an attempt that nobody saw', 'fails', [call('c1', 'task A.'), ...record('r1', 'r1')], witnessed],
  ['a record as it was hashed', 'holds', audited('x'), hashed],
  ['a record with another output', 'fails', audited('y'), hashed],
  ['another replica', 'fails', [call('c1', 'task A.'), ...record('r2')], witnessed],
];

describe('judges of whole scrapes and of attempts', () => judgesRows(rows));
