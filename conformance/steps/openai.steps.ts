// When: chats and texts are asked for as clients of the OpenAI API do, whole, streamed, left, and as nobody should.
import {
  type Json,
  type OpenaiClient,
  type OpenaiPath,
  parsedJson,
  type Stream,
  valueAt,
} from '#conformance/harness';
import { withSettings } from '../run/setup.ts';
import { type Asks, asking, drive, type StepDefinition, setup } from '../run/step.ts';
import type { StepInput } from '../run/step-input.ts';
import type { World } from '../run/world.ts';

/** Long enough that nothing fits into a few tokens, and the same for every request of a case. */
const words = 'Count from one to one hundred in words.';
const tokensDefault = 16;

type Members = Readonly<Record<string, Json>>;

interface Request {
  readonly ref: string;
  readonly path: OpenaiPath;
  readonly members: Members;
  readonly isStream: boolean;
}

const promptOf = ({ names }: World): string => `${words} (${names.prompt('chat')})`;

/** The same request again gives the same answer, as far as a server can. Rows are members of it; null leaves one out. */
export const openaiBody = (world: World, path: OpenaiPath, members: Members): Record<string, unknown> => {
  const { modelRef } = world.names.pool();
  const content = promptOf(world);
  const asked = path === '/completions' ? { prompt: content } : { messages: [{ role: 'user', content }] };
  const body = { model: modelRef, ...asked, max_tokens: tokensDefault, temperature: 0, seed: 7 };
  const { invalid: _invalid, ...rest } = members;
  return Object.fromEntries(Object.entries(withSettings(body, rest)).filter(([, value]) => value !== null));
};

/** `[DONE]` or the end of the connection; what comes behind the former is still seen. */
const untilOver = async (stream: Stream, { history }: World): Promise<void> => {
  if (!stream.isOpened) return;
  const { exchange } = stream;
  await history.until({
    bound: 'terminal_ms',
    what: `the stream ${exchange} is over`,
    match: entry =>
      (entry.kind === 'frame' && entry.exchange === exchange && entry.data?.trim() === '[DONE]') ||
      (entry.kind === 'closed' && entry.exchange === exchange)
        ? true
        : undefined,
  });
  const settled = history.settles(`${exchange} has nothing more to say`);
  await Promise.race([stream.closed, settled]);
};

const whyOf = ({ invalid }: Members) => (invalid === undefined ? {} : { invalidOnPurpose: String(invalid) });

const begin = async (
  world: World,
  { ref, path, members }: Request,
  client = world.openai(),
): Promise<Stream> => {
  const body = openaiBody(world, path, { ...members, stream: true });
  return world.keep(ref, await client.stream(path, { body, ...whyOf(members) }));
};

export const ask = async (world: World, request: Request, client?: OpenaiClient): Promise<void> => {
  if (request.isStream) return untilOver(await begin(world, request, client), world);
  const { ref, path, members } = request;
  const body = openaiBody(world, path, members);
  world.remember(ref, await (client ?? world.openai()).whole(path, { body, ...whyOf(members) }));
};

const tokensIn = ({ pairs }: StepInput): number => {
  const allowed = pairs.max_completion_tokens ?? pairs.max_tokens;
  return (typeof allowed === 'number' ? allowed : tokensDefault) * Number(pairs.n ?? 1);
};

const one = (_: unknown, input: StepInput): Asks => ({ requests: 1, tokens: tokensIn(input) });

const ways = [
  { verb: 'chats', path: '/chat/completions', isStream: false },
  { verb: 'chats in a stream', path: '/chat/completions', isStream: true },
  { verb: 'completes a text', path: '/completions', isStream: false },
  { verb: 'completes a text in a stream', path: '/completions', isStream: true },
] as const;

const asked: readonly StepDefinition[] = ways.flatMap(({ verb, ...way }) => [
  ...(way.path === '/chat/completions'
    ? [
        asking(`the client ${verb} as {string}`, one, (world, [ref], input) =>
          ask(world, { ...way, ref, members: input.pairs }),
        ),
      ]
    : []),
  asking(`the client ${verb} as {string} with:`, one, (world, [ref], input) =>
    ask(world, { ...way, ref, members: input.pairs }),
  ),
]);

/** A part of the middle of the text, where it has any: it will come again, and stop it. */
const stopOf = (text: string): string => {
  const characters = [...text];
  const from = Math.floor(characters.length / 2);
  return characters.slice(from, from + 2).join('');
};

const bodyOf = (world: World, ref: string): unknown => {
  const exchange = world.history.snapshot().refs.get(ref)?.at(-1);
  const response = world.history.entries.find(
    entry => entry.kind === 'response' && entry.exchange === exchange,
  );
  return response?.kind === 'response' ? parsedJson(response.body) : undefined;
};

const firstText = (world: World, ref: string): string => {
  const text = valueAt(bodyOf(world, ref), 'choices.0.message.content');
  return typeof text === 'string' ? text : '';
};

