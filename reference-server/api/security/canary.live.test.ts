import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { completes, EnginePeer, HttpPeer, peerPool, refuses } from '../fixtures/engine-peer.ts';
import { keys, taskOf, WholeServer } from '../fixtures/whole-server.ts';

const canary = {
  engineKey: 'sk-CANARY-engine-key-4711',
  clientKey: keys.data,
  wrongKey: 'assay_CANARY-wrong-key-4712',
  header: 'CANARY-header-4713',
  cookie: 'CANARY-cookie-4714',
  prompt: 'CANARY-prompt-4715',
  badBody: 'CANARY-bad-body-4716',
  stop: 'CANARY-stop-4717',
  path: 'CANARY-path-4718',
  engineError: 'CANARY-engine-error-4719',
  engineHeader: 'CANARY-engine-header-4720',
  output: 'CANARY-output-4721',
} as const;
type Secret = keyof typeof canary;
const everySecret = Object.keys(canary) as Secret[];

/** What a store may hold: the request and its answer, which it was given to keep. Keys never. */
const kept: readonly Secret[] = ['prompt', 'stop', 'output'];

function found(text: string, allowed: readonly Secret[] = []): string[] {
  return everySecret.filter(secret => !allowed.includes(secret) && text.includes(canary[secret]));
}

