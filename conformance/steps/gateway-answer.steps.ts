// Then: what a gateway must hand on, in both directions, and what it must keep to itself.
import { type Claim, claim, type JudgeArgs, type JudgeName, type Matcher } from '#conformance/harness';
import type { Names } from '../run/names.ts';
import { claims, type StepDefinition } from '../run/step.ts';
import { clientCookie, clientHop } from './gateway.steps.ts';
import { engineCookie, engineHop } from './gateway-engine.steps.ts';

type Hop = { readonly ref: string; readonly prompt: string };

/** Judges that need to know no more than which request is meant. */
type HopJudge = {
  [Name in JudgeName]: Hop extends JudgeArgs[Name] ? (JudgeArgs[Name] extends Hop ? Name : never) : never;
}[JudgeName];

const hop = (names: Names, ref: string): Hop => ({ ref, prompt: names.prompt(ref) });

const of = (expression: `${string}{string}${string}`, judge: HopJudge): StepDefinition =>
  claims(expression, (names, args): Claim => {
    const [ref = ''] = args as readonly string[];
    return claim(judge, judge, hop(names, ref));
  });

const failedWith = (expression: `${string}{string}${string}`, status: Matcher): StepDefinition =>
  claims(expression, (names, args): Claim => {
    const [ref = ''] = args as readonly string[];
    return claim('gateway.failed', 'gateway.failed', { ...hop(names, ref), status });
  });

export const gatewayAnswerSteps: readonly StepDefinition[] = [
  of('the messages of {string} reach the engine as they were asked', 'gateway.messages'),
  claims('these members of {string} reach the engine, or it is refused:', (names, [ref], input) =>
    claim('gateway.members', 'gateway.members', { ...hop(names, ref), members: input.values.map(String) }),
  ),
  of('the engine is asked once for {string}', 'gateway.one-call'),
  of("the text of {string} is the engine's", 'gateway.text'),
  of("the reason of {string} is the engine's", 'gateway.finish'),
  of("the calls of {string} are the engine's", 'gateway.arguments'),
  of("the usage of {string} is the engine's", 'gateway.usage'),
  of('the engine is asked for the usage of {string}, and its client is not told', 'gateway.usage-unasked'),
  claims('the first piece of {string} came while the engine held the rest', (names, [ref]) =>
    claim('gateway.unheld.first', 'gateway.unheld', { ...hop(names, ref), part: 'first' }),
  ),
  claims('each later piece of {string} came before the engine gave the next', (names, [ref]) =>
    claim('gateway.unheld.each', 'gateway.unheld', { ...hop(names, ref), part: 'each' }),
  ),
  of('the engine is hung up on for {string}', 'gateway.left'),
  of('{string} is broken off', 'gateway.broken-off'),
  failedWith('{string} fails as the engine did', { $min: 500, $max: 599 }),
  failedWith('{string} fails for want of an answer', { $oneOf: [408, 500, 502, 503, 504] }),
  failedWith('{string} is refused for load', { $oneOf: [429, 503] }),
  failedWith('{string} is refused as the engine refuses it', 400),
  failedWith('{string} is no success', { $min: 400, $max: 599 }),
  of('{string} says when to come again, and no sooner than the engine', 'gateway.retry-after'),
  of('{string} says what the engine said', 'gateway.same-words'),
  of('the engine is not asked again for {string}', 'gateway.not-again'),
  claims('the engine is asked for {string} at most as often as the gateway says', (names, [ref]) =>
    claim('gateway.calls-at-most', 'gateway.calls-at-most', {
      ...hop(names, ref),
      max: names.gateway.callsMax ?? 1,
    }),
  ),
  claims('{string} ends within the time that the gateway says', (names, [ref]) =>
    claim('gateway.in-time', 'gateway.in-time', {
      ...hop(names, ref),
      withinMs: names.gateway.silenceMs ?? 0,
    }),
  ),
  of('{string} is not served any more', 'gateway.newcomer'),
  claims('the key of {string} does not reach the engine', (names, [ref]) =>
    claim('gateway.key-kept', 'gateway.key-kept', {
      ...hop(names, ref),
      hasOwnKey: names.gateway.hasOwnKey,
    }),
  ),
  claims('the cookie of {string} does not reach the engine', (names, [ref]) =>
    claim('gateway.cookie-kept', 'gateway.word-kept', {
      ...hop(names, ref),
      word: names.word(clientCookie),
    }),
  ),
  claims("the engine's cookie does not reach the client of {string}", (names, [ref]) =>
    claim('gateway.cookie-kept-back', 'gateway.word-kept-back', {
      ...hop(names, ref),
      word: names.word(engineCookie),
    }),
  ),
  claims('the header of one hop of {string} does not reach the engine', (names, [ref]) =>
    claim('gateway.hop-kept', 'gateway.word-kept', { ...hop(names, ref), word: names.word(clientHop) }),
  ),
  claims("the engine's header of one hop does not reach the client of {string}", (names, [ref]) =>
    claim('gateway.hop-kept-back', 'gateway.word-kept-back', {
      ...hop(names, ref),
      word: names.word(engineHop),
    }),
  ),
  of('the trace of {string} goes on at the engine', 'gateway.trace'),
  of('{string} is answered with a request id', 'gateway.request-id'),
];
