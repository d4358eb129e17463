import assert from 'node:assert/strict';
import { type MetricName, metricTable } from '#contracts';
import { VirtualWorld } from '../kernel/index.ts';
import type { ConfiguredLabels } from './configured-labels.ts';
import { createTelemetry } from './create-telemetry.ts';
import type { Telemetry } from './telemetry.ts';

const labels: ConfiguredLabels = {
  pools: [
    { poolId: 'pool-a', engine: 'llamacpp', replicaIds: ['a-1', 'a-2'] },
    { poolId: 'pool-b', engine: 'vllm', replicaIds: ['b-1'] },
  ],
  tenants: ['local'],
  sinks: ['file'],
  plugins: [{ id: 'tagger', phase: 'PRE_VALIDATE' }],
};
const bare: ConfiguredLabels = { pools: [], tenants: [], sinks: [], plugins: [] };
const lines: string[] = [];

function telemetryWith(changes: Partial<ConfiguredLabels> = {}, enginesMax = 16): Telemetry {
  lines.length = 0;
  const config = { labels: { ...labels, ...changes }, level: 'trace', enginesMax } as const;
  return createTelemetry({
    world: new VirtualWorld({ startWallMs: 1_700_000_000_500 }),
    config,
    writeLine: line => lines.push(line),
  });
}

type Samples = ReadonlyMap<string, number>;

/** Every sample by its name and its labels as they stand in the exposition. */
async function scrape(telemetry: Telemetry): Promise<Samples> {
  const text = await telemetry.render();
  const samples = text.split('\n').filter(line => line !== '' && !line.startsWith('#'));
  return new Map(
    samples.map(line => {
      const cut = line.lastIndexOf(' ');
      return [line.slice(0, cut), Number(line.slice(cut + 1))];
    }),
  );
}

const of = (samples: Samples, name: string): [string, number][] =>
  [...samples].filter(([key]) => key === name || key.startsWith(`${name}{`));

function valuesOf(samples: Samples, label: string): Set<string> {
  const found = [...samples.keys()].flatMap(key => [
    ...key.matchAll(new RegExp(`[{,]${label}="([^"]*)"`, 'g')),
  ]);
  return new Set(found.map(match => match[1] ?? ''));
}

