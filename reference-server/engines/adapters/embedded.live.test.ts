import assert from 'node:assert/strict';
import type { AdapterAbility, EngineAdapter, EngineRequest, EngineScript } from '#contracts/adapter';
import { tinyModelSha256 } from '#contracts/models';
import { defaultConfig } from '../../config/index.ts';
import { realWorld } from '../../kernel/index.ts';
import { EmbeddedAdapter } from './embedded.ts';
import { type DisposableHarness, describeFamily, gather, HarnessBase } from './fixtures/family.ts';

const never = new AbortController().signal;
const hello: EngineRequest = { model: 'tiny', input: { kind: 'prompt', text: 'Hello there' }, maxTokens: 48 };
const endless: EngineRequest = { ...hello, maxTokens: 3_000, ignoreEnd: true };

const abilities: ReadonlySet<AdapterAbility> = new Set(['hold', 'seed', 'refuse:context-overflow']);
const open: EmbeddedAdapter[] = [];

/** One engine for many tests, another once one of them closed it. */
async function engine(): Promise<EmbeddedAdapter> {
  const last = open.at(-1);
  if (last !== undefined && (await last.health()).live) return last;
  const adapter = new EmbeddedAdapter({ slots: 2, contextMax: 4_096 });
  open.push(adapter);
  await adapter.ready();
  return adapter;
}

after(() => Promise.all(open.map(adapter => adapter.close())));

async function text(request: EngineRequest): Promise<string> {
  const events = await gather((await engine()).generate(request, never));
  return events.flatMap(event => (event.kind === 'piece' ? [event.text] : [])).join('');
}

class EmbeddedHarness extends HarnessBase implements DisposableHarness {
  readonly abilities = abilities;

  adapter(): Promise<EngineAdapter> {
    return engine();
  }

  script(script: EngineScript): EngineRequest {
    if (script.kind !== 'refuse') return endless;
    return { ...hello, input: { kind: 'prompt', text: 'x'.repeat(5_000) } };
  }

  /** A slot counts as taken until the engine's thread has told that it is free; of a closed engine, still that one's. */
  async openCalls(): Promise<number> {
    const slots = await open.at(-1)?.slots();
    return slots === undefined || slots === 'unknown' ? Number.NaN : slots.total - slots.free;
  }

  callsSeen(): number {
    return Number.NaN;
  }

  async dispose(): Promise<void> {
    assert.equal((await engine()).describe().wire, 'embedded');
  }
}

describeFamily(
  'the embedded engine keeps the promises of the family',
  abilities,
  async () => new EmbeddedHarness(),
);

