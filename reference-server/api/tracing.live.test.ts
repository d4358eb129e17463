import assert from 'node:assert/strict';
import { completes, EnginePeer, HttpPeer, peerPool, refuses, spansOf } from './fixtures/engine-peer.ts';
import { taskOf, WholeServer } from './fixtures/whole-server.ts';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const sent = `00-${traceId}-00f067aa0ba902b7-01`;

describe('api: traces', () => {
  let engine: EnginePeer;
  let collector: HttpPeer;
  let server: WholeServer;

  beforeEach(async () => {
    engine = await new EnginePeer().start();
    collector = await new HttpPeer().start();
  });
  afterEach(async () => {
    await server.dispose();
    await engine.stop();
    await collector.stop();
  });

  const start = async (telemetry: object = {}): Promise<void> => {
    const retry = { attempts_max: 2, base_ms: 1, cap_ms: 1 };
    server = await WholeServer.start({ document: { pools: [peerPool(engine, {}, { retry })], telemetry } });
  };
  const task = (number: number) => taskOf(number, { engine: 'llamacpp' });

  it('what a client sends goes on to the engine, and the log names it [ASY-ADAPT-009]', async () => {
    await start();
    await server.submit(task(1), { traceparent: sent });
    await server.follow(task(1));
    assert.deepEqual(
      engine.at('/completion').map(({ headers }) => headers.traceparent),
      [sent],
    );
    const traced = server.log.filter(line => line.trace_id === traceId).map(line => line.event);
    for (const event of ['task-admitted', 'task-completed', 'http-answered'])
      assert.ok(traced.includes(event), event);
    assert.deepEqual(server.logProblems, []);
  });

  it('what is malformed is not sent on, and refuses nothing [ASY-ADAPT-009]', async () => {
    await start();
    for (const [at, traceparent] of [`${sent}x`, `ff${sent.slice(2)}`, [sent, sent], ''].entries()) {
      assert.equal((await server.submit(task(at), { traceparent })).status, 202);
      await server.follow(task(at));
    }
    assert.deepEqual(
      engine.at('/completion').map(({ headers }) => headers.traceparent),
      [undefined, undefined, undefined, undefined],
    );
    assert.ok(server.log.every(line => line.trace_id === undefined));
  });

  it('a request, its task and each call of an engine are spans of one trace', async () => {
    await start({ otlp_url: collector.url });
    let calls = 0;
    engine.completion = response => {
      calls += 1;
      (calls === 1 ? refuses(503, { error: { message: 'loading' } }) : completes('one ', 'two'))(response);
    };
    await server.submit(task(1), { traceparent: sent });
    await server.follow(task(1));
    await server.reaches(task(1), 'completed');
    await server.stop();
    const spans = spansOf(collector).filter(span => span.traceId === traceId);
    const byName = (name: string) => spans.filter(span => span.name === name);
    const [request, whole] = [byName('POST /v1/tasks')[0], byName('text_completion tiny')[0]];
    assert.ok(request !== undefined && whole !== undefined);
    assert.deepEqual(
      [request.parentSpanId, request.kind, whole.parentSpanId],
      [sent.slice(36, 52), 2, request.spanId],
    );
    const attempts = byName('attempt llamacpp');
    assert.deepEqual(
      attempts.map(span => [span.parentSpanId, span.kind, span.attributes['error.type']]),
      [
        [whole.spanId, 3, 'POOL_UNAVAILABLE'],
        [whole.spanId, 3, undefined],
      ],
    );
    const told = engine.at('/completion').map(({ headers }) => headers.traceparent);
    assert.deepEqual(
      told,
      attempts.map(span => `00-${traceId}-${span.spanId}-01`),
    );
    const { attributes } = whole;
    assert.deepEqual(
      [
        attributes['gen_ai.operation.name'],
        attributes['gen_ai.request.model'],
        attributes['gen_ai.provider.name'],
        attributes['gen_ai.usage.input_tokens'],
        attributes['gen_ai.usage.output_tokens'],
        attributes['gen_ai.response.finish_reasons'],
        attributes['assay.state'],
      ],
      ['text_completion', 'tiny', 'llamacpp', '5', '2', { values: [{ stringValue: 'stop' }] }, 'completed'],
    );
  });

  it('a caller that records nothing is followed in that, and one without a trace gets one', async () => {
    await start({ otlp_url: collector.url });
    const unsampled = `${sent.slice(0, -2)}00`;
    await server.submit(task(1), { traceparent: unsampled });
    await server.follow(task(1));
    await server.submit(task(2));
    await server.follow(task(2));
    await server.stop();
    assert.deepEqual(
      spansOf(collector).filter(span => span.traceId === traceId),
      [],
    );
    assert.ok(spansOf(collector).some(span => span.name === 'text_completion tiny'));
    const [first, second] = engine.at('/completion').map(({ headers }) => headers.traceparent);
    assert.equal(first, unsampled);
    assert.match(String(second), /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });

  it('a collector that is down costs nothing but its spans, and that is said', async () => {
    await start({ otlp_url: collector.url });
    await collector.stop();
    await server.submit(task(1));
    assert.match((await server.follow(task(1))).text, /event: end/);
    await server.stop();
    const dropped = server.log.filter(line => line.event === 'spans-dropped');
    assert.equal(dropped.length, 1);
    assert.deepEqual(server.logProblems, []);
    collector = await new HttpPeer().start();
  });
});
