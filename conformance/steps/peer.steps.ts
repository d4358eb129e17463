// Then: what the engines were asked and when they were hung up on.
import { claim } from '#conformance/harness';
import { claims, type StepDefinition } from '../run/step.ts';

export const peerSteps: readonly StepDefinition[] = [
  claims('the engines of pool {string} were asked {int} times', (names, [pool, count]) => {
    const [only] = names.pool(pool).peers;
    return names.pool(pool).peers.length === 1 && only !== undefined
      ? claim('peer.asked', 'peer.asked', { peer: only, count })
      : claim('peer.asked', 'peer.asked', {
          count,
          where: { path: { $exists: true }, prompt: { $contains: names.mark } },
        });
  }),
  claims('engine {int} of pool {string} was asked {int} times', (names, [replica, pool, count]) =>
    claim('peer.asked', 'peer.asked', { peer: names.peer(pool, replica), count }),
  ),
  claims('an engine was asked {int} times for task {string}', (names, [count, task]) =>
    claim('peer.asked', 'peer.asked', { count, where: { prompt: { $contains: names.promptTail(task) } } }),
  ),
  claims('the engine of pool {string} was asked for the tasks in the order:', (names, [pool], input) =>
    claim('peer.order', 'peer.order', {
      peer: names.peer(pool),
      path: 'prompt',
      values: {
        $where: Object.fromEntries([
          ['#', input.values.length],
          ...input.values.map((task, at) => [String(at), { $contains: names.promptTail(String(task)) }]),
        ]),
      },
    }),
  ),
  claims(
    'engine {int} of pool {string} never has more than {int} tasks, and reaches it',
    (names, [replica, pool, max]) =>
      claim('peer.concurrency', 'peer.concurrency', { peer: names.peer(pool, replica), max, reaches: max }),
  ),
];
