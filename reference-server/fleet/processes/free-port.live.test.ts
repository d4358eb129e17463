import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { freePort, loopback } from './free-port.ts';

describe('a port for an engine', () => {
  it('is below those that the system gives to whoever asks for any', async () => {
    const port = await freePort();
    assert.ok(port >= 20_000 && port < 32_768, String(port));
  });

  it('is none that somebody listens on', async () => {
    const taken = await freePort();
    await using server = createServer().listen(taken, loopback);
    await once(server, 'listening');
    assert.ok((await freePort(taken)) > taken);
  });
});
