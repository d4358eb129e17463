// When and then: what no HTTP client agrees to send. Bytes, half requests, requests beyond every bound.
import {
  type Anchor,
  type Answer,
  claim,
  type HeaderPair,
  type Json,
  type Matcher,
  sendRaw,
} from '#conformance/harness';
import { claims, drive, type StepDefinition } from '../run/step.ts';
import type { StepInput } from '../run/step-input.ts';
import type { World } from '../run/world.ts';

type Pairs = Readonly<Record<string, Json>>;
type Part = string | Uint8Array;

const why = 'the check is about what happens to it';

/** `\xff` is that byte, `\r` and `\n` are those; lines end as HTTP has them. */
const bytesOf = (text: string): Buffer => {
  const lines = text.replaceAll('\n', '\r\n').replaceAll(/\\r/g, '\r').replaceAll(/\\n/g, '\n');
  const whole = lines.replaceAll(/\\x([0-9a-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(whole, 'latin1');
};

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

/** A valid task as JSON; `depth` nests an unknown member, `size` pads it with blanks. */
const taskText = (world: World, pairs: Pairs): string => {
  const draft = world.draft(String(pairs.task));
  const text = JSON.stringify(draft);
  const deep =
    pairs.depth === undefined ? text : `${text.slice(0, -1)},"deep":${nested(Number(pairs.depth) - 1)}}`;
  return deep.padEnd(Number(pairs.size ?? 0));
};

const bodyOf = (world: World, pairs: Pairs): Buffer => {
  if (pairs.task !== undefined) return Buffer.from(taskText(world, pairs));
  return typeof pairs.body === 'string' ? bytesOf(pairs.body) : Buffer.alloc(0);
};

const fillers = (pairs: Pairs): HeaderPair[] => [
  ...Array.from(
    { length: Number(pairs['filler headers'] ?? 0) },
    (_, at): HeaderPair => [`X-Filler-${at}`, '1'],
  ),
  ...(pairs['filler bytes'] === undefined
    ? []
    : [['X-Filler', 'x'.repeat(Number(pairs['filler bytes']))] satisfies HeaderPair]),
];

const headersOf = (world: World, pairs: Pairs, length: number): HeaderPair[] => {
  const isChunked = pairs.chunked === true;
  const announced = pairs.announces ?? (length > 0 && !isChunked ? length : undefined);
  const standing: readonly (readonly [string, Json | undefined])[] = [
    ['Host', new URL(world.target.url).host],
    ['Connection', 'close'],
    ['Content-Type', length > 0 || announced !== undefined ? 'application/json' : undefined],
    ['Content-Length', announced],
    ['Transfer-Encoding', isChunked ? 'chunked' : undefined],
  ];
  const given = Object.entries(pairs).flatMap(([name, value]): [string, Json][] =>
    name.startsWith('header.') ? [[name.slice('header.'.length), value]] : [],
  );
  const isGiven = (name: string): boolean =>
    given.some(([other]) => other.toLowerCase() === name.toLowerCase());
  const all = [...standing.filter(([name]) => !isGiven(name)), ...given];
  return [
    ...all.flatMap(([name, value]): HeaderPair[] =>
      value === undefined || value === null ? [] : [[name, String(value)]],
    ),
    ...fillers(pairs),
  ];
};

const chunksOf = (body: Buffer, isWhole: boolean): Part[] => [
  `${body.length.toString(16)}\r\n`,
  body,
  isWhole ? '\r\n0\r\n\r\n' : '\r\n',
];

/**
 * Rows: `line`; `header.X` (null leaves one out that would be sent); `filler headers` (so many), `filler bytes` (one
 * header of so many); `body` (with escapes), or `task`, `size` and `depth`; `announces` (another length), `chunked`;
 * `stops` (in `headers`, after `headers` or in `body`): what follows is never sent.
 */
const partsOf = (world: World, { pairs }: StepInput): Part[] => {
  const body = bodyOf(world, pairs);
  const lines = headersOf(world, pairs, body.length).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `${pairs.line ?? 'GET /healthz HTTP/1.1'}\r\n${lines.join('')}`;
  if (pairs.stops === 'in headers') return [head.slice(0, -4)];
  if (pairs.stops === 'after headers') return [`${head}\r\n`];
  const isWhole = pairs.stops === undefined;
  const sent = isWhole || pairs.chunked === true ? body : body.subarray(0, Math.floor(body.length / 2));
  return [`${head}\r\n`, ...(pairs.chunked === true ? chunksOf(sent, isWhole) : [sent])];
};

const begin = (world: World, parts: readonly Part[]): Promise<Answer> =>
  sendRaw({ baseUrl: world.target.url, history: world.history, parts, why });

/** What was begun and has no answer yet. Its exchange is known by name once it has one. */
const begun = new WeakMap<World, Map<string, Promise<Answer>>>();

const remember = (world: World, ref: string, answer: Promise<Answer>): void => {
  const known = begun.get(world) ?? new Map<string, Promise<Answer>>();
  known.set(ref, answer);
  begun.set(world, known);
};

const answered = async (world: World, ref: string): Promise<void> => {
  const answer = await begun.get(world)?.get(ref);
  if (answer === undefined) throw new Error(`no step begins a request as ${ref}`);
  world.remember(ref, answer);
};

const closedBy = (ref: string, error: Matcher): Anchor => ({ kind: 'closed', ref, where: { error } });

export const rawSteps: readonly StepDefinition[] = [
  drive('a raw request is sent as {string} with:', async (world, [ref], input) =>
    world.remember(ref, await begin(world, partsOf(world, input))),
  ),
  drive('a raw request is begun as {string} with:', (world, [ref], input) =>
    remember(world, ref, begin(world, partsOf(world, input))),
  ),
  drive('{string} has its answer', (world, [ref]) => answered(world, ref)),
  drive('the bytes are sent as {string}:', async (world, [ref], input) =>
    world.remember(ref, await begin(world, [bytesOf(input.text)])),
  ),
  claims('{string} gets an error envelope or a closed connection', (_, [ref]) => [
    claim('raw.no-success', 'entry.count', {
      anchor: { kind: 'response', ref, where: { status: { $max: 399 } } },
      count: 0,
    }),
    claim('raw.no-bare-error', 'entry.count', {
      anchor: {
        kind: 'response',
        ref,
        where: { 'body.code': { $not: { $matches: '^[A-Z_]+$' } } },
      },
      count: 0,
    }),
    claim('raw.no-silence', 'entry.count', {
      anchor: closedBy(ref, { $matches: 'bound' }),
      count: 0,
    }),
  ]),
  claims('the connection of {string} is refused or closed without an answer', (_, [ref]) => [
    claim('raw.no-answer', 'entry.count', { anchor: { kind: 'response', ref }, count: 0 }),
    claim('raw.closed', 'entry.count', {
      anchor: closedBy(ref, { $not: { $matches: 'bound' } }),
      count: 1,
    }),
  ]),
  claims('{string} is answered before {string} is', (_, [first, second]) =>
    claim('answers.order', 'order.follows', {
      anchors: [
        { kind: 'request', ref: second },
        { kind: 'response', ref: first },
        { kind: 'response', ref: second },
      ],
    }),
  ),
  claims('the answer to {string} comes {int} ms or more after its request', (_, [ref, ms]) =>
    claim('answer.not-before', 'order.apart', {
      from: { kind: 'request', ref },
      to: { kind: 'response', ref },
      ms,
    }),
  ),
];
