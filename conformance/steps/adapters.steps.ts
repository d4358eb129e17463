// What orchestrators send to engines, and what engines send them.
import { claim, type Json } from '#conformance/harness';
import {
  answering,
  type Behaviour,
  delivering,
  type Ending,
  type FailureKind,
  failing,
} from '#conformance/peers';
import type { EngineSetup, Reach } from '../run/setup.ts';
import { claims, drive, type StepDefinition, setup } from '../run/step.ts';

const scripting: readonly Reach[] = ['script_engines'];

const scripted = (alias: string, script: Behaviour) => {
  const engines: EngineSetup = { script };
  return { pools: { [alias]: { settings: {}, engines } } };
};

const counted = (promptTokens: number, completionTokens: number, cachedTokens?: number): Ending => ({
  usage: { promptTokens, completionTokens, ...(cachedTokens === undefined ? {} : { cachedTokens }) },
});

const setups: readonly StepDefinition[] = [
  setup('the engines of pool {string} are not what it asks for', ([alias]) => ({
    pools: { [alias]: { settings: {}, engines: { isUnfit: true } } },
  })),
  setup('the engines of pool {string} send with names, comments and no space:', ([alias], input) =>
    scripted(alias, delivering(input.values.map(String), 'dressed')),
  ),
  setup('the engines of pool {string} answer without their {word}:', ([alias, what], input) =>
    scripted(alias, answering(input.values.map(String), { unsaid: [what === 'done' ? 'done' : 'usage'] })),
  ),
  setup(
    'the engines of pool {string} read {int} tokens, {int} of them cached, and write {int}:',
    ([alias, read, cached, written], input) =>
      scripted(alias, answering(input.values.map(String), counted(read, written, cached))),
  ),
  setup('the engines of pool {string} stop for want of room:', ([alias], input) =>
    scripted(alias, answering(input.values.map(String), { finish: 'length' })),
  ),
  setup('the engines of pool {string} withhold what comes after:', ([alias], input) =>
    scripted(alias, answering(input.values.map(String), { instead: 'content_filter' })),
  ),
];

const drives: readonly StepDefinition[] = [
  drive('task {string} is submitted in the trace {string}', (world, [task, trace]) =>
    world.submit(task, { headers: [['traceparent', `00-${trace}-00f067aa0ba902b7-01`]] }),
  ),
  drive(
    'the next task of pool {string} fails by {word} saying {string}',
    (world, [pool, kind, message]) => {
      for (const peer of world.peersOf(pool))
        peer.scriptNext(failing({ kind: kind as FailureKind, message }));
    },
    scripting,
  ),
  drive(
    'the next task of pool {string} fails by {word}, to be tried again after {int} s',
    (world, [pool, kind, retryAfterS]) => {
      for (const peer of world.peersOf(pool))
        peer.scriptNext(failing({ kind: kind as FailureKind, retryAfterS }));
    },
    scripting,
  ),
  drive(
    'the engine of pool {string} tells that {float} of its memory is in use',
    (world, [pool, usage]) => {
      world.peer(pool).engine.kvUsage = usage;
    },
    scripting,
  ),
  drive(
    'what the engine of pool {string} was asked beside tasks is noted as {string}',
    (world, [pool, name]) => {
      const routes: readonly Json[] = [...world.peer(pool).probes.keys()];
      world.history.append({ kind: 'peer', peer: name, action: 'connected', detail: { routes } });
    },
    scripting,
  ),
];

const made: readonly StepDefinition[] = [
  claims('an engine was asked for task {string} with:', (names, [task], input) =>
    claim('peer.asked-with', 'entry.where', {
      anchor: {
        kind: 'peer',
        action: 'request',
        where: { generation: true, prompt: { $contains: names.promptTail(task) } },
      },
      where: input.pairs,
    }),
  ),
  claims(
    'an engine was asked for task {string} by {string} with the trace {string}',
    (names, [task, path, trace]) =>
      claim('peer.trace', 'entry.count', {
        anchor: {
          kind: 'peer',
          action: 'request',
          where: {
            path,
            prompt: { $contains: names.promptTail(task) },
            headers: {
              $contains: { $where: { 0: { $matches: '^[Tt]raceparent$' }, 1: { $contains: trace } } },
            },
          },
        },
        count: 1,
      }),
  ),
  claims('no engine was sent the header {string}', (_, [name]) =>
    claim('peer.no-header', 'entry.count', {
      anchor: {
        kind: 'peer',
        action: 'request',
        where: {
          headers: { $contains: { $where: { 0: { $oneOf: [name, name.toLowerCase()] } } } },
        },
      },
      count: 0,
    }),
  ),
  claims('in {string} the engine was asked:', (_, [peer], input) =>
    input.values.map(route =>
      claim('peer.probed', 'entry.where', {
        anchor: { kind: 'peer', peer },
        where: { routes: { $contains: route } },
      }),
    ),
  ),
  claims('no engine was asked in the words of the user {string}', (_, [user]) =>
    claim('peer.not-passed', 'entry.count', {
      anchor: { kind: 'peer', action: 'request', where: { 'body.user': user } },
      count: 0,
    }),
  ),
  claims(
    'an engine is asked again for task {string} at least {int} ms after its refusal',
    (names, [task, ms]) =>
      claim('peer.spaced', 'order.apart', {
        from: { kind: 'peer', action: 'failed' },
        to: {
          kind: 'peer',
          action: 'request',
          where: { generation: true, prompt: { $contains: names.promptTail(task) } },
          nth: 2,
        },
        ms,
      }),
  ),
  claims('no answer and no frame holds {string}', (_, [text]) =>
    claim('client.never', 'told.never', { text, kinds: ['response', 'frame'] }),
  ),
  claims('a line of the log holds {string}', (_, [pattern]) =>
    claim('log.holds', 'output.lines', { pattern, count: { $min: 1 } }),
  ),
];

export const adaptersSteps: readonly StepDefinition[] = [...setups, ...drives, ...made];
