// Given: what the engine behind a gateway will do with a request, told by its prompt, however often it is asked.
import type { Json } from '#conformance/harness';
import {
  answering,
  type Behaviour,
  delivering,
  type FailureKind,
  failing,
  holding,
  holdingAfter,
} from '#conformance/peers';
import { engineAlias } from '../run/any-model.ts';
import type { Reach } from '../run/setup.ts';
import { drive, type StepDefinition, setup } from '../run/step.ts';
import type { World } from '../run/world.ts';

const scripting: readonly Reach[] = ['script_engines'];

/** Characters that are cut, escaped or taken for something else by programs that are in a hurry. */
export const oddTexts: readonly string[] = [
  'Grüße, 中文字, עברית, e\u0301, 👩‍👩‍👧',
  ' "quoted" \\ back\\\\slash\t tab',
  '\ndata: [DONE]\n\n: no comment\r\n',
  '</s><|im_end|> {"error": null} ',
  '  \u2028 end ',
];

const will = (
  expression: `the engine will ${string}{string}${string}`,
  behaviourOf: (args: readonly (string | number)[], values: readonly string[], world: World) => Behaviour,
): StepDefinition =>
  drive(
    expression,
    (world, args, input) => {
      const [ref = '', ...rest] = args as readonly (string | number)[];
      world
        .peer(engineAlias)
        .scriptTask(world.names.prompt(String(ref)), behaviourOf(rest, input.values.map(text), world));
    },
    scripting,
  );

const text = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Each of a word that is found wherever it came. */
export const engineCookie = 'engine-cookie';
export const engineHop = 'engine-hop';

const adorned = ({ names }: World): Behaviour => [
  {
    act: 'adorn',
    headers: [
      ['Set-Cookie', `session=${names.word(engineCookie)}; Path=/`],
      ['Connection', 'keep-alive, X-Engine-Hop'],
      ['X-Engine-Hop', names.word(engineHop)],
    ],
  },
  ...answering(['one', ' two']),
];

/** Where a text is cut says nothing of where it could be read. */
const argumentPieces = ['{"color"', ': "r', 'ed", "n', 'ote": "a\\"b ü"}'];

const calling: Behaviour = [
  {
    act: 'end',
    instead: 'tool_calls',
    calls: [
      { id: 'call_1', name: 'report_color', arguments: argumentPieces },
      { id: 'call_2', name: 'report_color', arguments: ['{}'] },
    ],
  },
];

const endings: Readonly<Record<string, Parameters<typeof answering>[1]>> = {
  stop: {},
  length: { finish: 'length' },
  content_filter: { instead: 'content_filter' },
};

/** Unlike what anybody who counts would find. */
const counted = { usage: { promptTokens: 1_234, completionTokens: 567 } };

const refusals: Readonly<Record<number, FailureKind>> = { 400: 'http-400', 429: 'http-429', 503: 'http-503' };
const message = 'the engine says no: 7f3a';

export const gatewayEngineSteps: readonly StepDefinition[] = [
  setup('a gateway before an engine', () => ({ gateway: { stated: [] } })),
  setup('a gateway before an engine, that says how long it waits for a silent one', () => ({
    gateway: { stated: ['silence_ms'] },
  })),
  setup('a gateway before an engine, that says how often it asks', () => ({
    gateway: { stated: ['calls_max'] },
  })),
  setup('a gateway before an engine, that can be stopped', () => ({
    gateway: { stated: [] },
    ownsServer: true,
  })),
  will('the engine will answer {string} with odd characters', () => answering(oddTexts)),
  will('the engine will answer {string} with odd characters, byte by byte', () =>
    delivering(oddTexts, 'bytes'),
  ),
  will('the engine will end {string} for the reason {word}', ([reason]) =>
    answering(['one', ' two'], endings[String(reason)] ?? {}),
  ),
  will('the engine will answer {string} with calls of a tool', () => calling),
  will('the engine will answer {string} with counts of its own', () => answering(['one', ' two'], counted)),
  will('the engine will answer {string} with a cookie and a header of one hop', (_, __, world) =>
    adorned(world),
  ),
  will('the engine will give {string} the pieces and hold:', (_, values) => holdingAfter(values)),
  will('the engine will give {string} comments around the pieces and hold:', (_, values) => [
    { act: 'headers' },
    { act: 'comment', text: 'keep-alive' },
    ...values.flatMap(
      (piece): Behaviour => [
        { act: 'piece', text: piece },
        { act: 'comment', text: 'keep-alive' },
      ],
    ),
    { act: 'hold' },
    { act: 'comment', text: 'keep-alive' },
    { act: 'end' },
  ]),
  will('the engine will hold {string}', () => holding),
  will('the engine will fail {string} by {word}', ([kind]) => failing({ kind: kind as FailureKind })),
  will('the engine will refuse {string} with {int}', ([status]) =>
    failing({ kind: refusals[Number(status)] ?? 'http-500', message }),
  ),
  will('the engine will refuse {string} with {int} for {int} s', ([status, retryAfterS]) =>
    failing({ kind: refusals[Number(status)] ?? 'http-500', message, retryAfterS: Number(retryAfterS) }),
  ),
];