const stopped =
  (isStream: boolean) =>
  (world: World, [ref, like]: readonly [string, string]): Promise<void> => {
    const stop = stopOf(firstText(world, like));
    const members: Members = stop === '' ? {} : { stop: [stop] };
    return ask(world, { ref, path: '/chat/completions', members, isStream });
  };

/** The one that all checks ask, where it is listed: another one need not chat. */
const listedModel = (world: World, ref: string): string => {
  const data = valueAt(bodyOf(world, ref), 'data');
  const ids = Array.isArray(data) ? data.map(model => valueAt(model, 'id')) : [];
  const { modelRef } = world.names.pool();
  return String(ids.includes(modelRef) ? modelRef : (ids[0] ?? modelRef));
};

const few = (): Asks => ({ requests: 1, tokens: tokensDefault });

const stops: readonly StepDefinition[] = [
  asking('the client chats as {string} with a stop string out of the text of {string}', few, stopped(false)),
  asking(
    'the client chats in a stream as {string} with a stop string out of the text of {string}',
    few,
    stopped(true),
  ),
];

const odd: readonly StepDefinition[] = [
  drive('the models are listed as {string}', async (world, [ref]) => {
    world.remember(ref, await world.openai().models());
  }),
  asking('the client chats as {string} with a model that {string} lists', few, (world, [ref, list]) =>
    ask(world, {
      ...{ ref, path: '/chat/completions', isStream: false },
      members: { model: listedModel(world, list) },
    }),
  ),
  asking('the client sends as a chat {string} the text:', few, async (world, [ref], input) => {
    const call = { bodyText: input.text, invalidOnPurpose: 'the check is about what happens to it' };
    world.remember(ref, await world.openai().whole('/chat/completions', call));
  }),
  asking('somebody chats as {string} with a key that nobody has', few, (world, [ref]) =>
    ask(
      world,
      { ref, path: '/chat/completions', members: {}, isStream: false },
      world.openaiWith(world.names.ids.secret('unknown-')),
    ),
  ),
  asking('somebody chats as {string} without a key', few, (world, [ref]) =>
    ask(world, { ref, path: '/chat/completions', members: {}, isStream: false }, world.openaiWith(undefined)),
  ),
  ...ways.slice(0, 2).map(({ verb, ...way }) =>
    asking(`the client ${verb} as {string} with more words than fit`, few, (world, [ref]) => {
      const content = 'river '.repeat(world.names.pool().ctx + 1);
      return ask(world, { ...way, ref, members: { messages: [{ role: 'user', content }] } });
    }),
  ),
  setup('any model whose context is known', () => ({ anyModel: true, knownContext: true })),
];

/** How many at a time are too many for a small server, and few for a large one. */
const crowdSize = 24;
const leftTokens = 128;

interface Crowd {
  readonly ref: string;
  readonly isStream: boolean;
  readonly tokens: number;
  readonly signal?: AbortSignal;
}

/** All at once, each to its end. */
const crowd = async (world: World, { ref, isStream, tokens, signal }: Crowd): Promise<void> => {
  const client = world.openai();
  const path = '/chat/completions';
  const body = openaiBody(world, path, { max_tokens: tokens, ...(isStream ? { stream: true } : {}) });
  const call = { body, mayBeRefused: true, ...(signal === undefined ? {} : { signal }) };
  const begun = Array.from({ length: crowdSize }, async (_, at) => {
    const name = `${ref}.${at + 1}`;
    if (isStream) await world.keep(name, await client.stream(path, call)).closed;
    else world.remember(name, await client.whole(path, call));
  });
  await Promise.all(begun);
};

/** Of streams the first has begun by then, so that not all of them are left before they are there. */
const areBegun = async ({ history }: World, isStream: boolean): Promise<void> => {
  await history.settles(`${crowdSize} chats are begun`);
  if (!isStream) return;
  await history.until({
    bound: 'first_frame_ms',
    what: 'one of the streams has begun',
    match: entry => (entry.kind === 'response' && entry.status === 200 ? true : undefined),
  });
};

/** After a while they are hung up, wherever they are. */
const leave = async (world: World, ref: string, isStream: boolean): Promise<void> => {
  const leaving = new AbortController();
  const begun = crowd(world, { ref, isStream, tokens: leftTokens, signal: leaving.signal });
  await Promise.race([begun, areBegun(world, isStream)]);
  leaving.abort();
  await begun;
};

const crowded = (tokens: number) => (): Asks => ({ requests: crowdSize, tokens: crowdSize * tokens });

const left: readonly StepDefinition[] = [
  asking('more chats than it takes at once are asked as {string}', crowded(tokensDefault), (world, [ref]) =>
    crowd(world, { ref, isStream: false, tokens: tokensDefault }),
  ),
  asking(
    'more chats than it takes at once are begun as {string}, and left',
    crowded(leftTokens),
    (world, [ref]) => leave(world, ref, false),
  ),
  asking(
    'more streams than it takes at once are begun as {string}, and left',
    crowded(leftTokens),
    (world, [ref]) => leave(world, ref, true),
  ),
];

export const openaiSteps: readonly StepDefinition[] = [...asked, ...stops, ...odd, ...left];
