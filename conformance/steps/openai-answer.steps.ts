// Then: what answers of the OpenAI surface must be, whole and streamed.
import { type Claim, claim, type JudgeArgs, type JudgeName } from '#conformance/harness';
import { type ArgsOf, claims, type StepDefinition } from '../run/step.ts';

type RefJudge = {
  [Name in JudgeName]: { readonly ref: string } extends JudgeArgs[Name] ? Name : never;
}[JudgeName];

/** A claim of one answer. */
const of = (expression: `${string}{string}${string}`, judge: RefJudge): StepDefinition =>
  claims(expression, (_, args) => {
    const [ref] = args as ArgsOf<'{string}'>;
    return claim(judge.replace('openai.', ''), judge, { ref } as JudgeArgs[RefJudge]);
  });

const answers: readonly StepDefinition[] = [
  of('{string} is served', 'openai.served'),
  of('{string} lists models', 'openai.models'),
  of('each model of {string} has a time and an owner', 'openai.models-described'),
  claims('{string} is a whole chat', (_, [ref]) =>
    claim('whole', 'openai.whole', { ref, part: 'ChatCompletion' }),
  ),
  of('each choice of {string} has its index and a message of the assistant', 'openai.messages'),
  of('each choice of {string} ends for a legal reason', 'openai.finish'),
  of('{string} is not streamed', 'openai.not-streamed'),
  of('the answer to {string} has a request id', 'openai.request-id'),
];

const counts: readonly StepDefinition[] = [
  of('{string} tells its usage', 'openai.usage-told'),
  of('the usage of {string} adds up', 'openai.usage-sum'),
  claims('what is a part of the usage is no addend of it:', (_, __, input) =>
    claim('usage-parts', 'openai.usage-parts', { refs: input.values.map(String) }),
  ),
  of('the text of {string} is counted', 'openai.usage-of-text'),
  of('{string} has no more tokens than were allowed', 'openai.limit'),
  of('{string} says that it ended at its limit', 'openai.limit-reason'),
];

const streams: readonly StepDefinition[] = [
  of('{string} is a stream of chunks', 'openai.chunks'),
  of('every chunk of {string} has the same id, time and model', 'openai.one-head'),
  of('[DONE] comes once and last in {string}', 'openai.done'),
  of('the first chunk of each choice of {string} has the role', 'openai.role-first'),
  of('no choice of {string} ends before its last chunk', 'openai.ends-once'),
  of('the last chunk of each choice of {string} has a legal reason', 'openai.last-reason'),
  of('no choice of {string} has text after its end', 'openai.nothing-after'),
  of('one chunk of {string} has the usage, after all others', 'openai.usage-chunk'),
  of('no other chunk of {string} has usage', 'openai.usage-elsewhere'),
  of('no chunk of {string} is there for its usage', 'openai.no-usage-chunk'),
  of('every line of {string} is one of a stream', 'openai.only-fields'),
  of('{string} does not end as if it were whole', 'openai.told-broken'),
  ...(
    [
      ['has the text', 'openai.same-text'],
      ['ends for the reason', 'openai.same-reason'],
    ] as const
  ).map(([words, judge]) =>
    claims(`the stream {string} ${words} of {string} and {string}`, (_, args) => {
      const [streamed, one, again] = args as ArgsOf<'{string}{string}{string}'>;
      return claim(judge.replace('openai.', ''), judge, { one, again, streamed });
    }),
  ),
];

const completions = '/v1/completions';

const texts: readonly StepDefinition[] = [
  claims('{string} is a whole text', (_, [ref]) => [
    claim('text.served', 'openai.finish', { ref, optional: completions }),
    claim('text.whole', 'openai.whole', { ref, part: 'OpenaiCompletion', optional: completions }),
    claim('text.usage', 'openai.usage-sum', { ref, optional: completions }),
  ]),
  claims('the stream {string} is the text of {string} and {string}, and ends once', (_, args) => {
    const [streamed, one, again] = args;
    return [
      claim('text.same', 'openai.same-text', { one, again, streamed, optional: completions }),
      claim('text.done', 'openai.done', { ref: streamed, optional: completions }),
    ];
  }),
  claims('the text {string} is refused as not understood', (_, [ref]) =>
    claim('text.refused', 'openai.refused', { ref, status: { $oneOf: [400, 422] }, optional: completions }),
  ),
];