describe('the embedded engine', () => {
  it('tells the builds it is made of and the digest of what it loaded', async () => {
    const { engineVersion = '', modelDigest } = await (await engine()).version();
    assert.match(engineVersion, /^llama\.cpp-b\d+-[0-9a-f]+\+wllama-\d+\.\d+\.\d+$/);
    assert.equal(modelDigest, `sha256:${tinyModelSha256}`);
  });

  it('is the build and the model that the default configuration pins', async () => {
    const { engineVersion, modelDigest } = await (await engine()).version();
    const [pool] = defaultConfig('/').pools;
    assert.deepEqual(
      [pool?.replica_set.engine_version, pool?.replica_set.model_digest],
      [engineVersion, modelDigest],
    );
  });

  it('streams each token of printable text as it comes, and counts as the engine counts', async () => {
    const events = await gather((await engine()).generate({ ...hello, seed: 1, ignoreEnd: true }, never));
    const pieces = events.filter(event => event.kind === 'piece');
    assert.equal(pieces.length, 48);
    assert.ok(pieces.every(piece => /^[ -~]$/.test(piece.text) && piece.tokenIds?.length === 1));
    // A space is three tokens of this vocabulary, and one token begins every prompt.
    assert.deepEqual(events.at(-1), {
      kind: 'end',
      finishReason: 'length',
      usage: { prompt_tokens: 1 + 10 + 3, completion_tokens: 48 },
    });
  });

  it('says what it always says for this seed, on any machine', async () => {
    assert.equal(await text({ ...hello, seed: 1 }), GOLDEN);
  });

  it('says the same whatever its other slot does', async () => {
    const both = await Promise.all([text({ ...hello, seed: 1 }), text({ ...hello, seed: 2 })]);
    assert.equal(both[0], GOLDEN);
    assert.notEqual(both[1], GOLDEN);
  });

  it('ends at a stop string and by itself as `stop`', async () => {
    const adapter = await engine();
    const stopped = await gather(adapter.generate({ ...hello, seed: 1, sampler: { stop: ['L)}'] } }, never));
    assert.equal(stopped.at(-1)?.kind, 'end');
    assert.equal(
      await text({ ...hello, seed: 1, sampler: { stop: ['L)}'] } }),
      GOLDEN.slice(0, GOLDEN.indexOf('L)}')),
    );
    const ended = await gather(adapter.generate({ ...hello, seed: 4, maxTokens: 2_000 }, never));
    const end = ended.at(-1);
    assert.ok(
      end?.kind === 'end' && end.finishReason === 'stop' && Number(end.usage?.completion_tokens) < 2_000,
    );
  });

  it('formats messages with the template of its model', async () => {
    const asked = text({
      ...hello,
      seed: 1,
      input: { kind: 'messages', messages: [{ role: 'user', content: 'Hi' }] },
    });
    const raw = text({ ...hello, seed: 1, input: { kind: 'prompt', text: '<user> Hi\n<assistant> ' } });
    assert.equal(await asked, await raw);
  });

  it('refuses one bad request without harm to the call beside it', async () => {
    const adapter = await engine();
    const twice = { role: 'assistant', content: 'a' };
    const bad: EngineRequest = { ...hello, input: { kind: 'messages', messages: [twice, twice] } };
    const good = text({ ...hello, seed: 1 });
    await assert.rejects(gather(adapter.generate(bad, never)), {
      kind: 'invalid-request',
      retriable: false,
    });
    assert.equal(await good, GOLDEN);
    assert.equal((await adapter.health()).ready, true);
  });

  it('refuses a call beyond its slots, and takes it once one is free', async () => {
    const adapter = await engine();
    const calls = [1, 2].map(() => adapter.generate(endless, never)[Symbol.asyncIterator]());
    await Promise.all(calls.map(call => call.next()));
    await assert.rejects(gather(adapter.generate(hello, never)), {
      kind: 'queue-full',
      retriable: true,
    });
    await calls[0]?.return?.();
    assert.equal(await text({ ...hello, seed: 1 }), GOLDEN);
    await calls[1]?.return?.();
  });

  it('decodes in its own thread: it goes on while the event loop is held up', async () => {
    const world = realWorld();
    const events = (await engine()).generate(endless, never)[Symbol.asyncIterator]();
    await events.next();
    let count = 0;
    const reading = (async () => {
      while (!(await events.next()).done) count += 1;
    })();
    const untilMs = world.monotonicMs() + 150;
    while (world.monotonicMs() < untilMs);
    assert.equal(count, 0);
    await new Promise(resolve => setImmediate(resolve));
    await new Promise(resolve => setImmediate(resolve));
    assert.ok(count > 10, `${count} pieces waited`);
    await events.return?.();
    await reading;
  });

  it('is not ready while it loads, and refuses calls until it is', async () => {
    const adapter = new EmbeddedAdapter();
    assert.deepEqual(await adapter.health(), { live: true, ready: false, detail: 'loading' });
    await assert.rejects(gather(adapter.generate(hello, never)), { kind: 'unavailable' });
    await adapter.close();
    assert.equal((await adapter.health()).live, false);
  });

  it('says why a model could not be loaded', async () => {
    const adapter = new EmbeddedAdapter({ modelPath: '/there/is/no/such/model.gguf' });
    await assert.rejects(adapter.ready(), { kind: 'unavailable' });
    const { live, detail } = await adapter.health();
    assert.equal(live, false);
    assert.match(detail, /ENOENT/);
    await adapter.close();
  });
});

const GOLDEN = 'KU8!UL)}LO7-I7-fIs7M7R80. V{oJ{V{37-wV{Y$7-XPo{Q';
