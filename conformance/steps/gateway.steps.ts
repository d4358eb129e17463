// When: a client asks a gateway, reads what comes as it comes, and leaves.
import {
  type Entry,
  type HeaderPair,
  type Json,
  openaiBase,
  parsedJson,
  type Stream,
  sendRaw,
  valueAt,
} from '#conformance/harness';
import type { Reach } from '../run/setup.ts';
import { withSettings } from '../run/setup.ts';
import { type Asks, asking, drive, type StepDefinition } from '../run/step.ts';
import type { World } from '../run/world.ts';
import { gatewayEngineSteps, oddTexts } from './gateway-engine.steps.ts';

const scripting: readonly Reach[] = ['script_engines'];
const path = '/chat/completions';
export const clientCookie = 'client-cookie';
export const clientHop = 'client-hop';
const tokens = 64;

type Members = Readonly<Record<string, Json>>;

const bodyFor = ({ names }: World, ref: string, members: Members): Record<string, unknown> => {
  const messages = [
    { role: 'system', content: `You are terse. ${oddTexts.join('|')}` },
    { role: 'user', content: 'One?' },
    { role: 'assistant', content: oddTexts[0] },
    { role: 'user', content: `${oddTexts.join('')}${names.prompt(ref)}` },
  ];
  return withSettings({ model: names.pool().modelRef, messages, max_tokens: tokens }, members);
};

const headersOf = ({ names }: World): HeaderPair[] => [
  ['Cookie', `session=${names.word(clientCookie)}`],
  ['traceparent', `00-${names.taskId('trace').replaceAll('-', '')}-00f067aa0ba902b7-01`],
];

/** What goes on while the case does something else: its end, and how its client leaves. */
interface Going {
  readonly over: Promise<unknown>;
  readonly leave: () => void;
}

const going = new WeakMap<World, Map<string, Going>>();

const begin = (world: World, ref: string, members: Members): void => {
  const leaving = new AbortController();
  let stream: Stream | undefined;
  const leave = (): void => {
    stream?.hangUp();
    leaving.abort();
  };
  world.atEnd(leave);
  const call = {
    body: bodyFor(world, ref, members),
    headers: headersOf(world),
    signal: leaving.signal,
    mayBeRefused: true,
  };
  const ask = async (): Promise<void> => {
    if (members.stream !== true) {
      await world.openai().whole(path, call);
      return;
    }
    stream = await world.openai().stream(path, call);
    await stream.closed;
  };
  const known = going.get(world) ?? new Map<string, Going>();
  going.set(world, known.set(ref, { over: ask(), leave }));
};

const goingOf = (world: World, ref: string): Going => {
  const found = going.get(world)?.get(ref);
  if (found === undefined) throw new Error(`no step begins ${ref}`);
  return found;
};

/** Until the client has all of it, or a bound of its own or of the request expired. */
const ended = async (world: World, ref: string): Promise<void> => {
  const { history } = world;
  const over = Promise.withResolvers<void>();
  const cancel = history.clock.after(history.bounds.terminal_ms, () => {
    history.note({ note: 'expired', bound: 'terminal_ms', what: `${ref} is over` });
    over.resolve();
  });
  await Promise.race([goingOf(world, ref).over, over.promise]);
  cancel();
};

const isGenerationOf = (entry: Entry, prompt: string): boolean =>
  entry.kind === 'peer' && entry.action === 'request' && String(entry.detail?.prompt).includes(prompt);

