import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { realClock } from '../clock.ts';
import { isKind } from '../history/entry.ts';
import { noteOf } from '../history/notes.ts';
import { Pace } from '../http/pace.ts';
import { type Bench, chunkOf, streamHead, withServer } from '../testing/raw-server.ts';
import { OpenaiClient, openaiBase } from './openai-client.ts';

const answer = (status: string, more = ''): string =>
  `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n${more}\r\n{}`;

/** One answer a connection. */
const telling = (...answers: readonly string[]) => {
  const left = [...answers];
  return (socket: Socket): void => void socket.end(left.shift() ?? answer('500 Oops'));
};

const clientOf = ({ client }: Bench, patienceMs?: number): OpenaiClient =>
  new OpenaiClient({
    http: client,
    pace: new Pace({ clock: realClock, ...(patienceMs === undefined ? {} : { patienceMs }) }),
    key: 'the-key-of-the-client',
  });

const body = { model: 'm' };
const statuses = ({ history }: Bench): number[] =>
  history.entries.filter(isKind('response')).map(({ status }) => status);
const heldBack = ({ history }: Bench) =>
  history.entries.map(noteOf).filter(note => note?.note === 'held-back');

const busy = answer('429 Busy', 'Retry-After: 0\r\n');

describe('a client of the OpenAI surface', () => {
  it('finds where the API begins', () => {
    for (const [url, base] of [
      ['http://h', 'http://h/v1'],
      ['http://h/', 'http://h/v1'],
      ['http://h/v1', 'http://h/v1'],
      ['http://h/v1/', 'http://h/v1'],
      ['http://h/openai/v1beta', 'http://h/openai/v1beta'],
      ['http://h/v1/engine', 'http://h/v1/engine/v1'],
    ] as const)
      assert.equal(openaiBase(url), base);
  });

  it('asks as the usual ones do, with its key', () =>
    withServer(telling(answer('200 OK')), async bench => {
      const answered = await clientOf(bench).whole('/chat/completions', { body });
      assert.equal(answered.status, 200);
      const received = bench.server.received();
      assert.match(received, /^POST \/chat\/completions HTTP\/1\.1\r\n/);
      assert.match(received, /\r\nAuthorization: Bearer the-key-of-the-client\r\n/);
      assert.ok(received.endsWith('\r\n\r\n{"model":"m"}'));
    }));

  it('sends again what is refused for load, and says so', () =>
    withServer(telling(busy, busy, answer('200 OK')), async bench => {
      const answered = await clientOf(bench).whole('/chat/completions', { body });
      assert.deepEqual([answered.status, answered.exchange], [200, 'e3']);
      assert.deepEqual(statuses(bench), [429, 429, 200]);
      assert.deepEqual(heldBack(bench), [
        { note: 'held-back', exchange: 'e1', ms: 0 },
        { note: 'held-back', exchange: 'e2', ms: 0 },
      ]);
    }));

  it('sends a stream again that is refused for load', () =>
    withServer(telling(busy, `${streamHead}${chunkOf('data: [DONE]\n\n')}0\r\n\r\n`), async bench => {
      const stream = await clientOf(bench).stream('/chat/completions', { body });
      await stream.closed;
      assert.deepEqual([stream.isOpened, stream.frames[0]?.data], [true, '[DONE]']);
    }));

  it('gives up after five times, after more than a bound, and where the run has no patience left', async () => {
    const whole = async (bench: Bench, patienceMs?: number): Promise<number> => {
      await clientOf(bench, patienceMs).whole('/chat/completions', { body });
      return statuses(bench).length;
    };
    await withServer(telling(...Array.from({ length: 9 }, () => busy)), async bench =>
      assert.equal(await whole(bench), 5),
    );
    await withServer(telling(answer('429 Busy', 'Retry-After: 3600\r\n'), busy), async bench =>
      assert.equal(await whole(bench), 1),
    );
    await withServer(telling(answer('503 Busy', 'Retry-After: 1\r\n'), busy), async bench =>
      assert.equal(await whole(bench, 500), 1),
    );
  });

  it('sends nothing again where a refusal is what it is about, or none for load', async () => {
    await withServer(telling(busy, answer('200 OK')), async bench => {
      const answered = await clientOf(bench).whole('/chat/completions', { body, mayBeRefused: true });
      assert.equal(answered.status, 429);
    });
    await withServer(telling(answer('503 Broken'), answer('200 OK')), async bench => {
      const answered = await clientOf(bench).whole('/chat/completions', { body });
      assert.equal(answered.status, 503);
    });
  });

  it('hangs up where it is told to, before any answer', () =>
    withServer(
      () => undefined,
      async bench => {
        const leaving = new AbortController();
        const asked = clientOf(bench).whole('/chat/completions', { body, signal: leaving.signal });
        await bench.history.until({
          bound: 'frame_ms',
          what: 'asked',
          match: entry => (entry.kind === 'request' ? true : undefined),
        });
        leaving.abort();
        assert.equal((await asked).status, undefined);
        const [closed] = bench.history.entries.filter(isKind('closed'));
        assert.equal(closed?.by, 'harness');
      },
    ));
});
