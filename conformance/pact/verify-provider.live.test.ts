import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '#conformance/harness';
import type { StateChange } from './hook-provider.ts';
import { type VerifyProviderFlags, verifyProviderCommand } from './verify-provider-command.ts';

const pact = {
  metadata: { pactSpecification: { version: '4.0' } },
  interactions: [
    {
      type: 'Synchronous/HTTP',
      description: 'a thing is read',
      providerStates: [{ name: 'a key', params: { role: 'data' } }, { name: 'a thing' }],
      comments: { references: { requirements: { clauses: 'X-1(a)' } } },
      request: {
        method: 'GET',
        path: '/things/1',
        headers: { Authorization: ['Bearer example'] },
        generators: {
          header: { Authorization: { type: 'ProviderState', expression: ['Bearer $', '{key}'].join('') } },
        },
      },
      response: {
        status: 200,
        headers: { 'X-Kind': ['plain'] },
        body: { content: { n: 1 }, contentType: 'application/json', encoded: false },
      },
    },
  ],
};

/** A program that establishes keys, and things where its argument says so. */
const hookProgram = `
let text = '';
process.stdin.on('data', chunk => { text += chunk; });
process.stdin.on('end', () => {
  const { state } = JSON.parse(text);
  if (state === 'a key') process.stdout.write('{"key":"k1"}');
  else if (process.argv[2] !== 'everything') { process.stderr.write('there are no things here'); process.exitCode = 3; }
});
`;

const run = async (flags: VerifyProviderFlags) => {
  const said: string[] = [];
  const io = {
    out: (text: string) => said.push(text),
    err: () => undefined,
    isTerminal: false,
    hasColor: false,
    width: 80,
  };
  const code = await verifyProviderCommand(flags, io);
  return { code, text: said.join('') };
};

describe('a provider that runs already', () => {
  const changes: StateChange[] = [];
  let server: Server;
  let url = '';
  let folder = '';
  let pacts = '';
  let kind = 'plain';

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-pact-'));
    pacts = join(folder, 'a-pact.json');
    await writeFile(pacts, JSON.stringify(pact));
    await writeFile(join(folder, 'hook.mjs'), hookProgram);
    server = createServer((request, response) => {
      const isKnown = request.headers.authorization === 'Bearer k1';
      if (request.url === '/things/1')
        response
          .writeHead(isKnown ? 200 : 401, { 'Content-Type': 'application/json', 'X-Kind': kind })
          .end('{"n":1,"more":true}');
      else if (request.url === '/pacts') response.end(JSON.stringify(pact));
      else
        request.on('data', (chunk: Buffer) => {
          const change = JSON.parse(chunk.toString('utf8')) as StateChange;
          changes.push(change);
          const refused = request.url === '/states/stuck' ? 'teardown' : 'setup';
          const isRefusing = request.url !== '/states' && change.action === refused;
          const isRefused = isRefusing && change.state === 'a thing';
          response
            .writeHead(isRefused ? 422 : 200, { 'Content-Type': 'application/json' })
            .end('{"key":"k1"}');
        });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${Object(server.address()).port}`;
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(() => {
    changes.length = 0;
    kind = 'plain';
  });

  it('is told its states by a URL, before and after, and gives values', async () => {
    const { code, text } = await run({ url, pacts, stateUrl: `${url}/states` });
    assert.equal(code, 0, text);
    assert.deepEqual(
      changes.map(({ action, state }) => `${action} ${state}`),
      ['setup a key', 'setup a thing', 'teardown a thing', 'teardown a key'],
    );
    assert.deepEqual(changes[0]?.params, { role: 'data' });
    assert.match(text, /provider states established: 2 of 2/);
  });

  it('is told its states by a command', async () => {
    const command = `"${process.execPath}" "${join(folder, 'hook.mjs')}"`;
    assert.equal((await run({ url, pacts, stateCommand: `${command} everything` })).code, 0);
    const { code, text } = await run({ url, pacts, stateCommand: command });
    assert.equal(code, 2);
    assert.match(text, /state: a thing\n.*the command ended with 3: there are no things here/);
  });

  it('fails without its states: refused by the hook, or with no hook at all', async () => {
    const refused = await run({ url, pacts, stateUrl: `${url}/states/refused` });
    assert.equal(refused.code, 2);
    assert.match(refused.text, /STATE NOT ESTABLISHED: a thing is read\n {2}state: a thing\n/);
    const hookless = await run({ url, pacts });
    assert.equal(hookless.code, 2);
    assert.match(hookless.text, /no hook was named/);
  });

  it('fails where a state can not be torn down', async () => {
    const { code, text } = await run({ url, pacts, stateUrl: `${url}/states/stuck` });
    assert.equal(code, 2);
    assert.match(text, /state: a thing\n.*it could not be torn down: .* answers with\s+422/s);
  });

  it('fails with the header and the clauses where it breaks the pact', async () => {
    kind = 'fancy';
    const { code, text } = await run({ url, pacts, stateUrl: `${url}/states` });
    assert.equal(code, 1);
    assert.match(
      text,
      /BROKEN: a thing is read\n {2}header X-Kind: "fancy" is not "plain"\n {2}clauses: X-1\(a\)\n/,
    );
  });

  it('could not be told where nothing answers', async () => {
    const { code, text } = await run({ url: 'http://127.0.0.1:9', pacts, stateUrl: `${url}/states` });
    assert.equal(code, 2);
    assert.match(text, /COULD NOT BE TOLD: a thing is read/);
  });

  it('is verified by the pacts of a folder and of a URL too', async () => {
    const stateUrl = `${url}/states`;
    assert.equal((await run({ url, pacts: folder, stateUrl })).code, 0);
    const { code, text } = await run({ url, pacts: `${url}/pacts`, stateUrl, json: true });
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(text).provider_states, { named: 2, established: 2, sentences: 2 });
  });

  it('is asked for rightly, or not at all', async () => {
    await assert.rejects(run({ url, pacts: join(folder, 'none.json') }), UsageError);
    await assert.rejects(run({ url, pacts, filter: 'nobody' }), UsageError);
    await assert.rejects(run({ pacts, stateUrl: url }), UsageError);
    await assert.rejects(run({ url, pacts, stateUrl: url, stateCommand: 'true' }), UsageError);
    await assert.rejects(run({ jobs: '0' }), UsageError);
  });
});

describe('the servers of this project', () => {
  it('are the engines too, each played for the pact of its wire', async () => {
    const { code, text } = await run({ filter: 'an error comes in the stream' });
    assert.equal(code, 0, text);
    assert.match(text, /messages +6 +0 +0 +0\n/);
  });

  it('are the reference server, which is started without arguments and told of by a command that ends with 0', async () => {
    const { code, text } = await run({ provider: 'orchestrator', filter: 'whether it' });
    assert.equal(code, 0, text);
    assert.match(text, /HTTP +3 +0 +0 +0\n/);
  });
});
