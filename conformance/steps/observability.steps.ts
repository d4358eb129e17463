// What a target tells of tasks while engines hold them, beside logs, events and scrapes.
import { claim } from '#conformance/harness';
import { answering } from '#conformance/peers';
import { claims, drive, type StepDefinition, setup } from '../run/step.ts';

const enginesOfTheirOwn = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `P${at + 1}`,
      { settings: { engine: `own-${at + 1}` }, engines: { script: answering(['one']) } },
    ]),
  );

const setups: readonly StepDefinition[] = [
  setup('{int} pools, each with an engine of its own', ([count]) => ({ pools: enginesOfTheirOwn(count) })),
];

const drives: readonly StepDefinition[] = [
  drive(
    'task {string} is asked for until an engine holds it',
    (world, [task]) => {
      const calls = new Set<string>();
      return world.history.until({
        bound: 'frame_ms',
        what: `an engine holds task ${task}`,
        match: entry => {
          if (entry.kind !== 'peer' || entry.exchange === undefined) return undefined;
          if (String(entry.detail?.prompt).includes(world.names.promptTail(task))) calls.add(entry.exchange);
          return entry.action === 'held' && calls.has(entry.exchange) ? entry : undefined;
        },
      });
    },
    ['script_engines'],
  ),
  drive('{int} ms pass', (world, [ms]) => new Promise<void>(done => world.history.clock.after(ms, done))),
];

const made: readonly StepDefinition[] = [
  claims(
    'reader {string} is told of running only after task {string} has left its engine',
    (_, [ref, earlier]) =>
      claim('running.after', 'order.follows', {
        anchors: [
          { kind: 'step', pattern: `the engine ends task "${earlier}"` },
          { kind: 'frame', ref, event: 'metrics', where: { state: 'running' } },
        ],
      }),
  ),
  claims(
    'the attempts of task {string} in pool {string} are those that engines saw, {int} at least',
    (names, [task, pool, atLeast]) => {
      const { peers, replicas } = names.pool(pool);
      return claim('attempts.witnessed', 'attempts.witnessed', {
        ref: `${task}/getTask`,
        prompt: names.promptTail(task),
        replicas: Object.fromEntries(peers.map((peer, at) => [peer, replicas[at] ?? ''])),
        atLeast,
      });
    },
  ),
];

export const observabilitySteps: readonly StepDefinition[] = [...setups, ...drives, ...made];
