import assert from 'node:assert/strict';
import { keys, scriptedPool, taskOf, WholeServer } from '../fixtures/whole-server.ts';
import { everything, statusesOf } from '../fixtures/wire.ts';

const limits = {
  header_bytes_max: 1_024,
  header_count_max: 10,
  body_bytes_max: 2_048,
  json_depth_max: 5,
  header_timeout_ms: 150,
  request_timeout_ms: 300,
  streams_per_key_max: 2,
  streams_per_address_max: 3,
};
const head = (lines: readonly string[]): string =>
  `${['GET /healthz HTTP/1.1', 'Host: localhost', 'Connection: close', ...lines].join('\r\n')}\r\n\r\n`;
const fixedBytes = 'Host: localhost\r\nConnection: close\r\n'.length;

describe('security: limits', () => {
  let server: WholeServer;

  before(async () => {
    const pieces = { pieces: ['a '.repeat(2_000)], repeat: true, piece_ms: 1, slots: 8 };
    const pools = [
      scriptedPool(),
      {
        ...scriptedPool(pieces, {
          id: 'long',
          model: { ref: 'long' },
          priors: { first_token_ms: 1, token_ms: 1 },
        }),
      },
    ];
    const named = pools.map((pool, at) =>
      at === 0 ? pool : { ...pool, replicas: pool.replicas.map(replica => ({ ...replica, id: 'long-a' })) },
    );
    const streams = {
      on_disconnect: 'detach',
      reader_buffer_bytes_max: 65_536,
      stream_bytes_max: 67_108_864,
      idle_ms: 1_000,
      heartbeat_ms: 1_000,
    };
    server = await WholeServer.start({ document: { server: { limits }, pools: named, streams } });
  });
  after(() => server.dispose());

  it('headers: as many and as long as they may be pass, one more is 431 [ASY-SEC-001(a), ASY-ERR-004(d)]', async () => {
    const many = (count: number) => head(Array.from({ length: count - 2 }, (_, at) => `X-${at}: a`));
    const long = (bytes: number) => head([`X: ${'a'.repeat(bytes - fixedBytes - 'X: \r\n'.length)}`]);
    for (const [by, status] of [
      [-1, 200],
      [0, 200],
      [1, 431],
    ] as const) {
      assert.deepEqual(
        statusesOf(await server.raw(many(limits.header_count_max + by))),
        [status],
        `count ${by}`,
      );
      assert.deepEqual(
        statusesOf(await server.raw(long(limits.header_bytes_max + by))),
        [status],
        `bytes ${by}`,
      );
    }
  });

  it('bodies: as long and as deep as they may be are read, one more is refused [ASY-SEC-001(a), ASY-ERR-004(c)]', async () => {
    const empty = JSON.stringify(taskOf(1, { prompt: '' })).length;
    const long = (bytes: number) => taskOf(100 + bytes, { prompt: 'a'.repeat(bytes - empty) });
    for (const [by, status] of [
      [-1, 202],
      [0, 202],
      [1, 413],
    ] as const)
      assert.equal((await server.submit(long(limits.body_bytes_max + by))).status, status, `bytes ${by}`);
    const deep = (depth: number) => ({ deep: JSON.parse('['.repeat(depth - 1) + ']'.repeat(depth - 1)) });
    for (const [by, code] of [
      [-1, 'INVALID_PARAMS'],
      [0, 'INVALID_PARAMS'],
      [1, 'MALFORMED_REQUEST'],
    ] as const) {
      const { text } = await server.submit(deep(limits.json_depth_max + by));
      assert.equal(JSON.parse(text).code, code, `depth ${by}`);
    }
  });

  it('whoever sends slowly is let go in time, and others are served meanwhile [ASY-SEC-001(c)]', async () => {
    const sockets = await Promise.all([1, 2, 3].map(() => server.connect()));
    const [headers, body, silent] = sockets.map(everything);
    sockets[0]?.write('GET /healthz HTTP/1.1\r\nHost: loc');
    sockets[1]?.write(
      `POST /v1/tasks HTTP/1.1\r\nHost: localhost\r\nX-API-Key: ${keys.data}\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{`,
    );
    assert.equal((await server.ask({ path: '/healthz' })).status, 200);
    assert.deepEqual(statusesOf((await headers) ?? ''), [408]);
    assert.deepEqual(statusesOf((await body) ?? ''), [408]);
    // Nothing was asked on it, so that there is nothing to answer: it is only not kept open.
    assert.ok(statusesOf((await silent) ?? '').every(status => status === 408));
  });

  it('streams are counted by key and by address, and one that ends makes room [ASY-SEC-002(a), ASY-SEC-002(b), ASY-SEC-002(d), ASY-METRIC-008(b)]', async () => {
    const long = (number: number) => taskOf(number, { model_ref: 'long', max_tokens: 3_000, ctx: 4_096 });
    assert.equal((await server.submit(long(1))).status, 202);
    assert.equal((await server.submit(long(2), {}, keys.other)).status, 202);
    const open = async (number: number, key: string) => {
      const socket = await server.connect();
      socket.write(
        `GET /v1/tasks/${long(number).task_id}/stream HTTP/1.1\r\nHost: localhost\r\nX-API-Key: ${key}\r\n\r\n`,
      );
      const status = await new Promise<number | undefined>(resolve =>
        socket.once('data', (bytes: Buffer) => resolve(statusesOf(bytes.toString('latin1'))[0])),
      );
      socket.pause();
      return { socket, status };
    };
    const opened = [await open(1, keys.data), await open(1, keys.data)];
    assert.deepEqual(
      opened.map(({ status }) => status),
      [200, 200],
    );
    const third = await open(1, keys.data);
    assert.equal(third.status, 429);
    const ofOther = await open(2, keys.other);
    assert.equal(ofOther.status, 200);
    const fourth = await open(2, keys.other);
    assert.equal(fourth.status, 429, 'the key has room, the address has none');
    opened[0]?.socket.destroy();
    await server.until(async () => {
      const again = await open(2, keys.other);
      again.socket.destroy();
      return again.status === 200;
    });
    for (const { socket } of [...opened, third, ofOther, fourth]) socket.destroy();
    await server.until(async () =>
      /reader_disconnects_total\{reason="client"\} [3-9]/.test(await server.metrics()),
    );
  });

  it('a reader that takes nothing is let go, and the task goes on [ASY-SEC-002(d), ASY-STREAM-013(b)]', async () => {
    const task = taskOf(3, { model_ref: 'long', max_tokens: 3_500, ctx: 4_096 });
    await server.until(async () => (await server.submit(task)).status === 202);
    const socket = await server.connect();
    const ended = everything(socket);
    socket.write(
      `GET /v1/tasks/${task.task_id}/stream HTTP/1.1\r\nHost: localhost\r\nX-API-Key: ${keys.data}\r\n\r\n`,
    );
    await server.until(async () => /streams_open [1-9]/.test(await server.metrics()));
    socket.pause();
    await server.until(
      async () => /reader_disconnects_total\{reason="slow"\} [1-9]/.test(await server.metrics()),
      10_000,
    );
    assert.match(String((await server.record(task)).state), /^(running|completed)$/);
    socket.destroy();
    await ended;
  });
});