/** Whether the client has all that the engine gave so far, and that is something. */
const hasAllOf = ({ history, names }: World, ref: string): boolean => {
  const prompt = names.prompt(ref);
  const { entries } = history;
  const isOf = (wanted: (entry: Entry) => boolean) => {
    const found = entries.findLast(wanted);
    return (entry: Entry): boolean =>
      found !== undefined && 'exchange' in found && 'exchange' in entry && entry.exchange === found.exchange;
  };
  const isOfCall = isOf(entry => isGenerationOf(entry, prompt));
  const isOfClient = isOf(entry => entry.kind === 'request' && entry.body?.includes(prompt) === true);
  const given = entries.flatMap(entry =>
    entry.kind === 'peer' && entry.action === 'piece' && isOfCall(entry) ? [String(entry.detail?.text)] : [],
  );
  const came = entries.flatMap(entry =>
    entry.kind === 'frame' && isOfClient(entry)
      ? [String(valueAt(parsedJson(entry.data), 'choices.0.delta.content') ?? '')]
      : [],
  );
  return given.length > 0 && came.join('') === given.join('');
};

const one = (): Asks => ({ requests: 1, tokens });

/** On a socket of its own, because no client sends a list of headers that belong to its connection. */
const askWithHop = async (world: World, ref: string): Promise<void> => {
  const body = JSON.stringify(bodyFor(world, ref, {}));
  const url = new URL(openaiBase(world.target.url));
  const key = world.names.tenant().keys.data;
  const lines = [
    `POST ${url.pathname}${path} HTTP/1.1`,
    `Host: ${url.host}`,
    'Connection: close, X-Client-Hop',
    `X-Client-Hop: ${world.names.word(clientHop)}`,
    ...(key === undefined ? [] : [`Authorization: Bearer ${key}`]),
    ...world.target.target.headers.flatMap(({ name, value }) =>
      value.value === undefined ? [] : [`${name}: ${value.value}`],
    ),
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  world.remember(
    ref,
    await sendRaw({
      baseUrl: url.origin,
      history: world.history,
      parts: [`${lines.join('\r\n')}\r\n\r\n`, body],
      why: 'it names a header of its connection',
    }),
  );
};

const ways: readonly { readonly verb: string; readonly more: Members }[] = [
  { verb: 'asks', more: {} },
  { verb: 'asks in a stream', more: { stream: true } },
];

const drives: readonly StepDefinition[] = [
  ...ways.flatMap(({ verb, more }) =>
    ['', ' with:'].map(ending =>
      asking(`the client of the gateway ${verb} {string}${ending}`, one, async (world, [ref], input) => {
        begin(world, ref, { ...input.pairs, ...more });
        await ended(world, ref);
      }),
    ),
  ),
  asking('the client of the gateway begins {string}', one, (world, [ref]) => begin(world, ref, {})),
  asking('the client of the gateway begins the stream {string}', one, (world, [ref]) =>
    begin(world, ref, { stream: true }),
  ),
  asking('the client of the gateway asks {string} with a header of one hop', one, (world, [ref]) =>
    askWithHop(world, ref),
  ),
  drive('the client of {string} has what the engine gave', async (world, [ref]) => {
    await world.history.until({
      bound: 'frame_ms',
      what: `the client of ${ref} has what the engine gave`,
      match: () => (hasAllOf(world, ref) ? true : undefined),
    });
  }),
  drive('the client of {string} leaves', (world, [ref]) => goingOf(world, ref).leave()),
  drive('the client of {string} hears its end', (world, [ref]) => ended(world, ref)),
  drive('nothing more is asked for {string}', (world, [ref]) =>
    world.history.settles(`nothing more is asked for ${ref}`),
  ),
  drive('the gateway has had time to hear it', world => world.history.settles('it was asked to end')),
  drive(
    'the engine hears that the client of {string} left',
    async (world, [ref]) => {
      const call = await world.callOf(ref);
      await world.history.until({
        bound: 'abort_ms',
        what: `the engine is hung up on for ${ref}`,
        match: entry =>
          entry.kind === 'peer' && entry.action === 'aborted' && entry.exchange === call?.id
            ? true
            : undefined,
      });
    },
    scripting,
  ),
];

export const gatewaySteps: readonly StepDefinition[] = [...gatewayEngineSteps, ...drives];