describe('metrics', () => {
  it('expose every family of the catalogue with its type, and none beside them [OC-METRICS-7101]', async () => {
    const text = await telemetryWith().render();
    const types = new Map(
      [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(match => [match[1] ?? '', match[2]]),
    );
    const expected = Object.entries(metricTable).map(([name, entry]) => [name, entry.type]);
    assert.deepEqual([...types].sort(), expected.sort());
  });

  it('start at 0 over what is configured, a pool only with its own engine and replicas [ASY-METRIC-002]', async () => {
    const samples = await scrape(telemetryWith());
    assert.deepEqual(of(samples, 'tasks_admitted_total'), [
      ['tasks_admitted_total{engine="llamacpp",pool_id="pool-a",priority="interactive"}', 0],
      ['tasks_admitted_total{engine="llamacpp",pool_id="pool-a",priority="batch"}', 0],
      ['tasks_admitted_total{engine="vllm",pool_id="pool-b",priority="interactive"}', 0],
      ['tasks_admitted_total{engine="vllm",pool_id="pool-b",priority="batch"}', 0],
    ]);
    assert.deepEqual(of(samples, 'active_leases'), [
      ['active_leases{pool_id="pool-a",replica_id="a-1"}', 0],
      ['active_leases{pool_id="pool-a",replica_id="a-2"}', 0],
      ['active_leases{pool_id="pool-b",replica_id="b-1"}', 0],
    ]);
    assert.equal(of(samples, 'tasks_evicted_total').length, 2 * 2 * 3);
    assert.equal(of(samples, 'plugin_outcomes_total').length, 5);
    assert.equal(samples.get('plugin_outcomes_total{plugin="tagger",phase="PRE_VALIDATE",outcome="ok"}'), 0);
    assert.equal(samples.get('admission_share{tenant="local",priority="batch"}'), 0);
    assert.equal(samples.get('streams_open'), 0);
    assert.equal(samples.get('process_start_time_seconds'), 1_700_000_000.5);
  });

  it('hold no value that neither the configuration nor an event produced [ASY-METRIC-003]', async () => {
    const samples = await scrape(telemetryWith(bare));
    const names = ['engine', 'pool_id', 'replica_id', 'tenant', 'sink', 'plugin', 'engine_version', 'device'];
    assert.deepEqual(
      names.flatMap(name => [...valuesOf(samples, name)]),
      [],
    );
    const observed = Object.keys(metricTable).filter(
      name => metricTable[name as MetricName].zero === 'observed' && of(samples, name).length > 0,
    );
    assert.deepEqual(observed, []);
  });

  it('count by one or by more, and never backwards', async () => {
    const telemetry = telemetryWith();
    const replica = { engine: 'vllm', engine_version: '1', pool_id: 'pool-b', replica_id: 'b-1' };
    telemetry.count('tokens_out_total', replica);
    for (const by of [41, -5, Number.NaN, Number.POSITIVE_INFINITY]) {
      telemetry.count('tokens_out_total', replica, by);
    }
    const samples = await scrape(telemetry);
    assert.deepEqual(of(samples, 'tokens_out_total'), [
      ['tokens_out_total{engine="vllm",engine_version="1",pool_id="pool-b",replica_id="b-1"}', 42],
    ]);
    assert.deepEqual(of(await scrape(telemetry), 'tokens_out_total'), of(samples, 'tokens_out_total'));
  });

  it('put latencies into the buckets of the catalogue, the bound included [ASY-METRIC-007(b)]', async () => {
    const telemetry = telemetryWith();
    const task = { engine: 'vllm', engine_version: '1', pool_id: 'pool-b', priority: 'batch' };
    for (const ms of [50, 50.1, 2_999, 4_000]) telemetry.observe('latency_first_token_ms', task, ms);
    const samples = await scrape(telemetry);
    const bounds = [...samples.keys()].flatMap(
      key => /^latency_first_token_ms_bucket\{le="([^"]+)"/.exec(key)?.[1] ?? [],
    );
    assert.deepEqual(bounds, [...metricTable.latency_first_token_ms.buckets.map(String), '+Inf']);
    const bucket = (le: string): number | undefined =>
      samples.get(
        `latency_first_token_ms_bucket{le="${le}",engine="vllm",engine_version="1",pool_id="pool-b",priority="batch"}`,
      );
    assert.deepEqual(['50', '100', '2000', '3000', '+Inf'].map(bucket), [1, 2, 2, 3, 4]);
  });

  it('read gauges at the scrape, not before [OC-CORE-1041(b)]', async () => {
    const telemetry = telemetryWith();
    let depth = 3;
    let utilization: number[] = [70];
    const device = { engine: 'vllm', engine_version: '1', pool_id: 'pool-b', replica_id: 'b-1', device: '0' };
    const pool = { engine: 'vllm', pool_id: 'pool-b', priority: 'batch' };
    telemetry.collect('queue_depth', () => [{ labels: pool, value: depth }]);
    telemetry.collect('gpu_utilization', () => utilization.map(value => ({ labels: device, value })));
    const key = 'queue_depth{engine="vllm",pool_id="pool-b",priority="batch"}';
    assert.equal((await scrape(telemetry)).get(key), 3);
    depth = 0;
    utilization = [];
    const samples = await scrape(telemetry);
    assert.equal(samples.get(key), 0);
    assert.deepEqual(of(samples, 'gpu_utilization'), []);
    assert.equal(of(samples, 'queue_depth').length, 4);
  });

  it('know new pools after a reload and forget nothing', async () => {
    const telemetry = telemetryWith();
    const pool = { engine: 'vllm', pool_id: 'pool-b', priority: 'batch' };
    telemetry.count('tasks_completed_total', pool);
    telemetry.configure({ ...labels, pools: [{ poolId: 'pool-c', engine: 'tgi', replicaIds: [] }] });
    const samples = await scrape(telemetry);
    assert.equal(samples.get('tasks_completed_total{engine="tgi",pool_id="pool-c",priority="batch"}'), 0);
    assert.equal(samples.get('tasks_completed_total{engine="vllm",pool_id="pool-b",priority="batch"}'), 1);
  });
});

