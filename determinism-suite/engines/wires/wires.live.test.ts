import assert from 'node:assert/strict';
import { boundsOf, History, parsedJson, Redactor, realClock, valueAt } from '#conformance/harness';
import { answering, type Behaviour, failing, type Peer, startPeer } from '#conformance/peers';
import { driverOf } from '../driver-of.ts';
import type { RunningEngine } from '../engine.ts';
import { engineFileOf } from '../engine-document.ts';
import { asking, never, oneCase } from '../testing/asking.ts';
import { engineWires, type WireName } from './index.ts';

const wireNames = Object.keys(engineWires) as WireName[];

type Run = (engine: RunningEngine, peer: Peer) => Promise<void>;

const bench = async (wire: WireName, script: Behaviour, run: Run): Promise<void> => {
  const history = new History({ clock: realClock, bounds: boundsOf(), redactor: new Redactor() });
  const peer = await startPeer({ wire, name: 'engine', sink: history.sink, slots: 3 });
  peer.script(script);
  const document = { version: 1, name: wire, driver: 'wire', wire, url: peer.url, promises: ['D1'] };
  const driver = driverOf(engineFileOf(document, '/'));
  const engine = await driver.start({ slots: 1, replica: 0 }, never);
  try {
    assert.equal(driver.canRestart, false);
    await run(engine, peer);
  } finally {
    await engine.stop();
    await peer.close();
  }
};

const usage = { promptTokens: 5, completionTokens: 3 };
const pieces = [
  { text: 'a', tokenIds: [11] },
  { text: ' b', tokenIds: [12] },
  { text: '…', tokenIds: [13] },
];
const script = answering(pieces, { finish: 'length', usage });

/** What of a body says how tokens are drawn, and by which name. */
const seedPaths: Readonly<Record<WireName, string>> = {
  llamacpp: 'seed',
  vllm: 'seed',
  openai: 'seed',
  tgi: 'parameters.seed',
  triton: 'parameters.sampling_parameters',
};

const seedIn = (wire: WireName, body: unknown): unknown => {
  const found = valueAt(body, seedPaths[wire]);
  return wire === 'triton' && typeof found === 'string' ? valueAt(parsedJson(found), 'seed') : found;
};

describe('an engine at an address', () => {
  for (const wire of wireNames) {
    it(`that speaks ${wire} is read as it streams: text, pieces, end and counts`, () =>
      bench(wire, script, async engine => {
        const output = await engine.ask(asking(oneCase), never);
        const { tokenIds: _, logprobs: __, ...rest } = output;
        assert.deepEqual(rest, {
          text: 'a b…',
          pieces: [
            { i: 0, t: 'a' },
            { i: 1, t: ' b' },
            { i: 2, t: '…' },
          ],
          finishReason: 'length',
          usage,
        });
      }));

    it(`that speaks ${wire} is asked with the seed, also with 0, and without one where there is none`, () =>
      bench(wire, script, async (engine, peer) => {
        for (const seed of [7, 0, undefined]) await engine.ask(asking(oneCase, { seed }), never);
        const sent = peer.calls.map(({ request }) => seedIn(wire, request.body));
        assert.deepEqual(sent, [7, 0, undefined]);
        assert.ok(peer.calls.every(({ prompt }) => prompt === oneCase.prompt));
      }));

    it(`that speaks ${wire} gives no output where it fails inside a stream, or is cut off`, async () => {
      for (const kind of ['error-event', 'truncate', 'silent-end', 'http-500'] as const)
        await bench(wire, failing({ kind }, kind.startsWith('http') ? [] : ['a']), async engine => {
          // Bytes alone end a stream of Triton, and its reason is missing then.
          await assert.rejects(engine.ask(asking(oneCase), never), Error, `${wire} ${kind}`);
        });
    });

    it(`that speaks ${wire} says what it is`, () =>
      bench(wire, script, async ({ fingerprint }, peer) => {
        assert.equal(fingerprint.engine, wire);
        const due = wire === 'openai' ? /^not told$/ : new RegExp(`${peer.engine.version}$`);
        assert.match(fingerprint.build, due);
      }));
  }

  for (const wire of ['llamacpp', 'vllm', 'openai', 'tgi'] as const) {
    it(`that speaks ${wire} gives the same text without a stream, and no pieces`, () =>
      bench(wire, script, async engine => {
        const {
          text,
          pieces: none,
          finishReason,
          usage: counted,
        } = await engine.ask(asking(oneCase, { isStreamed: false }), never);
        assert.deepEqual([text, none, finishReason, counted], ['a b…', [], 'length', usage]);
      }));
  }

  it('tells token ids where its wire has them, without the end token', async () => {
    const idsOf = (wire: WireName) =>
      new Promise<readonly number[] | undefined>((resolve, reject) => {
        bench(wire, script, async engine =>
          resolve((await engine.ask(asking(oneCase), never)).tokenIds),
        ).catch(reject);
      });
    assert.deepEqual(await idsOf('llamacpp'), [11, 12, 13]);
    assert.deepEqual(await idsOf('tgi'), [11, 12, 13]);
    assert.equal(await idsOf('openai'), undefined);
  });

  it('counts its tokens itself, where its wire has counters', () =>
    bench('vllm', answering(pieces), async engine => {
      const before = await engine.counters?.();
      await engine.ask(asking(oneCase), never);
      const after = await engine.counters?.();
      assert.deepEqual(before, { promptTokens: 0, completionTokens: 0 });
      assert.deepEqual(after, { promptTokens: Math.ceil(oneCase.prompt.length / 4), completionTokens: 3 });
    }));

  it('shares no prefix between two that must be cold, and one between those that may be warm', () =>
    bench('vllm', script, async (engine, peer) => {
      for (const mayReusePrompt of [false, false, true, true])
        await engine.ask(asking(oneCase, { mayReusePrompt }), never);
      const salts = peer.calls.map(({ request }) => String(valueAt(request.body, 'cache_salt')));
      assert.equal(new Set(salts).size, 3);
      assert.equal(salts[2], salts[3]);
    }));

  it('is given up on when the asker gives up', () =>
    bench(
      'llamacpp',
      [{ act: 'piece', text: 'a' }, { act: 'hold' }, { act: 'end' }],
      async (engine, peer) => {
        const abort = new AbortController();
        const given = engine.ask(asking(oneCase), abort.signal);
        while (peer.calls[0]?.state !== 'held') await new Promise(setImmediate);
        abort.abort(new Error('given up'));
        await assert.rejects(given, /given up/);
        assert.equal(await peer.calls[0]?.closed, 'aborted');
      },
    ));
});
