import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { realClock } from '#conformance/harness';
import { clear } from './conditions.ts';
import { Network } from './network.ts';
import { closed, hears, nothingWithin, withNetwork } from './testing/network-bench.ts';

describe('a network of the suite', () => {
  it('hands on what comes, both ways, and the ends', () =>
    withNetwork(async ({ far, near }) => {
      const client = await near();
      client.end('question');
      const server = await far();
      assert.equal((await hears(server, 8)).text, 'question');
      assert.equal(await closed(server), 'ended');
      server.end('answer');
      assert.equal((await hears(client, 6)).text, 'answer');
      assert.equal(await closed(client), 'ended');
    }));

  it('delays by its latency, and no longer once it is clear, what is on its way included', () =>
    withNetwork(async ({ network, far, near }) => {
      network.set({ latencyMs: 120 });
      const client = await near();
      const server = await far();
      const sentMs = realClock.nowMs();
      client.write('late');
      const [{ atMs = 0 } = {}] = (await hears(server, 4)).chunks;
      assert.ok(atMs - sentMs >= 119, `${atMs - sentMs} ms`);
      network.set({ latencyMs: 60_000 });
      client.write('on its way');
      await new Promise<void>(resolve => void realClock.after(20, resolve));
      network.set(clear);
      assert.equal((await hears(server, 10)).text, 'on its way');
      assert.equal(network.counts.delayedBytes, 14);
    }));

  it('draws jitter from its seed, keeps the order, and stays within its bound', async () => {
    const dueOf = (seed: number): Promise<number> => {
      const answer = Promise.withResolvers<number>();
      const run = withNetwork(async ({ network, far, near }) => {
        network.set({ jitterMs: 300 });
        const client = await near();
        const server = await far();
        const sentMs = realClock.nowMs();
        client.write('a');
        const [{ atMs = 0 } = {}] = (await hears(server, 1)).chunks;
        for (const letter of ['b', 'c', 'd']) client.write(letter);
        assert.equal((await hears(server, 3)).text, 'bcd');
        answer.resolve(atMs - sentMs);
      }, seed);
      return run.then(() => answer.promise);
    };
    const [first, again, other] = [await dueOf(2), await dueOf(2), await dueOf(5)];
    assert.ok(Math.abs(first - again) < 60, `${first} and ${again} ms of one seed`);
    assert.ok(Math.abs(first - other) > 100, `${first} and ${other} ms of two seeds`);
    assert.ok(Math.max(first, other) < 400, `${first} and ${other} ms`);
  });

  it('passes on no more than its bandwidth, a little at a time', () =>
    withNetwork(async ({ network, far, near }) => {
      network.set({ bytesPerSecond: 20_000 });
      const client = await near();
      const server = await far();
      const sentMs = realClock.nowMs();
      client.write(Buffer.alloc(8_000, 'x'));
      const { chunks } = await hears(server, 8_000);
      const tookMs = (chunks.at(-1)?.atMs ?? 0) - sentMs;
      assert.ok(tookMs >= 399 && tookMs < 900, `${tookMs} ms`);
      const early = chunks.filter(({ atMs }) => atMs - sentMs < tookMs / 2);
      const earlyBytes = early.reduce((sum, { bytes }) => sum + bytes.length, 0);
      assert.ok(earlyBytes > 2_000 && earlyBytes < 6_000, `${earlyBytes} bytes in the first half`);
    }));

  it('cuts into slices, and keeps every byte in its place', () =>
    withNetwork(async ({ network, far, near }) => {
      network.set({ sliceBytes: 3 });
      const client = await near();
      const server = await far();
      const sent = 'abcdefghijklmnopqrstuvwxyz'.repeat(4);
      client.write(sent);
      const { chunks, text } = await hears(server, sent.length);
      assert.equal(text, sent);
      assert.ok(chunks.length > sent.length / 6, `${chunks.length} chunks of ${sent.length} bytes`);
      assert.ok(network.counts.slices >= sent.length / 3, `${network.counts.slices} slices`);
    }));

  it('hands on the end of one side alone', () =>
    withNetwork(async ({ network, far, near }) => {
      const client = await near();
      const server = await far();
      assert.equal(network.halfCloseAll(), 1);
      assert.equal(await closed(client), 'ended');
      client.write('still');
      assert.equal((await hears(server, 5)).text, 'still');
    }));

  it('holds what comes while it is parted, tells nobody of a hang-up, and loses nothing', () =>
    withNetwork(async ({ network, far, near }) => {
      const client = await near();
      const server = await far();
      network.set({ partitioned: true });
      client.write('held');
      assert.ok(await nothingWithin(server, 80));
      network.set(clear);
      assert.equal((await hears(server, 4)).text, 'held');
      network.set({ partitioned: true });
      client.resetAndDestroy();
      assert.ok(await nothingWithin(server, 80));
      assert.equal(server.destroyed, false);
      const ending = closed(server);
      network.set(clear);
      assert.equal(await ending, 'reset');
    }));

  it('resets both sides, and those that come while it refuses', () =>
    withNetwork(async ({ network, far, near }) => {
      const client = await near();
      const server = await far();
      const both = Promise.all([closed(client), closed(server)]);
      assert.equal(network.resetAll(), 1);
      assert.deepEqual(await both, ['reset', 'reset']);
      network.set({ refuses: true });
      assert.equal(await closed(connect(network.port, '127.0.0.1')), 'reset');
      assert.equal(network.counts.refused, 1);
    }));

  it('has nobody listening while it refuses all, and keeps the connections that stand', () =>
    withNetwork(async ({ network, far, near }) => {
      const client = await near();
      const server = await far();
      const { port } = network;
      network.refuse();
      await assert.rejects(near(), { code: 'ECONNREFUSED' });
      client.write('on');
      assert.equal((await hears(server, 2)).text, 'on');
      await network.listen();
      assert.equal(network.port, port);
      const second = await near();
      second.write('new');
      assert.equal((await hears(await far(2), 3)).text, 'new');
    }));

  it('lets a writer feel a reader that does not read', () =>
    withNetwork(async ({ far, near }) => {
      const client = await near();
      const server = await far();
      server.pause();
      const bytes = 64 * 1024 * 1024;
      let isTaken = false;
      client.write(Buffer.alloc(bytes, 'x'), () => {
        isTaken = true;
      });
      await new Promise<void>(resolve => void realClock.after(150, resolve));
      assert.equal(isTaken, false);
      let count = 0;
      for await (const chunk of server) {
        count += chunk.length;
        if (count === bytes) break;
      }
      assert.equal(count, bytes);
    }));

  it('tells the one side when the other is not there', () =>
    withNetwork(async ({ network, near }) => {
      const alone = new Network({ name: 'alone', to: () => 1, clock: realClock });
      await alone.listen();
      const client = connect(alone.port, '127.0.0.1');
      assert.equal(await closed(client), 'reset');
      await alone.close();
      assert.equal(alone.open, 0);
      assert.equal(network.open, 0);
      (await near()).destroy();
    }));
});
