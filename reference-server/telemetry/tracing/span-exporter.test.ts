import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { PostJson } from '../../egress/index.ts';
import { VirtualWorld } from '../../kernel/index.ts';
import type { Span } from './span.ts';
import { exporterDefaults, SpanExporter, tracesUrl } from './span-exporter.ts';

interface Sent {
  readonly spans: { name: string; startTimeUnixNano: string; attributes: unknown[]; status?: unknown }[];
}

function spanOf(changes: Partial<Span> = {}): Span {
  return {
    traceId: 'a'.repeat(32),
    spanId: 'b'.repeat(16),
    name: 'GET /v1/tasks',
    kind: 'server',
    startWallMs: 1_700_000_000_000.25,
    endWallMs: 1_700_000_000_007,
    attributes: {},
    ...changes,
  };
}

function deskOf(post: PostJson, bufferMax?: number) {
  const world = new VirtualWorld();
  const drops: [number, string][] = [];
  const exporter = new SpanExporter({
    world,
    post,
    url: 'http://collector.invalid/v1/traces',
    clean: text => text.replaceAll('hush', '[redacted]'),
    onDropped: (spans, because) => void drops.push([spans, because]),
    ...(bufferMax === undefined ? {} : { bufferMax }),
  });
  const pass = async (durationMs: number): Promise<void> => {
    world.advanceTo(world.monotonicMs() + durationMs);
    for (let turn = 0; turn < 5; turn += 1) await setImmediate();
  };
  return { world, drops, exporter, pass };
}

function collector(...statuses: number[]) {
  const batches: Sent[] = [];
  const post: PostJson = async (_url, json) => {
    const { resourceSpans } = JSON.parse(json);
    batches.push({ spans: resourceSpans[0].scopeSpans[0].spans });
    return { statusCode: statuses[Math.min(batches.length, statuses.length) - 1] ?? 200 };
  };
  return { batches, post };
}

describe('tracing: the way to the collector', () => {
  it('spans go in batches, on a timer or once there are enough', async () => {
    const { batches, post } = collector();
    const { exporter, pass } = deskOf(post);
    exporter.offer(spanOf());
    exporter.offer(spanOf());
    await pass(exporterDefaults.intervalMs - 1);
    assert.equal(batches.length, 0);
    await pass(1);
    assert.deepEqual(
      batches.map(batch => batch.spans.length),
      [2],
    );
    for (let at = 0; at <= exporterDefaults.batchMax; at += 1) exporter.offer(spanOf());
    await pass(exporterDefaults.intervalMs);
    await pass(exporterDefaults.intervalMs);
    assert.deepEqual(
      batches.map(batch => batch.spans.length),
      [2, exporterDefaults.batchMax, 1],
    );
  });

  it('a collector that hangs holds a batch, not the server; what finds no room is counted and told once', async () => {
    const { drops, exporter, pass } = deskOf((_url, _json, signal) => {
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    }, 3);
    exporter.offer(spanOf());
    await pass(exporterDefaults.intervalMs);
    for (let at = 0; at < 3; at += 1) exporter.offer(spanOf());
    assert.deepEqual([exporter.dropped, drops], [0, []]);
    exporter.offer(spanOf());
    exporter.offer(spanOf());
    assert.deepEqual([exporter.dropped, drops], [2, [[1, 'full']]]);
    await pass(exporterDefaults.timeoutMs);
    assert.equal(exporter.dropped, 3);
  });

  it('a batch that is refused is lost and counted, and the next one goes out', async () => {
    const { batches, post } = collector(503, 200, 500);
    const { drops, exporter, pass } = deskOf(post);
    for (let at = 0; at < 3; at += 1) {
      exporter.offer(spanOf());
      await pass(exporterDefaults.intervalMs);
    }
    assert.equal(batches.length, 3);
    assert.deepEqual(drops, [
      [1, 'status 503'],
      [2, 'status 500'],
    ]);
  });

  it('the end delivers what waits, within its bound', async () => {
    const { batches, post } = collector();
    const open = deskOf(post);
    open.exporter.offer(spanOf());
    await open.exporter.close(1_000);
    assert.equal(batches.length, 1);
    open.exporter.offer(spanOf());
    assert.equal(open.exporter.dropped, 1);
    const hanging = deskOf((_url, _json, signal) => {
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    hanging.exporter.offer(spanOf());
    const closing = hanging.exporter.close(1_000);
    await hanging.pass(1_000);
    await closing;
    assert.equal(hanging.exporter.dropped, 1);
  });

  it('a span is JSON as OTLP has it, without secrets', async () => {
    const { batches, post } = collector();
    const { exporter, pass } = deskOf(post);
    const attributes = {
      'assay.pool_id': 'hush-pool',
      'http.response.status_code': 200,
      'gen_ai.request.temperature': 0.5,
      'gen_ai.response.finish_reasons': ['stop'],
      'assay.left_out': undefined,
    };
    exporter.offer(spanOf({ attributes, isFailure: true, parentSpanId: 'c'.repeat(16) }));
    await pass(exporterDefaults.intervalMs);
    assert.deepEqual(batches[0]?.spans, [
      {
        traceId: 'a'.repeat(32),
        spanId: 'b'.repeat(16),
        parentSpanId: 'c'.repeat(16),
        name: 'GET /v1/tasks',
        kind: 2,
        startTimeUnixNano: '1700000000000250000',
        endTimeUnixNano: '1700000000007000000',
        attributes: [
          { key: 'assay.pool_id', value: { stringValue: '[redacted]-pool' } },
          { key: 'http.response.status_code', value: { intValue: '200' } },
          { key: 'gen_ai.request.temperature', value: { doubleValue: 0.5 } },
          {
            key: 'gen_ai.response.finish_reasons',
            value: { arrayValue: { values: [{ stringValue: 'stop' }] } },
          },
        ],
        status: { code: 2 },
      },
    ]);
  });

  it('goes to the path of OTLP unless another one is configured', () => {
    assert.equal(tracesUrl('http://localhost:4318'), 'http://localhost:4318/v1/traces');
    assert.equal(tracesUrl('http://localhost:4318/'), 'http://localhost:4318/v1/traces');
    assert.equal(tracesUrl('https://collector.example/otlp/traces'), 'https://collector.example/otlp/traces');
  });
});
