import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { StreamInterrupted, type TaskStream } from './index.ts';
import { answering, frames, type Reply, streaming, withPeer } from './testing/peer.ts';

const taskId = '5b1d5a52-7d3c-4a35-9a55-0a1a7f5c0b01';

describe('client: leaving a stream, and being left', () => {
  /** A peer that sends the first frames, stays silent, and tells when its reader hung up. */
  const open = () => {
    const left = Promise.withResolvers<void>();
    const reply: Reply = (response, asked) => {
      response.on('close', () => left.resolve());
      streaming(frames.slice(0, 3), false)(response, asked);
    };
    return { reply, left: left.promise };
  };

  it('leaving the loop hangs up', async () => {
    const { reply, left } = open();
    await withPeer(reply, async ({ client }) => {
      const stream = await client.tasks.follow(taskId);
      for await (const { event } of stream) if (event === 'token') break;
      await left;
      assert.equal(stream.lastEventId, 1);
    });
  });

  it('a stream that nobody reads is hung up by close, and is not read afterwards', async () => {
    const { reply, left } = open();
    await withPeer(reply, async ({ client }) => {
      const stream = await client.tasks.follow(taskId);
      stream.close();
      await left;
      assert.throws(() => stream[Symbol.asyncIterator](), /read once/);
    });
  });

  it('a signal ends the reading with its own reason', async () => {
    const { reply, left } = open();
    const controller = new AbortController();
    const reason = new Error('enough');
    await withPeer(reply, async ({ client }) => {
      const seen: string[] = [];
      const stream = await client.tasks.follow(taskId, { signal: controller.signal });
      await assert.rejects(
        async () => {
          for await (const { event } of stream) {
            seen.push(event);
            if (event === 'token') controller.abort(reason);
          }
        },
        (error: unknown) => error === reason,
      );
      assert.deepEqual(seen, ['started', 'metrics', 'token']);
      await left;
    });
  });

  it('a connection that breaks while nobody reads ends no process and is told to who reads later', async () => {
    const responses: ServerResponse[] = [];
    const live = { live: true, api_version: '1.0.0' };
    const reply: Reply = (response, asked) => {
      if (asked.url === '/healthz') return answering(200, live)(response, asked);
      responses.push(response);
      streaming(frames.slice(0, 1), false)(response, asked);
    };
    await withPeer(reply, async ({ client }) => {
      const stream = await client.tasks.follow(taskId);
      const [response] = responses;
      assert.ok(response !== undefined);
      const closed = once(response, 'close');
      response.destroy();
      await closed;
      assert.equal((await client.server.health()).body.live, true);
      const read = async (one: TaskStream): Promise<void> => {
        for await (const { event } of one) assert.equal(event, 'started');
      };
      await assert.rejects(read(stream), StreamInterrupted);
    });
  });

  it('a cancel gets through while every connection for streams is taken', async () => {
    const { reply } = open();
    const both: Reply = (response, asked) =>
      asked.method === 'POST' ? answering(204)(response, asked) : reply(response, asked);
    await withPeer(
      both,
      async ({ client }) => {
        const stream = await client.tasks.follow(taskId);
        const waiting = new AbortController();
        const second = client.tasks.follow(taskId, { signal: waiting.signal });
        assert.equal((await client.tasks.cancel(taskId)).status, 204);
        waiting.abort(new Error('no turn'));
        await assert.rejects(second, /no turn/);
        stream.close();
      },
      { streamsMax: 1 },
    );
  });
});
