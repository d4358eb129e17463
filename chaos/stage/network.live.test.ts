import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { ManualClock, realClock } from '#conformance/harness';
import { clear } from './conditions.ts';
import { Network } from './network.ts';
import { closed, hears, nothingWithin, withNetwork } from './testing/network-bench.ts';

/** Resolves once so many bytes are on their way. */
const taken = async (network: Network, bytes: number): Promise<void> => {
  while (network.counts.delayedBytes < bytes) await new Promise<void>(resolve => void setImmediate(resolve));
};

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
    const lastDueMs = async (seed: number): Promise<number> => {
      const clock = new ManualClock();
      await withNetwork(
        async ({ network, far, near }) => {
          network.set({ jitterMs: 300 });
          const client = await near();
          const server = await far();
          for (const [at, letter] of [...'abcd'].entries()) {
            client.write(letter);
            await taken(network, at + 1);
          }
          while (clock.timers > 0) clock.advance(1);
          assert.equal((await hears(server, 4)).text, 'abcd');
        },
        { clock, seed },
      );
      return clock.nowMs();
    };
    const [first, again, other] = [await lastDueMs(2), await lastDueMs(2), await lastDueMs(5)];
    assert.equal(first, again);
    assert.notEqual(first, other);
    for (const ms of [first, other]) assert.ok(ms > 0 && ms <= 300, `${ms} ms`);
  });

  it('passes on no more than its bandwidth, a little at a time', async () => {
    const clock = new ManualClock();
    await withNetwork(
      async ({ network, far, near }) => {
        network.set({ bytesPerSecond: 20_000 });
        const client = await near();
        const server = await far();
        client.write(Buffer.alloc(8_000, 'x'));
        await taken(network, 8_000);
        for (let turn = 0; turn < 4; turn += 1) {
          clock.advance(100);
          assert.equal((await hears(server, 2_000)).text.length, 2_000);
        }
      },
      { clock },
    );
  });

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
