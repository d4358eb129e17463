import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { resetSocket } from './reset-socket.ts';

/** What becomes of both ends of a connection. */
const endOf = async (act: (served: Socket) => void): Promise<readonly unknown[]> => {
  const server = createServer({ allowHalfOpen: true });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const accepted = once(server, 'connection');
  const asking = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const errors: unknown[] = [];
  asking.on('error', error => errors.push('code' in error ? error.code : error.message));
  const [served] = (await accepted) as [Socket];
  asking.resume();
  const closed = Promise.all([
    once(server, 'close'),
    once(served, 'close'),
    new Promise(resolve => asking.on('close', resolve)),
  ]);
  act(served);
  server.close();
  await closed;
  return errors;
};

describe('a socket that is reset', () => {
  it('breaks off for who is at its other end', async () => {
    assert.deepEqual(await endOf(resetSocket), ['ECONNRESET']);
  });

  it('is closed also where its end is on its way', async () => {
    const errors = await endOf(served => {
      served.end('the last');
      resetSocket(served);
    });
    assert.deepEqual(errors, []);
  });
});
