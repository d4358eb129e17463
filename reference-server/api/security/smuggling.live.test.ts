import assert from 'node:assert/strict';
import { keys, taskOf, WholeServer } from '../fixtures/whole-server.ts';
import { statusesOf } from '../fixtures/wire.ts';

const body = JSON.stringify(taskOf(1));
/** Would be answered with 200, if it were taken for a request of its own. */
const smuggled = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n';

const start = ['POST /v1/tasks HTTP/1.1', 'Host: localhost', `X-API-Key: ${keys.data}`];
const post = (headers: readonly string[], payload: string): string =>
  `${[...start, 'Content-Type: application/json', ...headers].join('\r\n')}\r\n\r\n${payload}`;
const chunked = 'Transfer-Encoding: chunked';
const lengthOf = (text: string): string => `Content-Length: ${text.length}`;
const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;
const get = (lines: readonly string[], line = 'GET /healthz HTTP/1.1'): string =>
  `${[line, ...lines].join('\r\n')}\r\n\r\n`;

/** What two readers could take for different requests: refused, and nothing behind it is read. */
const refused: Readonly<Record<string, string>> = {
  'CL.TE': post([lengthOf(body), chunked], `0\r\n\r\n${smuggled}`),
  'TE.CL': post([chunked, 'Content-Length: 3'], `${chunk(body)}0\r\n\r\n${smuggled}`),
  'two equal lengths': post([lengthOf(body), lengthOf(body)], body + smuggled),
  'two different lengths': post([lengthOf(body), 'Content-Length: 0'], body + smuggled),
  'a list of lengths': post([`Content-Length: ${body.length}, ${body.length}`], body + smuggled),
  'a signed length': post([`Content-Length: +${body.length}`], body + smuggled),
  'a negative length': post(['Content-Length: -1'], smuggled),
  'a hexadecimal length': post([`Content-Length: 0x${body.length.toString(16)}`], body + smuggled),
  'a length beyond 64 bits': post(['Content-Length: 18446744073709551617'], body + smuggled),
  'an empty length': post(['Content-Length: '], smuggled),
  'chunked not last': post(['Transfer-Encoding: chunked, identity'], `${chunk(body)}0\r\n\r\n${smuggled}`),
  'a coding that is none': post(['Transfer-Encoding: xchunked'], `${chunk(body)}0\r\n\r\n${smuggled}`),
  'a coding with a control character': post(['Transfer-Encoding: \x0bchunked'], `0\r\n\r\n${smuggled}`),
  'a space before the colon': post([`Content-Length : ${body.length}`], body + smuggled),
  'a space before the colon of the coding': post(
    ['Transfer-Encoding : chunked', 'Content-Length: 0'],
    smuggled,
  ),
  'a folded header': post(['X-Folded: a\r\n b', lengthOf(body)], body + smuggled),
  'a folded coding': post(['Transfer-Encoding:\r\n chunked', lengthOf(body)], body + smuggled),
  'a NUL in a value': post(['X-Nul: a\0b', lengthOf(body)], body + smuggled),
  'a NUL in a name': post(['X-N\0ul: a', lengthOf(body)], body + smuggled),
  'a bare CR in a value': post([`X-Cr: a\rContent-Length: 0`, lengthOf(body)], body + smuggled),
  'a bare LF in a value': `${start.join('\r\n')}\r\nX-Lf: a\nTransfer-Encoding: chunked\r\n${lengthOf(body)}\r\n\r\n${smuggled}`,
  'a header without a name': post([': a', lengthOf(body)], body + smuggled),
  'a header without a colon': post(['Content-Length 0', lengthOf(body)], body + smuggled),
  'a chunk size that is none': post([chunked], `g\r\n${body}\r\n0\r\n\r\n${smuggled}`),
  'a chunk size with 0x': post([chunked], `0x5\r\nhello\r\n0\r\n\r\n${smuggled}`),
  'a negative chunk size': post([chunked], `-5\r\nhello\r\n0\r\n\r\n${smuggled}`),
  'an empty chunk size': post([chunked], `\r\nhello\r\n0\r\n\r\n${smuggled}`),
  'a chunk size beyond 64 bits': post([chunked], `10000000000000005\r\nhello\r\n0\r\n\r\n${smuggled}`),
  'a chunk longer than its size': post([chunked], `3\r\nhello\r\n0\r\n\r\n${smuggled}`),
  'a chunk without its line end': post([chunked], `5\r\nhello0\r\n\r\n${smuggled}`),
  'a chunk size ended by LF': post([chunked], `5\nhello\r\n0\r\n\r\n${smuggled}`),
  'a chunk extension with LF': post([chunked], `5;a\nhello\r\n0\r\n\r\n${smuggled}`),
  'a trailer that names a length': post([chunked], `${chunk(body)}0\r\nContent-Length: 5\r\n\r\n${smuggled}`),
  'a space in the path': get(['Host: localhost'], 'GET /health z HTTP/1.1'),
  'a tab in the request line': get(['Host: localhost'], 'GET\t/healthz HTTP/1.1'),
  'an unknown version': get(['Host: localhost'], 'GET /healthz HTTP/1.2'),
  'the preface of HTTP/2': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'a version that is none': get(['Host: localhost'], 'GET /healthz HTTP/1.1x'),
  'an unknown method': get(['Host: localhost'], 'FETCH /healthz HTTP/1.1'),
  'a method in lower case': get(['Host: localhost'], 'get /healthz HTTP/1.1'),
  'two hosts': get(['Host: localhost', 'Host: other']),
  'no host': get(['X-Nothing: a']),
  'a body where none belongs': `GET /v1/tasks HTTP/1.1\r\nHost: localhost\r\nX-API-Key: ${keys.data}\r\n${lengthOf(smuggled)}\r\n\r\n${smuggled}`,
  'a target of another server': get(['Host: localhost'], 'GET http://other.example/healthz HTTP/1.1'),
  'a target that is no path': get(['Host: localhost'], 'GET healthz HTTP/1.1'),
};

