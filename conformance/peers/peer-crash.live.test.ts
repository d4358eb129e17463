import assert from 'node:assert/strict';
import { holdingAfter } from './behaviour.ts';
import { actionsOf, withPeer } from './testing/peer-bench.ts';

describe('a peer that crashes', () => {
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
