import assert from 'node:assert/strict';
import { claim, isKind, judgeClaim, valueAt } from '#conformance/harness';
import { answering, failing, holding, holdingAfter, paced } from './behaviour.ts';
import { actionsOf, detailOf, payloadsOf, withPeer } from './testing/peer-bench.ts';
import type { WireName } from './wire.ts';

const wireNames: readonly WireName[] = ['llamacpp', 'vllm', 'tgi', 'triton', 'openai'];

describe('a peer', () => {
  for (const wire of wireNames) {
    it(`speaking ${wire} witnesses what it is asked, sends and ends`, () =>
      withPeer({ wire }, async ({ peer, history, open }) => {
        peer.script(answering(['a', 'b']));
        const stream = await open('say it');
        await stream.closed;
        assert.deepEqual(actionsOf(history), ['request', 'piece', 'piece', 'ended']);
        const detail = detailOf(history, 'request');
        assert.match(String(detail?.prompt), /say it/);
        assert.deepEqual([detail?.generation, detail?.active, detail?.slots], [true, 0, 4]);
        assert.deepEqual(
          history.entries.filter(isKind('closed')).map(entry => entry.by),
          ['target'],
        );
      }));

    it(`speaking ${wire} witnesses when it is hung up on, and loses what is released later`, () =>
      withPeer({ wire }, async ({ peer, history, open }) => {
        peer.script(holdingAfter(['a']));
        const opened = open('x');
        const call = await peer.nthCall(history);
        const stream = await opened;
        await stream.until({ nth: 1 }, 'frame_ms');
        stream.hangUp();
        assert.equal(await call?.closed, 'aborted');
        call?.release('late');
        assert.deepEqual(actionsOf(history), ['request', 'piece', 'held', 'aborted', 'released']);
        assert.deepEqual(detailOf(history, 'released'), { delivered: false });
      }));

    it(`speaking ${wire} cuts a stream short by reset and by truncation`, () =>
      withPeer({ wire }, async ({ peer, history, open }) => {
        for (const kind of ['reset', 'truncate'] as const) {
          peer.script(holdingAfter(['a']));
          const stream = await open('x');
          await stream.until({ nth: 1 }, 'frame_ms');
          peer.calls.at(-1)?.fail({ kind });
          await stream.closed;
        }
        assert.deepEqual(
          history.entries.filter(isKind('closed')).map(entry => entry.by),
          ['error', 'error'],
        );
      }));
  }

  it('holds before its status until it is told to go on', () =>
    withPeer({ wire: 'llamacpp' }, async ({ peer, history, open }) => {
      peer.script(holding);
      const opened = open('x');
      const call = await peer.nthCall(history);
      await history.settles('no status comes');
      assert.equal(history.entries.some(isKind('response')), false);
      call?.release('a', 'b');
      call?.resume();
      const stream = await opened;
      await stream.closed;
      assert.deepEqual(
        payloadsOf(stream.frames).map(payload => valueAt(payload, 'content')),
        ['a', 'b', ''],
      );
    }));

  it('has slots, and lets what finds none wait in the order of its arrival', () =>
    withPeer({ wire: 'llamacpp', slots: 1 }, async ({ peer, history, open }) => {
      peer.script(holdingAfter(['a']));
      const first = await open('one');
      const second = open('two');
      const late = await peer.nthCall(history, 2);
      assert.deepEqual([late?.state, peer.engine.deferred], ['deferred', 1]);
      peer.calls[0]?.end();
      await first.closed;
      await (await second).until({ nth: 1 }, 'frame_ms');
      assert.deepEqual([late?.state, peer.engine.deferred], ['held', 0]);
      const snapshot = history.snapshot();
      assert.deepEqual(
        judgeClaim(snapshot, claim('o', 'peer.order', { path: 'prompt', values: ['one', 'two'] })),
        { holds: true },
      );
    }));

  it('frees the slot of a caller that gives up while it waits', () =>
    withPeer({ wire: 'vllm', slots: 1 }, async ({ peer, history, open, client }) => {
      peer.script(holdingAfter(['a']));
      await open('one');
      void open('two');
      const second = await peer.nthCall(history, 2);
      assert.equal(peer.engine.deferred, 1);
      client.close();
      peer.calls[0]?.end();
      second?.end();
      assert.deepEqual(peer.engine.busy, [undefined]);
    }));

  it('refuses what finds no slot where it is told to', () =>
    withPeer({ wire: 'vllm', slots: 1, overload: 'refuse' }, async ({ peer, open }) => {
      peer.script(holdingAfter(['a']));
      await open('one');
      assert.equal((await open('two')).answer.status, 503);
    }));

  it('refuses a prompt one token above its context and takes one at it', () =>
    withPeer({ wire: 'llamacpp', ctx: 10 }, async ({ peer, open }) => {
      peer.engine.tokenCount = 11;
      const refused = await open('x');
      assert.equal(refused.answer.status, 400);
      assert.equal(valueAt(refused.answer.json, 'error.type'), 'exceed_context_size_error');
      peer.engine.tokenCount = 10;
      assert.equal((await open('x')).answer.status, 200);
    }));

  it('answers with a status and its hint before anything was sent', () =>
    withPeer({ wire: 'openai' }, async ({ peer, open }) => {
      peer.script(failing({ kind: 'http-429', retryAfterS: 7 }));
      const refused = await open('x');
      assert.deepEqual([refused.answer.status, refused.answer.header('retry-after')], [429, '7']);
    }));

  it('can answer no status once it has sent one', () =>
    withPeer({ wire: 'openai' }, async ({ peer, open }) => {
      peer.script(holdingAfter(['a']));
      await open('x');
      assert.throws(() => peer.calls[0]?.fail({ kind: 'http-503' }), /has sent its status/);
    }));

  it('puts errors and broken frames into streams', () =>
    withPeer({ wire: 'vllm' }, async ({ peer, open }) => {
      peer.scriptNext(
        failing({ kind: 'error-event', message: 'boom' }, ['a']),
        failing({ kind: 'malformed' }),
      );
      const stream = await open('x');
      await stream.closed;
      assert.equal(valueAt(payloadsOf(stream.frames)[1], 'error.message'), 'boom');
      assert.equal(payloadsOf(stream.frames)[2], '[DONE]');
      const broken = await open('x');
      const frame = await broken.until({ nth: 1 }, 'frame_ms');
      assert.equal(frame?.data, '{"content": "br');
    }));

  it('stalls until it is hung up on', () =>
    withPeer({ wire: 'tgi' }, async ({ peer, history, open }) => {
      peer.script(failing({ kind: 'stall' }, ['a']));
      const stream = await open('x');
      await stream.until({ nth: 1 }, 'frame_ms');
      await history.settles('nothing more comes');
      assert.equal(stream.frames.length, 1);
      stream.hangUp();
      assert.equal(await peer.calls[0]?.closed, 'aborted');
    }));

  it('serves at a known speed', () =>
    withPeer({ wire: 'triton' }, async ({ peer, history, open }) => {
      peer.script(paced(['a', 'b'], 20, 40));
      await (await open('x')).closed;
      const [first, second] = history.entries
        .filter(isKind('peer'))
        .filter(entry => entry.action === 'piece');
      assert.ok((second?.at_ms ?? 0) - (first?.at_ms ?? 0) >= 19);
    }));

  it('does what the next scripts say before the standing one', () =>
    withPeer({ wire: 'llamacpp' }, async ({ peer, open }) => {
      peer.script(answering(['later']));
      peer.scriptNext(answering(['first']), answering(['second']));
      const words: unknown[] = [];
      for (const prompt of ['1', '2', '3']) {
        const stream = await open(prompt);
        await stream.closed;
        words.push(valueAt(payloadsOf(stream.frames)[0], 'content'));
      }
      assert.deepEqual(words, ['first', 'second', 'later']);
    }));

  it('gives no script to what is no task of the case', () =>
    withPeer({ wire: 'llamacpp', taskMark: 'mark-7' }, async ({ peer, history, open }) => {
      peer.script(holdingAfter([]));
      const selfTest = await open('warm up');
      await selfTest.closed;
      assert.deepEqual(
        [detailOf(history, 'request')?.generation, detailOf(history, 'request')?.test],
        [false, true],
      );
      void open('mark-7 hello');
      const call = await peer.nthCall(history);
      assert.equal(call?.prompt, 'mark-7 hello');
      call?.end();
    }));

  it('witnesses to whoever owns the request', () => {
    const owned: string[] = [];
    return withPeer(
      {
        wire: 'llamacpp',
        owner: (_request, prompt) => (prompt === 'mine' ? entry => void owned.push(entry.kind) : undefined),
      },
      async ({ history, open }) => {
        await (await open('mine')).closed;
        assert.deepEqual(actionsOf(history), []);
        await (await open('other')).closed;
        assert.equal(owned.length, 5);
        assert.equal(actionsOf(history).length, 5);
      },
    );
  });

  it('does not keep a connection that it promised to keep, on the wire of llama.cpp', () =>
    withPeer({ wire: 'llamacpp' }, async ({ peer }) => {
      const body = JSON.stringify({ prompt: 'x', stream: true });
      const { connect } = await import('node:net');
      const socket = connect(Number(new URL(peer.url).port), '127.0.0.1');
      socket.write(`POST /completion HTTP/1.1\r\nHost: p\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
      const fromMs = performance.now();
      let bytes = '';
      for await (const chunk of socket) bytes += chunk;
      assert.ok(performance.now() - fromMs < 4_000);
      assert.match(bytes, /Connection: keep-alive\r\nKeep-Alive: timeout=5/);
      assert.match(bytes, /"stop":true.*\n\n\r\n0\r\n\r\n$/s);
    }));
});
