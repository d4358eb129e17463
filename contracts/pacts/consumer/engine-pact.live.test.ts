import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { type EngineExchange, type EngineFrame, EnginePact } from './engine-pact.ts';
import { ExampleBreach } from './example-check.ts';
import { fromState, typed } from './matchers.ts';

const asked: EngineExchange = {
  description: 'a model is asked whether it is ready',
  states: [{ name: 'the engine serves', params: { model: 'tiny' } }],
  clauses: ['OC-ADAPT-5060'],
  request: { method: 'GET', path: fromState('model', 'tiny', '/models/tiny/ready') },
  response: { status: 200 },
};

const frame: EngineFrame = {
  description: 'a piece comes',
  states: asked.states,
  clauses: asked.clauses,
  of: asked,
  event: 'piece',
  data: { text: typed('Rhine') },
};

const ask =
  (path: string) =>
  async (url: string): Promise<void> => {
    await (await request(`${url}${path}`)).body.dump();
  };

describe('pact: a pact of an engine is written only for what was asked and understood', () => {
  let folder: string;
  let pact: EnginePact;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-pact-'));
    pact = EnginePact.in(folder, 'any');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const written = () => readdir(folder);

  it('what was asked for is written', async () => {
    await pact.exchanges([asked], ask('/models/tiny/ready'));
    assert.deepEqual(await written(), ['orchestrator-any-engine.json']);
  });

  it('what was never asked for is not, nor what was asked for at another place', async () => {
    await assert.rejects(pact.exchanges([asked], () => Promise.resolve()));
    await assert.rejects(pact.exchanges([asked], ask('/models/other/ready')));
    assert.deepEqual(await written(), []);
  });

  it('the bytes of a frame are what stands in a stream', async () => {
    const read: string[] = [];
    await pact.frame(frame, bytes => read.push(Buffer.from(bytes).toString('utf8')));
    assert.deepEqual(read, ['event: piece\ndata: {"text":"Rhine"}\n\n']);
    assert.deepEqual(await written(), ['orchestrator-any-engine.json']);
  });

  it('a frame that its reader does not understand is not written', async () => {
    const attempt = pact.frame(frame, () => assert.fail('not understood'));
    await assert.rejects(attempt, /not understood/);
    assert.deepEqual(await written(), []);
  });

  it('one that names no clause, or no state, is not even tried', async () => {
    const clauseless = pact.exchanges([{ ...asked, clauses: [] }], () => assert.fail('it was tried'));
    await assert.rejects(clauseless, ExampleBreach);
    const stateless = pact.frame({ ...frame, states: [] }, () => assert.fail('it was tried'));
    await assert.rejects(stateless, ExampleBreach);
  });
});
