// How a server stops.
import { claim } from '#conformance/harness';
import { claims, drive, type StepDefinition } from '../run/step.ts';

export const durabilitySteps: readonly StepDefinition[] = [
  drive('the readiness comes to be answered with {int} as {string}', (world, [status, ref]) =>
    world.poll(ref, {
      what: `the readiness is answered with ${status}`,
      bound: 'frame_ms',
      ask: () => world.as({ role: 'nobody' }).readiness(),
      isDone: answer => answer.status === status,
    }),
  ),
  claims('the server ends within {int} ms of signal {int}', (_, [ms, nth]) =>
    claim('process.ends', 'order.within', {
      from: { kind: 'process', action: 'signaled', nth },
      to: { kind: 'process', action: 'exited' },
      ms,
    }),
  ),
  claims('the server ends at least {int} ms after signal {int}', (_, [ms, nth]) =>
    claim('process.waits', 'order.apart', {
      from: { kind: 'process', action: 'signaled', nth },
      to: { kind: 'process', action: 'exited' },
      ms,
    }),
  ),
  claims('engine {int} of pool {string} is hung up on', (names, [replica, pool]) =>
    claim('peer.aborted', 'entry.count', {
      anchor: { kind: 'peer', peer: names.peer(pool, replica), action: 'aborted' },
      count: { $min: 1 },
    }),
  ),
];