describe('labels of metrics', () => {
  const engines = (count: number): ConfiguredLabels['pools'] =>
    Array.from({ length: count }, (_, at) => ({
      poolId: `pool-${at}`,
      engine: `engine-${at}`,
      replicaIds: [],
    }));

  async function enginesShown(configured: number, enginesMax: number): Promise<string[]> {
    const telemetry = telemetryWith({ pools: engines(configured) }, enginesMax);
    for (const { engine, poolId } of engines(configured)) {
      telemetry.count('tasks_admitted_total', { engine, pool_id: poolId, priority: 'batch' });
    }
    const samples = await scrape(telemetry);
    const total = of(samples, 'tasks_admitted_total').reduce((sum, [, value]) => sum + value, 0);
    assert.equal(total, configured);
    return [...valuesOf(samples, 'engine')];
  }

  it('give each engine up to the limit its own value, and the rest one together [ASY-TASK-004]', async () => {
    assert.deepEqual(await enginesShown(2, 3), ['engine-0', 'engine-1']);
    assert.deepEqual(await enginesShown(3, 3), ['engine-0', 'engine-1', 'engine-2']);
    assert.deepEqual(await enginesShown(4, 3), ['engine-0', 'engine-1', 'engine-2', 'other']);
    assert.equal((await enginesShown(16, 16)).includes('other'), false);
    assert.deepEqual((await enginesShown(17, 16)).slice(-2), ['engine-14', 'other']);
  });

  it('never show more values than the budget, and count what is beyond it [OC-METRICS-7102]', async () => {
    for (const [seen, shown] of [
      [63, 63],
      [64, 64],
      [65, 64],
      [200, 64],
    ] as const) {
      const telemetry = telemetryWith();
      for (let version = 0; version < seen; version++) {
        telemetry.count('tokens_in_total', {
          engine: 'vllm',
          engine_version: `v${version}`,
          pool_id: 'pool-b',
          replica_id: 'b-1',
        });
      }
      const samples = await scrape(telemetry);
      assert.equal(valuesOf(samples, 'engine_version').size, shown);
      const total = of(samples, 'tokens_in_total').reduce((sum, [, value]) => sum + value, 0);
      assert.equal(total, seen);
    }
    assert.deepEqual(
      lines.map(line => JSON.parse(line).label),
      ['engine_version'],
    );
  });

  it('count an engine that no pool names, and a tenant that nobody configured, under other', async () => {
    const telemetry = telemetryWith();
    for (let at = 0; at < 50; at++) {
      telemetry.count('tasks_rejected_total', { engine: `made-up-${at}`, reason: 'MODEL_NOT_FOUND' });
      telemetry.gauge('admission_share', { tenant: `stranger-${at}`, priority: 'batch' }, 0.5);
    }
    const samples = await scrape(telemetry);
    assert.equal(samples.get('tasks_rejected_total{engine="other",reason="MODEL_NOT_FOUND"}'), 50);
    assert.deepEqual(valuesOf(samples, 'tenant'), new Set(['local', 'other']));
    assert.deepEqual(
      lines.map(line => JSON.parse(line).label),
      ['engine', 'tenant'],
    );
  });

  it('count a code outside a closed list under the nearest of the list [OC-METRICS-7102(c)]', async () => {
    const telemetry = telemetryWith();
    const pool = { engine: 'vllm', pool_id: 'pool-b', priority: 'batch' };
    telemetry.count('tasks_failed_total', { ...pool, reason: 'MALFORMED_REQUEST' });
    telemetry.count('tasks_failed_total', { ...pool, reason: 'no code at all' });
    const samples = await scrape(telemetry);
    const reasons = of(samples, 'tasks_failed_total').map(([key]) => /reason="(.*?)"/.exec(key)?.[1]);
    assert.deepEqual(reasons, ['INVALID_PARAMS', 'INTERNAL']);
  });
});
