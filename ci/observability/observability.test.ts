import assert from 'node:assert/strict';
import { metricTable } from '../../contracts/index.ts';
import { readAliases } from './aliases.ts';
import { breaksOf } from './broken-rules.ts';
import { dashboards, generatedFiles } from './generated-files.ts';
import { observabilityProblems } from './index.ts';
import { lintDashboard, lintRuleFile } from './lint-files.ts';
import { lintQuery, metricsIn, type Recorded } from './lint-query.ts';
import { readRuleFiles, recordedBy, rulesOf } from './read-rules.ts';

const none: Recorded = new Map();
const recorded = recordedBy(readRuleFiles());
const alerts = readRuleFiles()
  .flatMap(rulesOf)
  .filter(rule => rule.alert !== undefined);

const badQueries: readonly (readonly [string, string, RegExp])[] = [
  ['an unknown metric', 'sum(rate(task_completed_total[5m]))', /task_completed_total is neither/],
  ['a counter without its ending', 'tasks_completed', /tasks_completed is neither/],
  ['a histogram without its part', 'rate(eta_error_ms[5m])', /name its _bucket/],
  ['a bucket of what is no histogram', 'queue_depth_bucket', /queue_depth_bucket is neither/],
  ['a series that no rule records', 'pool:queue_depth:sum', /nor recorded/],
  ['an unknown label in a matcher', 'queue_depth{tenant="a"}', /queue_depth has no label tenant/],
  ['le on a count', 'eta_error_ms_count{le="5"}', /has no label le/],
  ['a value outside a list', 'queue_depth{priority="urgent"}', /never has priority="urgent"/],
  ['a value outside an alternation', 'queue_depth{priority=~"batch|late"}', /never has priority="late"/],
  ['a value of another metric', 'tasks_canceled_total{reason="exit"}', /never has reason="exit"/],
  ['a bound that is no bucket', 'eta_error_ms_bucket{le="900"}', /never has le="900"/],
  ['an unknown label in by', 'sum by (tenant) (queue_depth)', /no label tenant on queue_depth/],
  ['an unknown label after the body', 'sum(queue_depth) without (host)', /no label host on queue_depth/],
  [
    'a label of the other operand',
    'sum by (state) (queue_depth) + sum by (state) (circuit_state)',
    /no label state on queue_depth/,
  ],
  ['an unknown label in on', 'pool_ready * on (model) group_left queue_depth', /no label model/],
  ['a selector without a name', '{job="a"}', /without a metric/],
  ['an open parenthesis', 'sum by (pool_id (queue_depth)', /not closed/],
  ['a sign that is none', 'queue_depth ? 1', /is no part of a query/],
  ['no metric at all', 'vector(1)', /names no metric/],
];

const goodQueries = [
  'histogram_quantile(0.95, sum by (priority, le) (rate(latency_first_token_ms_bucket{pool_id=~"$pool_id"}[$__rate_interval])))',
  'sum(queue_depth{priority!="batch",}) by (pool_id) > bool 5 and on (pool_id) pool_ready == 1 # a remark',
  'topk(3, sum by (tenant) (admission_share)) or absent(streams_open) offset 5m',
  'rate(eta_error_ms_sum[5m] @ 1700000000) / rate(eta_error_ms_count[5m])',
  'queue_depth{job="assay",instance="a:1"}',
];

describe('the lint of queries', () => {
  for (const [what, query, sentence] of badQueries)
    it(`refuses ${what}`, () => assert.match(lintQuery(query, none).join('\n'), sentence));

  for (const query of goodQueries)
    it(`takes ${query.slice(0, 60)}`, () => assert.deepEqual(lintQuery(query, none), []));

  it('knows a recorded series and its labels', () => {
    const series: Recorded = new Map([['pool:queue_depth:sum', new Set(['pool_id'])]]);
    assert.deepEqual(lintQuery('pool:queue_depth:sum{pool_id="a"}', series), []);
    assert.match(lintQuery('pool:queue_depth:sum{priority="batch"}', series).join(), /no label priority/);
  });

  it('finds a bad query in a panel, in a variable and in a rule', () => {
    const [dashboard] = dashboards;
    assert.ok(dashboard);
    const panels = [
      { title: 'p', kind: 'stat', unit: 's', about: '', queries: [{ expr: 'up', legend: '' }] },
    ] as const;
    const bad = {
      ...dashboard,
      variables: [{ label: 'tenant', metric: 'pool_ready' }],
      rows: [{ title: '', panels }],
    };
    assert.equal(lintDashboard(bad, none).length, 2);
    const rule = {
      alert: 'A',
      expr: 'up',
      labels: { severity: 'loud' },
      annotations: { requirement: 'X-1' },
    };
    const file = { name: 'a.rules.yaml', groups: [{ name: 'a', rules: [rule] }] };
    const found = lintRuleFile(file, { recorded: none, requirements: new Set(['X-2']) });
    assert.equal(found.length, 4, found.join('\n'));
  });
});

describe('dashboards and rules', () => {
  it('name only metrics, labels and values of the catalogue', () => {
    assert.deepEqual(observabilityProblems(), []);
  });

  it('show every metric of the catalogue on some dashboard', () => {
    const panels = dashboards.flatMap(dashboard => dashboard.rows).flatMap(row => row.panels);
    const shown = new Set(panels.flatMap(panel => panel.queries).flatMap(({ expr }) => metricsIn(expr)));
    assert.deepEqual(
      Object.keys(metricTable).filter(name => !shown.has(name)),
      [],
    );
  });

  it('hold an alert for each objective of each class, by metrics of the catalogue [ORCH-3041(c)]', () => {
    const exprs = alerts.map(rule => rule.expr);
    for (const slo of ['first_token', 'tokens_64', 'error_ratio', 'throughput'])
      assert.ok(
        exprs.some(expr => expr.includes(`slo_attainment_ratio{slo="${slo}"}`)),
        slo,
      );
    assert.deepEqual(
      exprs.flatMap(expr => lintQuery(expr, recorded)),
      [],
    );
  });

  it('break every rule in at least one way that differs from the rule', () => {
    for (const file of readRuleFiles()) {
      const titles = new Set(breaksOf(file).map(broken => broken.title));
      assert.deepEqual([...titles].sort(), [...new Set(rulesOf(file).map(r => r.alert ?? r.record))].sort());
      const { groups } = file;
      assert.ok(groups.length > 0);
    }
  });

  it('place the panels of a dashboard side by side and never on one another', async () => {
    const files = await generatedFiles();
    const boards = [...files].filter(([path]) => path.endsWith('.json'));
    assert.equal(boards.length, 4);
    for (const [path, text] of boards) {
      const { panels } = JSON.parse(text) as {
        panels: { id: number; gridPos: { x: number; y: number; w: number; h: number } }[];
      };
      const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
        Array.from({ length: w * h }, (_, at) => `${x + (at % w)} ${y + Math.floor(at / w)}`),
      );
      assert.equal(new Set(cells).size, cells.length, path);
      assert.equal(new Set(panels.map(panel => panel.id)).size, panels.length, path);
    }
  });

  it('give each foreign name from a metric of the catalogue with labels that it has', () => {
    for (const { name, from, by } of readAliases()) {
      assert.deepEqual(lintQuery(`sum by (${by.join(', ')}) (${from})`, none), [], name);
      assert.ok(!Object.hasOwn(metricTable, name), `${name} is foreign`);
    }
  });
});