describe('security: a canary in everything that comes in', () => {
  let engine: EnginePeer;
  let elsewhere: HttpPeer;
  let collector: HttpPeer;
  let server: WholeServer;
  const answers: string[] = [];

  const planted = {
    'X-Canary': canary.header,
    Cookie: `session=${canary.cookie}`,
    'User-Agent': canary.header,
    traceparent: canary.header,
    'X-Correlation-Id': `${canary.header} is no id`,
    baggage: `secret=${canary.header}`,
  };
  const task = (number: number) => {
    const prompt = `Say ${canary.prompt}.`;
    return taskOf(number, { engine: 'llamacpp', prompt, sampler: { stop: [canary.stop] }, max_tokens: 8 });
  };
  const run = async (number: number): Promise<void> => {
    answers.push((await server.submit(task(number), planted)).text);
    const followed = await server.follow(task(number));
    answers.push(followed.text, JSON.stringify(await server.record(task(number))));
  };

  before(async () => {
    [engine, elsewhere, collector] = [
      await new EnginePeer().start(),
      await new HttpPeer().start(),
      await new HttpPeer().start(),
    ];
    server = await WholeServer.start({
      env: { ENGINE_KEY: canary.engineKey },
      document: {
        pools: [
          peerPool(
            engine,
            { api_key_env: 'ENGINE_KEY' },
            { retry: { attempts_max: 2, base_ms: 1, cap_ms: 1 }, breaker: { failures: 1_000 } },
          ),
        ],
        store: { kind: 'sqlite', path: 'store.sqlite' },
        events: { sinks: [{ id: 'file', kind: 'file', path: 'events.jsonl' }] },
        telemetry: { otlp_url: collector.url, log_level: 'trace' },
      },
    });
    await everythingThatGoesWrong();
    await server.stop();
  });
  after(async () => {
    await server.dispose();
    for (const peer of [engine, elsewhere, collector]) await peer.stop();
  });

  async function engineThatTells(): Promise<void> {
    const words = `${canary.engineError}: Bearer ${canary.engineKey} sent ${canary.prompt}`;
    const bodies = [{ error: { message: words } }, { error: words, stack: words }, words];
    let number = 10;
    for (const status of [400, 401, 404, 429, 500, 503]) {
      for (const body of bodies) {
        engine.completion = refuses(status, body, { 'X-Engine': canary.engineHeader });
        await run(number++);
      }
    }
    engine.completion = refuses(302, words, { location: `${elsewhere.url}/${canary.engineHeader}` });
    await run(number++);
    engine.completion = response => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(`data: ${JSON.stringify({ error: { message: words } })}\n\n`);
    };
    await run(number++);
    engine.completion = response => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(`data: ${words}\n\n`);
    };
    await run(number++);
  }

  async function everythingThatGoesWrong(): Promise<void> {
    engine.completion = completes('fine ', canary.output);
    assert.equal((await server.submit(task(1), planted)).status, 202);
    const { text } = await server.follow(task(1));
    assert.ok(text.includes(canary.output), 'the canary lives: the reader gets the output');
    await engineThatTells();
    const bad = [
      `{"prompt": "${canary.badBody}`,
      JSON.stringify({ ...task(2), unknown: canary.badBody, ctx: canary.badBody }),
    ];
    const typed = { 'Content-Type': 'application/json', ...planted };
    for (const body of bad)
      answers.push(
        (await server.as(keys.data, { method: 'POST', path: '/v1/tasks', headers: typed, body })).text,
      );
    for (const path of [`/v1/tasks?cursor=${canary.path}`, `/${canary.path}`, `/v1/tasks/${canary.path}`])
      answers.push((await server.as(keys.data, { path, headers: planted })).text);
    answers.push((await server.as(canary.wrongKey, { path: '/v1/tasks', headers: planted })).text);
    const both = { Authorization: `Bearer ${canary.clientKey}`, 'X-API-Key': canary.wrongKey };
    answers.push((await server.ask({ path: '/v1/tasks', headers: both })).text);
    answers.push(await server.raw(`GET /healthz HTTP/1.1\r\nAuthorization: ${canary.wrongKey}\0\r\n\r\n`));
    answers.push(await server.metrics());
  }

  it('the engine was told its key and nothing of the client that it did not need [ASY-SEC-007]', () => {
    const calls = engine.at('/completion');
    assert.ok(calls.length > 20);
    for (const { headers } of calls) {
      assert.equal(headers.authorization, `Bearer ${canary.engineKey}`);
      assert.deepEqual(found(JSON.stringify(headers), ['engineKey']), []);
    }
    assert.deepEqual(found(JSON.stringify(calls), ['engineKey', 'prompt', 'stop']), []);
  });

  it('a redirect took the key nowhere [ASY-SEC-006(c), ASY-SEC-007]', () => {
    assert.deepEqual(elsewhere.received, []);
  });

  it('no line of the log has any of it but the engine’s own words [OC-CTRL-2041(a), OC-CTRL-2041(b), ASY-ADAPT-005(c)]', () => {
    assert.ok(server.lines.length > 100);
    const leaking = server.lines.filter(line => found(line, ['engineError']).length > 0);
    assert.deepEqual(leaking, []);
    assert.deepEqual(server.logProblems, []);
  });

  it('no span has any of it', () => {
    const sent = collector.at('/v1/traces');
    assert.ok(sent.some(({ body }) => body.includes('text_completion tiny')));
    assert.deepEqual(found(JSON.stringify(sent)), []);
  });

  it('no metric has any of it [OC-CTRL-2041(a), ASY-AUTH-008(a)]', async () => {
    const exposition = answers.at(-1) ?? '';
    assert.match(exposition, /tasks_failed_total/);
    assert.deepEqual(found(exposition), []);
  });

  it('no error, stream or record repeats what the engine said, or a key [OC-CTRL-2041(a), ASY-SEC-008(a)]', () => {
    assert.ok(answers.length > 60);
    const leaking = answers
      .map(text => found(text, ['prompt', 'stop', 'path']))
      .filter(secrets => secrets.length > 0);
    assert.deepEqual(leaking, []);
    assert.ok(answers.every(text => !/\n\s+at .*\.ts:\d+|reference-server\//.test(text)));
  });

  it('the files that it leaves hold the request and its answer where they are kept, and no key [OC-CTRL-2041(a)]', () => {
    const files = readdirSync(server.folder).filter(name => name !== 'assay.json');
    assert.ok(files.includes('events.jsonl') && files.some(name => name.startsWith('store.sqlite')));
    for (const name of files) {
      const text = readFileSync(join(server.folder, name), 'latin1');
      assert.deepEqual(found(text, name.startsWith('store.sqlite') ? kept : []), [], name);
    }
  });
});
