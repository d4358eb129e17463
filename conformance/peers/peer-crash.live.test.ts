import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { holdingAfter } from './behaviour.ts';
import { actionsOf, withPeer } from './testing/peer-bench.ts';

/** Whether a connection has the port: then the system gives it to nobody who asks for any. */
const isBound = async (url: string): Promise<boolean> => {
  const local = `0100007F:${Number(new URL(url).port).toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = (await readFile('/proc/net/tcp', 'utf8')).split('\n').map(row => row.trim().split(/\s+/));
  return rows.some(([, address, , state]) => address === local && state === '01');
};

describe('a peer that crashes', () => {
  it('keeps its port from other engines until it is closed, each time that it is dead', () =>
    withPeer({ wire: 'llamacpp' }, async ({ peer, client }) => {
      const status = async () => (await client.send({ method: 'GET', path: '/health' })).status;
      for (const time of ['first', 'second']) {
        assert.equal(await status(), 200, time);
        await peer.crash();
        assert.deepEqual([await status(), await isBound(peer.url)], [undefined, true], time);
        await peer.listen();
      }
      await peer.crash();
      await peer.close();
      assert.equal(await isBound(peer.url), false);
    }));

  it('is dead, and comes back where it was', () =>
    withPeer({ wire: 'llamacpp' }, async ({ peer, history, client, open }) => {
      peer.script(holdingAfter(['a']));
      const stream = await open('x');
      await stream.until({ nth: 1 }, 'frame_ms');
      const { url } = peer;
      await peer.crash();
      await stream.closed;
      assert.equal((await client.send({ method: 'GET', path: '/health' })).status, undefined);
      await peer.listen();
      assert.equal(peer.url, url);
      assert.equal((await client.send({ method: 'GET', path: '/health' })).status, 200);
      assert.ok(actionsOf(history).includes('aborted'));
    }));

  it('does nothing any more, though it heeds no hang-up', () =>
    withPeer({ wire: 'llamacpp' }, async ({ peer, history, open }) => {
      peer.script([{ act: 'ignore-hang-up' }, { act: 'repeat', everyMs: 1, piece: 'x' }]);
      const stream = await open('x');
      await stream.until({ nth: 1 }, 'frame_ms');
      await peer.crash();
      assert.equal(await peer.calls[0]?.closed, 'aborted');
      const said = () => actionsOf(history).filter(action => action === 'piece').length;
      const before = said();
      await history.settles('nothing more is said');
      assert.equal(said(), before);
    }));
});
