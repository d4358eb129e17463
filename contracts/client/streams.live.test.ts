import assert from 'node:assert/strict';
import { AnswerBreach, OrchestratorError, StreamInterrupted, type TaskStreamEvent } from './index.ts';
import { answering, frame, frames, type Reply, streaming, withPeer } from './testing/peer.ts';

const taskId = '5b1d5a52-7d3c-4a35-9a55-0a1a7f5c0b01';
const all = async (stream: AsyncIterable<TaskStreamEvent>): Promise<TaskStreamEvent[]> => {
  const events: TaskStreamEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
};
const text = (events: readonly TaskStreamEvent[]): string =>
  events.map(one => (one.event === 'token' ? one.payload.t : '')).join('');

/** The events until the error, and the error. */
const readUntilError = async (stream: AsyncIterable<TaskStreamEvent>) => {
  const events: TaskStreamEvent[] = [];
  try {
    for await (const event of stream) events.push(event);
  } catch (error) {
    return { events, error };
  }
  return { events, error: undefined };
};

describe('client: streams', () => {
  it('gives typed events in their order and ends with the terminal one', async () => {
    await withPeer(streaming(frames), async ({ client, asked }) => {
      const stream = await client.tasks.follow(taskId, { validatesAnswers: true });
      const events = await all(stream);
      assert.equal(text(events), 'Rhine Ébre');
      const last = events.at(-1);
      assert.ok(last?.event === 'end' && last.payload.finish_reason === 'stop');
      assert.deepEqual([stream.lastEventId, stream.correlationId], [3, 'c-2']);
      assert.equal(asked[0]?.headers.accept, 'text/event-stream');
      assert.equal(asked[0]?.headers['last-event-id'], undefined);
    });
  });

  it('an error in the stream is the outcome of the task and is not thrown', async () => {
    const canceled = {
      code: 'CANCELED',
      message: 'The task was canceled.',
      retriable: false,
      correlation_id: 'c',
    };
    await withPeer(streaming([frame('error', canceled, 1)]), async ({ client }) => {
      const [event] = await all(await client.tasks.follow(taskId, { validatesAnswers: true }));
      assert.ok(event?.event === 'error');
      assert.deepEqual(event.payload, canceled);
    });
  });

  it('what ended too early says after which event to go on, and going on there brings the rest', async () => {
    const reply: Reply = (response, asked) => {
      const after = asked.headers['last-event-id'];
      const parts = after === undefined ? frames.slice(0, 3) : frames.slice(Number(after) + 2);
      streaming(parts)(response, asked);
    };
    await withPeer(reply, async ({ client, asked }) => {
      const first = await client.tasks.follow(taskId);
      const { events, error } = await readUntilError(first);
      assert.ok(error instanceof StreamInterrupted);
      assert.deepEqual([error.lastEventId, error.taskId, first.lastEventId], [1, taskId, 1]);
      assert.match(error.message, /ended before its terminal event: .*Follow it after 1 to go on\.$/);
      const rest = await all(await client.tasks.follow(taskId, { after: error.lastEventId ?? 0 }));
      assert.equal(text([...events, ...rest]), 'Rhine Ébre');
      assert.deepEqual(
        asked.map(({ headers }) => headers['last-event-id']),
        [undefined, '1'],
      );
    });
  });

  it('a connection that breaks does not go on by itself', async () => {
    const reply: Reply = response => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(frames.slice(0, 2).join(''), () => response.destroy());
    };
    await withPeer(reply, async ({ client, asked }) => {
      const { events, error } = await readUntilError(await client.tasks.follow(taskId));
      assert.deepEqual(
        events.map(({ event }) => event),
        ['started', 'metrics'],
      );
      assert.ok(error instanceof StreamInterrupted && error.lastEventId === 0);
      assert.equal(asked.length, 1);
    });
  });

  it('where nothing has come, going on begins at the start; after an id it is that id', async () => {
    await withPeer(streaming([': hello\n\n']), async ({ client }) => {
      const { error } = await readUntilError(await client.tasks.follow(taskId));
      assert.ok(error instanceof StreamInterrupted && error.lastEventId === undefined);
      assert.match(error.message, /follow it from its start\.$/);
      const resumed = await readUntilError(await client.tasks.follow(taskId, { after: 7 }));
      assert.ok(resumed.error instanceof StreamInterrupted && resumed.error.lastEventId === 7);
    });
  });

  it('after the terminal event there is nothing, and that is no error', async () => {
    await withPeer(answering(204), async ({ client, asked }) => {
      assert.deepEqual(await all(await client.tasks.follow(taskId, { after: 3 })), []);
      assert.equal(asked[0]?.headers['last-event-id'], '3');
    });
  });

  it('a refusal is thrown before there is a stream', async () => {
    const gone = { code: 'STREAM_GONE', message: 'Gone.', retriable: false, correlation_id: 'c-3' };
    await withPeer(answering(410, gone), async ({ client }) => {
      await assert.rejects(client.tasks.follow(taskId), (error: unknown) => {
        return (
          error instanceof OrchestratorError && error.is('STREAM_GONE') && error.operation === 'streamTask'
        );
      });
    });
    await withPeer(answering(200, {}), async ({ client }) => {
      await assert.rejects(client.tasks.follow(taskId), AnswerBreach);
    });
  });

  it('events from tomorrow, comments and what follows the terminal event are passed over', async () => {
    const parts = [
      ': hi\n\n',
      frame('note', {}, 1),
      ...frames.slice(-1),
      frame('token', { t: 'late', i: 9 }, 4),
    ];
    await withPeer(streaming(parts), async ({ client }) => {
      const events = await all(await client.tasks.follow(taskId));
      assert.deepEqual(
        events.map(({ event }) => event),
        ['end'],
      );
    });
  });

  it('an event of the log may be as long as allowed, and not one character longer', async () => {
    const data = JSON.stringify({ t: 'x'.repeat(50), i: 0 });
    const outcomes: unknown[] = [];
    for (const eventCharsMax of [data.length - 1, data.length, data.length + 1]) {
      await withPeer(
        streaming([frame('token', JSON.parse(data), 1)]),
        async ({ client }) => {
          const { events, error } = await readUntilError(await client.tasks.follow(taskId));
          outcomes.push([
            events.length,
            error instanceof AnswerBreach,
            String(error).includes('eventCharsMax'),
          ]);
        },
        { eventCharsMax },
      );
    }
    assert.deepEqual(outcomes, [
      [0, true, true],
      [1, false, false],
      [1, false, false],
    ]);
  });

  it('events are held against the contract where that is asked for, and only there', async () => {
    const odd = [frame('token', { t: 'a', i: -1 }, 1), ...frames.slice(-1)];
    await withPeer(streaming(odd), async ({ client }) => {
      assert.equal((await all(await client.tasks.follow(taskId))).length, 2);
      const { error } = await readUntilError(await client.tasks.follow(taskId, { validatesAnswers: true }));
      assert.ok(error instanceof AnswerBreach && error.correlationId === 'c-2');
      assert.match(error.message, /breaks the contract: a token event is not as .*\/i: found -1/);
    });
  });

  it('an event of the log without an id breaks the contract always, since nothing could go on after it', async () => {
    await withPeer(streaming([frame('token', { t: 'a', i: 0 })]), async ({ client }) => {
      const { error } = await readUntilError(await client.tasks.follow(taskId));
      assert.match(String(error), /breaks the contract: a token event without an id\./);
    });
  });
});
