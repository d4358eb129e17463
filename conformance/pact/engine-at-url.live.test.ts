import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { UsageError } from '#conformance/harness';
import { answering, failing, type Peer, startPeer } from '#conformance/peers';
import type { StateChange } from './hook-provider.ts';
import { type VerifyProviderFlags, verifyProviderCommand } from './verify-provider-command.ts';

const provider = 'vllm-engine';

const run = async (flags: VerifyProviderFlags) => {
  const said: string[] = [];
  const out = (text: string) => said.push(text);
  const io = { out, err: () => undefined, isTerminal: false, hasColor: false, width: 80 };
  const code = await verifyProviderCommand(flags, io);
  return { code, text: said.join('') };
};

describe('an engine that runs already', () => {
  let engine: Peer;

  beforeEach(async () => {
    engine = await startPeer({ wire: 'vllm', name: 'engine', sink: () => undefined });
  });
  afterEach(() => engine.close());

  it('is verified without a hook as far as it only has to be well, and the rest is not told', async () => {
    const filter = 'the version is read';
    assert.equal((await run({ url: engine.url, provider, filter })).code, 0);
    const { code, text } = await run({ url: engine.url, provider });
    assert.equal(code, 2);
    assert.match(text, /state: the engine has a full queue \(model tiny\)\n {2}a hook can bring it about/);
    assert.match(text, /HTTP +7 +0 +3 +0\nmessages +4 +0 +3 +0\n/);
    assert.match(text, /provider states established: 1 of 7/);
  });

  it('that is not well, or has another model, is in no state that could be judged', async () => {
    engine.setModel('other');
    const other = await run({ url: engine.url, provider, filter: 'the version is read' });
    assert.equal(other.code, 2);
    assert.match(other.text, /state: the engine serves \(model tiny\)\n {2}it lists the models other\n/);
    engine.setReady(false);
    const unready = await run({ url: engine.url, provider, filter: 'the version is read' });
    assert.match(unready.text, /its health is answered with 503/);
  });

  it('that knows its model by another name is asked by that name', async () => {
    engine.setModel('org/model 1');
    const named = { url: engine.url, provider, model: 'org/model 1', filter: 'a prompt is completed' };
    assert.equal((await run(named)).code, 0);
    const [asked] = engine.calls.map(({ request }) => Object(request.body).model);
    assert.equal(asked, 'org/model 1');
  });

  it('that has its model in the address is asked there', async () => {
    const triton = await startPeer({
      wire: 'triton',
      name: 't',
      model: 'org/model 1',
      sink: () => undefined,
    });
    const flags = { provider: 'triton-engine', url: triton.url, filter: 'a loaded model' };
    const named = await run({ ...flags, model: 'org/model 1' });
    const unnamed = await run(flags);
    await triton.close();
    assert.deepEqual([named.code, unnamed.code], [0, 2], named.text);
  });

  it('that tells no usage breaks the pact, and is told so by the event that is nearest to it', async () => {
    engine.script(answering(['Rhine'], { unsaid: ['usage'] }));
    const { code, text } = await run({ url: engine.url, provider, filter: 'the last chunk' });
    assert.equal(code, 1);
    assert.match(text, /BROKEN: the last chunk tells the usage, and has no choices\n {2}body \$\./);
  });

  it('that sends no event at all breaks it too', async () => {
    engine.script(failing({ kind: 'http-500' }));
    const { code, text } = await run({ url: engine.url, provider, filter: 'a piece of a chat' });
    assert.equal(code, 1);
    assert.match(text, /event: no event message came, but none \(status 500\)/);
  });

  it('is asked with the key that a variable of the environment holds', async () => {
    const filter = 'the version is read';
    process.env.ASSAY_TEST_ENGINE_KEY = 'a key of the engine';
    try {
      engine.setApiKey('a key of the engine');
      assert.equal((await run({ url: engine.url, provider, filter, key: 'ASSAY_TEST_ENGINE_KEY' })).code, 0);
      assert.equal((await run({ url: engine.url, provider, filter })).code, 2);
    } finally {
      delete process.env.ASSAY_TEST_ENGINE_KEY;
    }
  });

  describe('with a hook of its owner', () => {
    const changes: string[] = [];
    let hook: Server;
    let stateUrl = '';

    const change = ({ action, state }: StateChange): boolean => {
      changes.push(`${action} ${state}`);
      if (state === 'the engine loads its model') engine.setReady(action === 'teardown');
      return state !== 'the engine has a full queue';
    };

    before(async () => {
      hook = createServer((request, response) => {
        request.on('data', (chunk: Buffer) => {
          response.writeHead(change(JSON.parse(chunk.toString('utf8'))) ? 204 : 422).end();
        });
      });
      hook.listen(0, '127.0.0.1');
      await once(hook, 'listening');
      stateUrl = `http://127.0.0.1:${Object(hook.address()).port}`;
    });
    after(() => {
      hook.closeAllConnections();
      hook.close();
    });

    it('is brought into a state and back, and fails where the hook refuses', async () => {
      const loads = await run({ url: engine.url, provider, stateUrl, filter: 'that loads its model' });
      assert.equal(loads.code, 0, loads.text);
      assert.deepEqual(changes, ['setup the engine loads its model', 'teardown the engine loads its model']);
      const full = await run({ url: engine.url, provider, stateUrl, filter: 'while the queue is full' });
      assert.equal(full.code, 2);
      assert.match(full.text, /state: the engine has a full queue/);
    });
  });

  it('is asked for by one provider that has a pact', async () => {
    const pacts = new URL('../../contracts/pacts', import.meta.url).pathname;
    await assert.rejects(run({ url: engine.url, pacts }), UsageError);
    await assert.rejects(run({ url: engine.url, provider: 'nobody' }), UsageError);
  });
});
