import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { tinyModelSha256 } from '#contracts/models';
import { driverOf } from './driver-of.ts';
import { EngineInapplicable, type RunningEngine } from './engine.ts';
import { engineFileOf, findEngineFile } from './engine-document.ts';
import { asking, never, oneCase } from './testing/asking.ts';
import { isHere } from './testing/is-here.ts';

/** Speaks llama.cpp's wire as far as one needs it, and says with which arguments it was started. */
const server = `
const [model, port, slots, context, fa] = process.argv.slice(1);
const tells = { '/health': { status: 'ok' }, '/props': { total_slots: Number(process.env.SLOTS ?? slots), build_info: 'b1' } };
require('node:http').createServer((q, r) => {
  const known = tells[q.url];
  const told = [model, slots, context, fa, process.env.MINE].join(' ');
  const end = { content: told, tokens: [3], stop: true, stop_type: 'limit', tokens_evaluated: 2, tokens_predicted: 1 };
  r.writeHead(known || q.url === '/completion' ? 200 : 404, { 'content-type': 'application/json' });
  q.resume().on('end', () => r.end(JSON.stringify(known ?? end)));
}).listen(Number(port), '127.0.0.1');
console.log('words of the server');
`;

const started = (changes: Readonly<Record<string, unknown>> = {}, code = server) =>
  driverOf(
    engineFileOf(
      {
        version: 1,
        name: 'mine',
        driver: 'wire',
        wire: 'llamacpp',
        command: {
          argv: ['node', '-e', code, '{model}', '{port}', '{slots}', '{total_context}', '{flash_attention}'],
          env: { MINE: 'yes' },
        },
        model: { generated: true },
        settings: { slots: [1, 2], context: 512, flash_attention: false, kv_type: 'f16' },
        promises: ['D1'],
        bounds: { ready_ms: 15_000 },
        ...changes,
      },
      '/',
    ),
  );

const using = async (driver: ReturnType<typeof driverOf>, run: (engine: RunningEngine) => Promise<void>) => {
  const engine = await driver.start({ slots: 2, replica: 0 }, never);
  try {
    await run(engine);
  } finally {
    await engine.stop();
  }
};

const saysHow = (packageName: string) => (error: unknown) => {
  assert.ok(error instanceof EngineInapplicable, String(error));
  assert.match(error.message, new RegExp(`is not here: npm install --no-save .*${packageName}@`));
  return true;
};

describe('an engine that its document starts', function () {
  this.timeout(60_000);

  it('has the settings of the document, and is gone after its stop [OC-TEST-7002(a)]', async () => {
    let model = '';
    const driver = started();
    assert.equal(driver.canRestart, true);
    await using(driver, async engine => {
      const { text } = await engine.ask(asking(oneCase, { isStreamed: false }), never);
      const [path = '', ...rest] = text.split(' ');
      model = path;
      assert.deepEqual(rest, ['2', '1024', 'off', 'yes']);
      assert.ok(existsSync(model));
      const { device, ...fingerprint } = engine.fingerprint;
      assert.equal(typeof device, 'string');
      assert.deepEqual(fingerprint, {
        engine: 'mine',
        build: 'b1',
        slots: 2,
        modelDigest: tinyModelSha256,
        flashAttention: false,
        kvType: 'f16',
      });
    });
    assert.ok(!existsSync(model));
  });

  it('is refused where it tells other slots, another build or another file than it was started with', async () => {
    const command = {
      argv: ['node', '-e', server, '{model}', '{port}', '{slots}', '{total_context}', 'off'],
      env: { SLOTS: '4' },
    };
    await assert.rejects(
      using(started({ command }), async () => undefined),
      /with 2 slots and tells 4/,
    );
    const others = started({ fingerprint: { build: 'b2' } });
    await assert.rejects(
      using(others, async () => undefined),
      /not the engine of document mine: its build is b1, not b2/,
    );
    const file = started({ fingerprint: { model_digest: '0'.repeat(64) } });
    await assert.rejects(
      using(file, async () => undefined),
      /its modelDigest is 7fb01d39/,
    );
  });

  it('says with its last words why it did not start', async () => {
    const dying = started({}, 'console.error("no such model"); process.exit(3)');
    await assert.rejects(
      using(dying, async () => undefined),
      /mine 0 ended with 3\nno such model/,
    );
    const silent = started(
      { bounds: { ready_ms: 400 } },
      'console.log("still loading"); setInterval(() => {}, 1000)',
    );
    await assert.rejects(
      using(silent, async () => undefined),
      /is not ready within 400 ms/,
    );
  });

  it('is inapplicable where the program, the address, the model or the package is not here', async () => {
    const driver = driverOf(await findEngineFile('vllm'));
    await assert.rejects(
      using(driver, async () => undefined),
      (error: unknown) => {
        assert.ok(error instanceof EngineInapplicable);
        assert.match(error.message, /ASSAY_VLLM_MODEL names its model, and is not set/);
        return true;
      },
    );
    const hosted = driverOf(await findEngineFile('openai'));
    await assert.rejects(
      using(hosted, async () => undefined),
      /set ASSAY_OPENAI_URL with its address/,
    );
    const gone = started({ model: { file: 'no-such.gguf' } });
    await assert.rejects(
      using(gone, async () => undefined),
      /its model \/no-such\.gguf is not here/,
    );
  });

  const installed = ['testcontainers', 'node-llama-cpp'].filter(isHere).join(' and ');
  const why = installed === '' ? '' : ` (inapplicable: ${installed} is installed)`;

  it(`is inapplicable without the package that starts it, and says how to get that${why}`, async function () {
    if (installed !== '') this.skip();
    const container = { image: 'assay/none:1', port: 80 };
    const contained = started({ command: undefined, container });
    await assert.rejects(
      using(contained, async () => undefined),
      saysHow('testcontainers'),
    );
    const inside = driverOf(await findEngineFile('node-llama-cpp-cpu'));
    await assert.rejects(
      using(inside, async () => undefined),
      saysHow('node-llama-cpp'),
    );
  });
});