const close = 'Connection: close';

/** What can be read in one way only: one answer, whatever stands behind it. */
const handled: Readonly<Record<string, readonly [string, number]>> = {
  'a chunked body': [post([chunked, close], `${chunk(body)}0\r\n\r\n${smuggled}`), 202],
  'a coding in upper case': [
    post(['transfer-encoding: CHUNKED', close], `${chunk(body)}0\r\n\r\n${smuggled}`),
    202,
  ],
  'an extension of a chunk': [
    post([chunked, close], `${body.length.toString(16)};a="b"\r\n${body}\r\n0\r\n\r\n`),
    202,
  ],
  'leading zeros of a size': [
    post([chunked, close], `000${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`),
    202,
  ],
  'a target with its own host': [
    get(['Host: localhost', close], 'GET http://localhost/healthz HTTP/1.1'),
    200,
  ],
  'an upgrade that nobody speaks': [
    get(['Host: localhost', 'Connection: close, Upgrade', 'Upgrade: h2c']),
    200,
  ],
};

describe('security: requests that two readers would read differently', () => {
  let server: WholeServer;

  before(async () => {
    server = await WholeServer.start();
  });
  after(() => server.dispose());

  for (const [name, bytes] of Object.entries(refused)) {
    it(`${name}: 400, and the connection is closed [ASY-SEC-004]`, async () => {
      const answer = await server.raw(bytes);
      assert.deepEqual(statusesOf(answer), [400], answer);
      assert.match(answer, /connection: close/i);
      assert.match(answer, /"code":"MALFORMED_REQUEST"/);
    });
  }

  for (const [name, [bytes, status]] of Object.entries(handled)) {
    it(`${name}: one answer, and nothing behind it is read [ASY-SEC-004]`, async () => {
      const answer = await server.raw(bytes);
      assert.deepEqual(statusesOf(answer), [status], answer);
    });
  }

  it('a tunnel is not opened, and an extension without end is cut off [ASY-SEC-004]', async () => {
    assert.deepEqual(
      statusesOf(await server.raw(get(['Host: localhost'], 'CONNECT other.example:80 HTTP/1.1'))),
      [],
    );
    const endless = `5;${'a'.repeat(20_000)}\r\nhello\r\n0\r\n\r\n${smuggled}`;
    assert.deepEqual(statusesOf(await server.raw(post([chunked], endless))), [413]);
  });

  it('after all of it the next request is served, and none of it was taken for a task twice [ASY-SEC-004]', async () => {
    assert.equal((await server.ask({ path: '/healthz' })).status, 200);
    const list = await server.as(keys.data, { path: '/v1/tasks' });
    assert.deepEqual(
      JSON.parse(list.text).items.map((item: { task_id: string }) => item.task_id),
      [taskOf(1).task_id],
    );
    assert.deepEqual(server.logProblems, []);
  });
});
