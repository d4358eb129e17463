import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Io, readTargetDocument } from '#conformance/harness';
import type { Report } from '#contracts';
import { initCommand } from './init-command.ts';
import { runCommand } from './run-command.ts';
import type { RunFlags } from './run-options.ts';

interface Said {
  readonly status: number;
  readonly body: string;
}

const models = {
  object: 'list',
  data: [{ id: 'm', object: 'model', created: 1, owned_by: 'o', max_model_len: 64 }],
};

/** Lists a model, and says the same to everything else. */
const listen = async (
  said: Said,
  listed: unknown = models,
): Promise<{ server: Server; url: string; asked: () => number }> => {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    request.resume();
    const isList = request.url?.endsWith('/models') === true;
    response.writeHead(isList ? 200 : said.status, { 'Content-Type': 'application/json' });
    response.end(isList ? JSON.stringify(listed) : said.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return { server, url: `http://127.0.0.1:${port}/v1`, asked: () => asked };
};

const silent: Io = {
  out: () => undefined,
  err: () => undefined,
  isTerminal: false,
  hasColor: false,
  width: 80,
};

const refusal = {
  status: 400,
  body: JSON.stringify({ error: { message: 'no', type: 'invalid_request_error' } }),
};

describe('assay run with the profile openai-chat', function () {
  this.timeout(120_000);
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-openai-'));
  });
  after(() => rm(folder, { recursive: true }));

  const run = async (
    flags: RunFlags,
  ): Promise<{ code: number; err: string; report: () => Promise<Report> }> => {
    let err = '';
    const io: Io = {
      ...silent,
      err: text => {
        err += text;
      },
    };
    const report = join(folder, 'report');
    const context = { io, signal: new AbortController().signal, command: ['assay', 'run'] };
    const code = await runCommand({ profile: 'openai-chat', report, ...flags }, context);
    return { code, err, report: async () => JSON.parse(await readFile(join(report, 'report.json'), 'utf8')) };
  };

  it('says what it will ask and cost before it asks for anything but models', async () => {
    const { server, url, asked } = await listen(refusal);
    const { code, err } = await run({ target: url, dryRun: true, priceIn: '10', priceOut: '20' });
    server.close();
    assert.equal(code, 0);
    assert.match(err, /plan {5}\d+ checks, about \d+ requests, at most about \d+ tokens, 0\.\d{4} USD\n/);
    assert.match(err, /budget {3}at most 400 requests, 20000 tokens/);
    assert.equal(asked(), 0);
  });

  it('fits its own plan into the budget that it has where nobody says more', async () => {
    const { err } = await run({ target: 'http://127.0.0.1:9/v1', dryRun: true });
    const [, requests = '', tokens = ''] = /about (\d+) requests, at most about (\d+) tokens/.exec(err) ?? [];
    const [, requestsMax = '', tokensMax = ''] = /at most (\d+) requests, (\d+) tokens/.exec(err) ?? [];
    assert.ok(Number(requests) > 50 && Number(requests) < Number(requestsMax) * 0.75);
    assert.ok(Number(tokens) > 1_000 && Number(tokens) < Number(tokensMax) * 0.75);
  });

  for (const [what, said] of [
    ['refuses everything with a typed error', refusal],
    ['answers everything with an empty object', { status: 200, body: '{}' }],
    ['fails at everything', { status: 500, body: 'Oops' }],
  ] as const)
    it(`finds that a server that ${what} passes nothing`, async () => {
      const { server, url } = await listen(said);
      const ran = await run({ target: url });
      server.close();
      const { checks } = await ran.report();
      assert.equal(ran.code, 1);
      assert.deepEqual(
        checks.filter(({ verdict }) => verdict === 'passed').map(({ id }) => id),
        [],
      );
      assert.ok(checks.filter(({ verdict }) => verdict === 'failed').length > 20);
    });

  it('takes the time that --budget says in place of that of the profile', async () => {
    const { server, url } = await listen(refusal);
    const text = await readFile(new URL('../profiles/openai-chat.yaml', import.meta.url), 'utf8');
    const profile = join(folder, 'hasty.yaml');
    await writeFile(profile, text.replace(/^budget_ms: .*$/m, 'budget_ms: 1000'));
    const codes = [
      (await run({ target: url, profile, rate: '40' })).code,
      (await run({ target: url, profile, rate: '40', budget: 'seconds=60' })).code,
    ];
    server.close();
    assert.deepEqual(codes, [3, 1]);
  });

  it('is what a drafted document of such a server is for', async () => {
    const { server, url } = await listen({ status: 404, body: '{}' });
    const out = join(folder, 'drafted.yaml');
    let said = '';
    const io: Io = {
      ...silent,
      out: text => {
        said += text;
      },
    };
    assert.equal(await initCommand({ url, out, key: 'NO_SUCH_VARIABLE_HERE' }, io), 0);
    server.close();
    assert.match(said, /is a server of the OpenAI API, with 1 models\n/);
    assert.match(said, /assay run --target .*drafted\.yaml --profile openai-chat\n/);
    const read = await readTargetDocument(out);
    assert.ok(read.ok);
    assert.deepEqual(read.document.target.model, { engine: 'openai', ref: 'm', ctx_max: 64 });
  });

  it('judges nothing where no models are listed, and says what was', async () => {
    const { server, url } = await listen(refusal, { hello: 'world' });
    await assert.rejects(
      run({ target: url }),
      /lists no models, as the OpenAI API does: 200 \{"hello":"world"\}/,
    );
    server.close();
  });

  it('judges nothing where nothing answers', () =>
    assert.rejects(run({ target: 'http://127.0.0.1:9/v1' }), /nothing answers at .*ECONNREFUSED/));
});
