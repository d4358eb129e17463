// Cancels, disconnects, and what an engine that is hung up on may still try.
import { claim } from '#conformance/harness';
import { obstinate } from '#conformance/peers';
import { claims, drive, type StepDefinition, setup } from '../run/step.ts';

export const cancellationSteps: readonly StepDefinition[] = [
  setup('the engines of pool {string} go on though they are hung up on, after:', ([alias], input) => ({
    pools: { [alias]: { settings: {}, engines: { script: obstinate(input.values.map(String)) } } },
  })),
  drive('task {string} is canceled {int} times at once', (world, [task, times]) =>
    Promise.all(
      Array.from({ length: times }, async () =>
        world.remember(task, await world.as(world.ownerOf(task)).cancel(world.names.taskId(task))),
      ),
    ),
  ),
  claims('each of the {int} cancels of task {string} is answered with {int}', (_, [times, task, status]) =>
    Array.from({ length: times }, (_each, at) =>
      claim('cancel.status', 'response.status', { ref: `${task}/cancelTask#${at + 1}`, status }),
    ),
  ),
  claims('engine {int} of pool {string} is hung up on within the abort bound of {string}', (names, args) => {
    const [replica, pool, ref] = args;
    return claim('peer.hung-up', 'peer.hung-up', {
      peer: names.peer(pool, replica),
      after: { kind: 'response', ref },
    });
  }),
  claims(
    'engine {int} of pool {string} still holds when reader {string} has frame {string}',
    (names, args) => {
      const [replica, pool, ref, event] = args;
      const peer = names.peer(pool, replica);
      return claim('peer.still-holds', 'order.follows', {
        anchors: [
          { kind: 'frame', ref, event },
          { kind: 'peer', peer, action: 'ended' },
        ],
      });
    },
  ),
  claims(
    'engine {int} of pool {string} is hung up on {int} to {int} ms after reader {string} left',
    (names, args) => {
      const [replica, pool, least, most, ref] = args;
      const place = {
        from: { kind: 'closed', ref },
        to: { kind: 'peer', peer: names.peer(pool, replica), action: 'aborted' },
      } as const;
      return [
        claim('disconnect.not-before', 'order.apart', { ...place, ms: least }),
        claim('disconnect.in-time', 'order.within', { ...place, ms: most }),
      ];
    },
  ),
  claims('reader {string} gets piece {string} never', (_, [ref, t]) =>
    claim('piece.never', 'stream.count', { ref, event: 'token', count: 0, where: { t } }),
  ),
];