const refusals: readonly StepDefinition[] = [
  claims('{string} is refused as not understood', (_, [ref]) =>
    claim('not-understood', 'openai.refused', { ref, status: { $oneOf: [400, 422] } }),
  ),
  claims('{string} is refused as it can not be served', (_, [ref]) =>
    claim('not-served', 'openai.refused', { ref, status: { $min: 400, $max: 499 } }),
  ),
  claims('{string} fails with a status', (_, [ref]) => [
    claim('failed.status', 'openai.refused', { ref, status: { $min: 400, $max: 599 } }),
    claim('failed.typed', 'openai.error-typed', { ref }),
  ]),
  claims('{string} is refused as too long', (_, [ref]) =>
    claim('too-long', 'openai.refused', { ref, status: { $oneOf: [400, 413] } }),
  ),
  claims('{string} is not refused as unknown', (names, [ref]) =>
    claim('known', 'openai.known', { ref, own: names.pool().modelRef }),
  ),
  of('the failure of {string} has a typed error', 'openai.error-typed'),
  claims('the unknown key of {string} is refused, where {string} is refused without one', (_, args) => {
    const [ref, keyless] = args;
    return claim('key-refused', 'openai.key-refused', { ref, keyless });
  }),
  of('the unknown parameter of {string} is ignored, or refused with 400', 'openai.unknown-parameter'),
  ...(
    [
      ['has a typed error', 'typed'],
      ['says when to come again', 'told'],
      ['comes at once', 'at-once'],
    ] as const
  ).map(([words, part]) =>
    claims(`each refusal for load of {string} ${words}`, (_, args): Claim => {
      const [ref] = args as ArgsOf<'{string}'>;
      return claim(`obeyable.${part}`, 'openai.obeyable', { ref, part });
    }),
  ),
  claims('{string} is served after all of {string} were left', (_, [ref, left]) =>
    claim('served-after', 'openai.served-after', { ref, left }),
  ),
];

/** A claim of a feature that a server may refuse. */
type Feature = {
  readonly [Name in JudgeName]: JudgeArgs[Name] extends { optional: string } ? Name : never;
}[JudgeName];

const optionally = (
  expression: `${string}{string}${string}`,
  judge: Feature,
  optional: string,
): StepDefinition =>
  claims(expression, (_, args) => {
    const [ref] = args as ArgsOf<'{string}'>;
    return claim(judge.replace('openai.', ''), judge, { ref, optional } as JudgeArgs[Feature]);
  });

const features: readonly StepDefinition[] = [
  optionally('the stop string stands nowhere in {string}', 'openai.stop-absent', 'stop'),
  claims('{string} says that a stop string ended the text of {string}', (_, [ref, whole]) =>
    claim('stop-reason', 'openai.stop-reason', { ref, whole, optional: 'stop' }),
  ),
  optionally('{string} has as many choices as were asked for', 'openai.choices', 'n'),
  optionally('the choices of {string} are kept apart, and each ends once', 'openai.choices-apart', 'n'),
  optionally('{string} tells the log probability of each token', 'openai.logprobs', 'logprobs'),
  optionally('the text of {string} is one JSON object', 'openai.json-text', 'response_format'),
  claims('the text of {string} is a JSON object with:', (_, [ref], input) =>
    claim('json-schema', 'openai.json-text', { ref, optional: 'response_format', where: input.pairs }),
  ),
  claims('the answers have the same text:', (_, __, input) =>
    claim('all-alike', 'openai.all-alike', { refs: input.values.map(String), optional: 'seed' }),
  ),
  claims('the answers do not all have the same text:', (_, __, input) =>
    claim('not-all-alike', 'openai.not-all-alike', {
      refs: input.values.map(String),
      optional: 'temperature',
    }),
  ),
  optionally('the arguments of each call of {string} are one JSON text', 'openai.call-arguments', 'tools'),
  optionally('each call of {string} has an id and the name of a tool', 'openai.call-names', 'tools'),
  optionally('{string} ends for its calls', 'openai.call-reason', 'tools'),
  optionally('{string} has no call', 'openai.no-call', 'tool_choice'),
  optionally('{string} has the call that was asked for', 'openai.call', 'tool_choice'),
];

export const openaiAnswerSteps: readonly StepDefinition[] = [
  ...[...answers, ...counts, ...streams, ...texts],
  ...[...refusals, ...features],
];
