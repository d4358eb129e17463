import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { isKind } from '../history/entry.ts';
import { freePort } from '../target/free-port.ts';
import { answerHead, chunkOf, streamHead, withServer } from '../testing/raw-server.ts';
import { sendRaw } from './raw-http.ts';

const ok = (socket: Socket) =>
  socket.end(`${answerHead('text/plain', 'X-One: a\r\nx-one: B\r\nContent-Length: 2\r\n')}hi`);

const stream =
  (...chunks: readonly string[]) =>
  (socket: Socket) => {
    socket.write(streamHead + chunks.map(chunkOf).join(''));
  };

/** Each socket is sent the next of these. */
const endings = (...texts: readonly string[]) => {
  const left = [...texts];
  return (socket: Socket) => socket.write(left.shift() ?? '');
};

describe('the client', () => {
  it('writes down a request as it stood on the wire', () =>
    withServer(ok, async ({ client, history, server }) => {
      await client.send({
        method: 'POST',
        path: '/x?y=1',
        headers: [
          ['X-B', '2'],
          ['x-a', '1'],
        ],
        body: '{}',
      });
      const [request] = history.entries.filter(isKind('request'));
      const lines = [
        `${request?.method} /x?y=1 HTTP/1.1`,
        ...(request?.headers ?? []).map(pair => pair.join(': ')),
      ];
      assert.equal(server.received(), `${lines.join('\r\n')}\r\n\r\n{}`);
    }));

  it('keeps the order, spelling and repetition of the headers of an answer', () =>
    withServer(ok, async ({ client, history }) => {
      const answer = await client.send({ method: 'GET', path: '/' });
      assert.deepEqual([answer.status, answer.body, answer.header('X-ONE')], [200, 'hi', 'a']);
      const [response] = history.entries.filter(isKind('response'));
      assert.deepEqual(response?.headers.slice(1, 3), [
        ['X-One', 'a'],
        ['x-one', 'B'],
      ]);
    }));

  it('notes an expired bound where no answer comes, and hangs up', () =>
    withServer(
      () => undefined,
      async ({ client, history }) => {
        const answer = await client.send({ method: 'GET', path: '/' });
        assert.equal(answer.status, undefined);
        const [noted, closed] = history.entries.slice(-2);
        assert.ok(noted?.kind === 'step' && noted.text === 'bound response_ms expired: e1 has no answer');
        assert.ok(closed?.kind === 'closed' && closed.by === 'harness');
      },
      { response_ms: 200 },
    ));

  it('says that a target broke off, and keeps the status', () =>
    withServer(
      socket => socket.end(`${answerHead('text/plain', 'Content-Length: 9\r\n')}half`),
      async ({ client, history }) => {
        const answer = await client.send({ method: 'GET', path: '/' });
        assert.equal(answer.status, 200);
        assert.deepEqual(
          history.entries.slice(-2).map(entry => entry.kind),
          ['response', 'closed'],
        );
      },
    ));

  it('never throws on a target that refuses connections', () =>
    withServer(ok, async ({ client, history }) => {
      const port = await freePort();
      const answer = await client.at(`http://127.0.0.1:${port}`).send({ method: 'GET', path: '/' });
      assert.equal(answer.status, undefined);
      const [closed] = history.entries.filter(isKind('closed'));
      assert.match(closed?.error ?? '', /ECONNREFUSED/);
    }));
});

describe('a stream', () => {
  it('gives frames as they come, comments among them, whatever the chunks', () =>
    withServer(
      stream('id: 0\nevent: a\nda', 'ta: {}\n\n: hi\n', 'data: {"n":1}\n\n'),
      async ({ client, history }) => {
        const opened = await client.openStream({ method: 'GET', path: '/' });
        await opened.until({ nth: 2 }, 'frame_ms');
        const frames = history.entries
          .filter(isKind('frame'))
          .map(({ kind, at_ms, exchange, ...rest }) => rest);
        assert.deepEqual(frames, [
          { index: 0, event: 'a', id: '0', data: '{}' },
          { index: 1, comment: ' hi' },
          { index: 2, data: '{"n":1}' },
        ]);
        opened.hangUp();
        await opened.closed;
      },
    ));

  it('finds a frame by its event, its members and its number', () =>
    withServer(
      stream('event: a\ndata: {"n":1}\n\nevent: a\ndata: {"n":2}\n\nevent: b\ndata: {"n":2}\n\n'),
      async ({ client }) => {
        const opened = await client.openStream({ method: 'GET', path: '/' });
        const found = await opened.until({ where: { n: 2 }, nth: 2 }, 'frame_ms');
        assert.equal(found?.event, 'b');
        opened.hangUp();
      },
    ));

  it('says who closed it: the target, the harness, or neither', () =>
    withServer(
      endings(`${streamHead}0\r\n\r\n`, streamHead, `${streamHead}${chunkOf('data: 1\n')}broken`),
      async ({ client, history }) => {
        await (await client.openStream({ method: 'GET', path: '/' })).closed;
        const mine = await client.openStream({ method: 'GET', path: '/' });
        mine.hangUp();
        await mine.closed;
        await (await client.openStream({ method: 'GET', path: '/' })).closed;
        assert.deepEqual(
          history.entries.filter(isKind('closed')).map(entry => entry.by),
          ['target', 'harness', 'error'],
        );
      },
    ));

  it('that is refused is an answer with its body', () =>
    withServer(ok, async ({ client }) => {
      const refused = await client.openStream({ method: 'GET', path: '/' });
      assert.deepEqual([refused.isOpened, refused.answer.body], [false, 'hi']);
    }));

  it('that is paused takes no frame until it goes on', () =>
    withServer(stream('data: 1\n\n'), async ({ client, server }) => {
      const opened = await client.openStream({ method: 'GET', path: '/' });
      await opened.until({ nth: 1 }, 'frame_ms');
      opened.pause();
      server.sockets[0]?.write(chunkOf('data: 2\n\n'));
      const missing = await client.history.until({
        bound: 'settle_ms',
        what: 'x',
        match: entry => (entry.kind === 'frame' && entry.index === 1 ? 1 : undefined),
      });
      assert.equal(missing, undefined);
      opened.resume();
      assert.ok(await opened.until({ nth: 2 }, 'frame_ms'));
      opened.hangUp();
    }));
});

describe('raw bytes', () => {
  it('are sent as they are, and their answer is read', () =>
    withServer(
      socket => socket.write('HTTP/1.1 400 Bad\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n'),
      async ({ server, history }) => {
        const parts = ['GET / HTTP/1.1\r\nHost', ' : x\r\n\r\n'];
        const answer = await sendRaw({
          baseUrl: server.url,
          history,
          parts,
          why: 'a space before the colon',
        });
        assert.deepEqual([answer.status, answer.body], [400, 'abc']);
        assert.equal(server.received(), parts.join(''));
      },
    ));

  it('that nobody answers expire', () =>
    withServer(
      () => undefined,
      async ({ server, history }) => {
        const answer = await sendRaw({
          baseUrl: server.url,
          history,
          parts: ['GET /'],
          why: 'half a request',
        });
        assert.equal(answer.status, undefined);
        assert.ok(
          history.entries.some(
            entry => entry.kind === 'step' && entry.text.startsWith('bound response_ms expired'),
          ),
        );
      },
      { response_ms: 200 },
    ));
});
