import assert from 'node:assert/strict';
import { VirtualWorld } from '../kernel/index.ts';
import { createAdapter, type ReplicaEngine, spokenWires } from './index.ts';

const world = new VirtualWorld();

describe('the door of the engines', () => {
  it('hands out the adapter of the wire that the configuration names', async () => {
    const replicas: ReplicaEngine[] = [
      { wire: 'llamacpp', replicaId: 'a', url: 'http://127.0.0.1:1' },
      { wire: 'vllm', replicaId: 'v', url: 'http://127.0.0.1:1', model: 'm' },
      { wire: 'openai', replicaId: 'o', url: 'http://127.0.0.1:1', model: 'm' },
      { wire: 'anthropic', replicaId: 'n', url: 'http://127.0.0.1:1', model: 'm' },
      { wire: 'tgi', replicaId: 'd', url: 'http://127.0.0.1:1', chatTemplate: 'chatml' },
      { wire: 'triton', replicaId: 'e', url: 'http://127.0.0.1:1', model: 'tiny' },
      { wire: 'embedded', replicaId: 'b', slots: 1 },
      { wire: 'scripted', replicaId: 'c', scripted: { pieces: ['x'] } },
    ];
    for (const replica of replicas) {
      assert.ok(spokenWires().includes(replica.wire));
      const adapter = createAdapter(replica, world);
      assert.equal(adapter.describe().wire, replica.wire);
      await adapter.close();
    }
  });

  it('gives a script the slots and the context of its replica, unless it names its own', async () => {
    const slots = async (own: { slots?: number }): Promise<unknown> =>
      await createAdapter(
        { wire: 'scripted', replicaId: 'c', slots: 7, scripted: { pieces: ['x'], ...own } },
        world,
      ).slots(new AbortController().signal);
    assert.deepEqual(await slots({}), { total: 7, free: 7 });
    assert.deepEqual(await slots({ slots: 2 }), { total: 2, free: 2 });
  });

  it('refuses a replica that lacks what its wire needs', () => {
    const lacking: ReplicaEngine[] = [
      { wire: 'llamacpp', replicaId: 'a' },
      { wire: 'vllm', replicaId: 'v', url: 'http://127.0.0.1:1' },
      { wire: 'openai', replicaId: 'o', model: 'm' },
      { wire: 'scripted', replicaId: 'c' },
      { wire: 'triton', replicaId: 'e', url: 'http://127.0.0.1:1' },
      { wire: 'tgi', replicaId: 'd', url: 'http://127.0.0.1:1', chatTemplate: 'nobody knows it' },
    ];
    for (const replica of lacking) {
      assert.throws(() => createAdapter(replica, world), { kind: 'invalid-request' });
    }
  });
});
