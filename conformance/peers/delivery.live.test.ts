import assert from 'node:assert/strict';
import { valueAt } from '#conformance/harness';
import { type Behaviour, type Delivery, delivering, holdingAfter, obstinate } from './behaviour.ts';
import { actionsOf, detailOf, payloadsOf, withPeer } from './testing/peer-bench.ts';

const pieces = ['héllo', ' 👍', ' 日本'];

const chunksOf = async (behaviour: Behaviour): Promise<Buffer[]> => {
  const chunks: Buffer[] = [];
  await withPeer({ wire: 'llamacpp' }, async ({ peer }) => {
    peer.script(behaviour);
    const answer = await fetch(`${peer.url}/completion`, {
      method: 'POST',
      body: JSON.stringify({ prompt: 'x', stream: true }),
    });
    for await (const chunk of answer.body ?? []) chunks.push(Buffer.from(chunk));
  });
  return chunks;
};

describe('the bytes of a peer', () => {
  it('travel one by one where they are to, in the middle of a character too', async () => {
    const chunks = await chunksOf(delivering(pieces, 'bytes'));
    assert.ok(chunks.length > 50);
    assert.match(Buffer.concat(chunks).toString('utf8'), /héllo.* 👍.* 日本.*"stop":true/s);
  });

  it('travel all at once where they are to', async () => {
    const [first = Buffer.of(), ...others] = await chunksOf(delivering(pieces, 'joined'));
    assert.match(first.toString('utf8'), /héllo.* 👍.* 日本.*"stop":true/s);
    assert.deepEqual(others, []);
  });

  for (const as of ['bytes', 'joined'] satisfies Delivery[]) {
    it(`that travel ${as} are there when it holds`, () =>
      withPeer({ wire: 'llamacpp' }, async ({ peer, open }) => {
        peer.script([{ act: 'deliver', as }, ...holdingAfter(pieces)]);
        const stream = await open('x');
        await stream.until({ nth: 3 }, 'frame_ms');
        assert.deepEqual(
          payloadsOf(stream.frames).map(payload => valueAt(payload, 'content')),
          pieces,
        );
        stream.hangUp();
      }));
  }
});

describe('a peer that ignores a hang-up', () => {
  it('keeps its slot until it is told to end, and says when it was hung up on', () =>
    withPeer({ wire: 'llamacpp', slots: 1 }, async ({ peer, history, open }) => {
      peer.script(obstinate(['a']));
      const stream = await open('x');
      await stream.until({ nth: 1 }, 'frame_ms');
      stream.hangUp();
      await history.until({
        bound: 'frame_ms',
        what: 'it is hung up on',
        match: () => (actionsOf(history).includes('aborted') ? true : undefined),
      });
      const [call] = peer.calls;
      assert.equal(call?.state, 'held');
      assert.deepEqual(peer.engine.busy, [call?.id]);
      call?.release('b');
      assert.deepEqual(detailOf(history, 'released'), { delivered: false });
      call?.end();
      assert.deepEqual(peer.engine.busy, [undefined]);
    }));
});

describe('an engine that says little', () => {
  for (const wire of ['llamacpp', 'openai'] as const) {
    it(`of ${wire} gives neither counts nor a reason`, () =>
      withPeer({ wire }, async ({ peer, open }) => {
        peer.script([{ act: 'end', unsaid: ['usage', 'finish'] }]);
        const stream = await open('x');
        await stream.closed;
        const words = JSON.stringify(payloadsOf(stream.frames));
        assert.doesNotMatch(words, /usage|tokens_predicted|"stop_type":"eos"|"finish_reason":"stop"/);
        assert.match(words, /"stop":true|DONE/);
      }));
  }
});
