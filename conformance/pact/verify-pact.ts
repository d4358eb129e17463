// Every interaction against a server in its states: what holds, what is broken, and what could not be told.
import type { Clock } from '#conformance/harness';
import { type Frame, NoAnswer, type Sent, send } from './exchange.ts';
import type { Interaction, PactRequest } from './interaction.ts';
import { type Came, type Mismatch, mismatchesOf } from './judge-answer.ts';
import { NotEstablished, type Prepared, type Provider, type Providers, type Values } from './provider.ts';
import { RuleUnknown } from './rule-value.ts';

export type Verdict =
  | { readonly verdict: 'holds' }
  | { readonly verdict: 'broken'; readonly mismatches: readonly Mismatch[] }
  | { readonly verdict: 'not-established'; readonly state: string; readonly why: string }
  | { readonly verdict: 'untold'; readonly why: string };

export type Verified = Verdict & { readonly interaction: Interaction };

export interface VerifyOptions {
  readonly interactions: readonly Interaction[];
  readonly providers: Providers;
  readonly clock: Clock;
  /** How many servers at a time. */
  readonly jobs: number;
  readonly answerMs: number;
  readonly onVerified?: (verified: Verified) => void;
}

export class ValueMissing extends Error {
  override readonly name = 'ValueMissing';
}

/** `Bearer ${key}` with what the states gave. */
const filledIn = (expression: string, values: Values): string =>
  expression.replaceAll(/\$\{([^}]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new ValueMissing(`no state gives a value ${name}`);
    return value;
  });

const sentOf = (request: PactRequest, { url, values }: Prepared): Sent => ({
  method: request.method,
  url: `${url.replace(/\/+$/, '')}${request.path}`,
  headers: {
    ...Object.fromEntries(Object.entries(request.headers).map(([name, list]) => [name, list.join(', ')])),
    ...Object.fromEntries(
      Object.entries(request.fromState).map(([name, expression]) => [name, filledIn(expression, values)]),
    ),
  },
  ...(request.body === undefined ? {} : { body: request.body }),
});

/** The first event of the kind in the stream of the task that a state names. */
const eventOf = async (
  interaction: Interaction & { kind: 'message' },
  prepared: Prepared,
  options: VerifyOptions,
): Promise<Came> => {
  const taskId = interaction.states.map(({ params }) => params.task_id).find(id => id !== undefined);
  if (taskId === undefined) throw new ValueMissing('no state names the task whose stream has the event');
  const frames: Frame[] = [];
  const sent: Sent = {
    method: 'GET',
    url: `${prepared.url.replace(/\/+$/, '')}/v1/tasks/${encodeURIComponent(String(taskId))}/stream`,
    headers: {
      Accept: 'text/event-stream',
      ...(prepared.readerKey === undefined ? {} : { Authorization: `Bearer ${prepared.readerKey}` }),
    },
  };
  const { clock, answerMs } = options;
  const onFrame = (frame: Frame): boolean => {
    frames.push(frame);
    return frame.event === interaction.event || frame.event === 'end' || frame.event === 'error';
  };
  const came = await send(sent, { clock, withinMs: answerMs, onFrame });
  const found = frames.find(frame => frame.event === interaction.event);
  if (found !== undefined) return { headers: came.headers, body: found.data };
  const seen = frames.map(frame => frame.event).join(', ') || 'none';
  throw new EventMissing(`no event ${interaction.event} came, but ${seen} (status ${came.status})`);
};

class EventMissing extends Error {
  override readonly name = 'EventMissing';
}

const judged = async (
  interaction: Interaction,
  prepared: Prepared,
  options: VerifyOptions,
): Promise<Verdict> => {
  const came =
    interaction.kind === 'http'
      ? await send(sentOf(interaction.request, prepared), {
          clock: options.clock,
          withinMs: options.answerMs,
        })
      : await eventOf(interaction, prepared, options);
  const mismatches = mismatchesOf(interaction.expected, came);
  return mismatches.length === 0 ? { verdict: 'holds' } : { verdict: 'broken', mismatches };
};

const verdictOf = async (
  provider: Provider,
  interaction: Interaction,
  options: VerifyOptions,
): Promise<Verdict> => {
  try {
    if (interaction.states.length === 0)
      return { verdict: 'not-established', state: '(none)', why: 'the interaction names no provider state' };
    const prepared = await provider.prepare(interaction.states);
    return await judged(interaction, prepared, options);
  } catch (error) {
    if (error instanceof NotEstablished)
      return { verdict: 'not-established', state: error.state, why: error.message };
    if (error instanceof EventMissing)
      return { verdict: 'broken', mismatches: [{ where: 'event', why: error.message }] };
    const isUntold =
      error instanceof NoAnswer || error instanceof RuleUnknown || error instanceof ValueMissing;
    if (isUntold) return { verdict: 'untold', why: error.message };
    throw error;
  }
};

/** What is read or refused leaves a server as it was. */
const leavesNoTrace = (interaction: Interaction): boolean =>
  interaction.kind === 'message' ||
  interaction.request.method === 'GET' ||
  (interaction.expected.status ?? 0) >= 400;

/** Interactions that name the same states, whoever asks, and change nothing are replayed on one server. */
const groupsOf = ({ interactions, providers }: VerifyOptions): readonly (readonly Interaction[])[] => {
  const groups = new Map<string, Interaction[]>();
  for (const [index, interaction] of interactions.entries()) {
    const isShared = leavesNoTrace(interaction) && providers.isShared(interaction.states);
    const states = interaction.states.filter(({ params }) => params.role === undefined);
    const name = isShared ? JSON.stringify(states) : String(index);
    groups.set(name, [...(groups.get(name) ?? []), interaction]);
  }
  return [...groups.values()];
};

/** A server that could not be brought back is not what the next interaction's states start from. */
const closed = async (provider: Provider): Promise<NotEstablished | undefined> => {
  try {
    await provider.close();
    return undefined;
  } catch (error) {
    if (error instanceof NotEstablished) return error;
    throw error;
  }
};

const verifyGroup = async (group: readonly Interaction[], options: VerifyOptions): Promise<Verified[]> => {
  const provider = options.providers.provider();
  const verified: Verified[] = [];
  let lost: NotEstablished | undefined;
  try {
    for (const interaction of group)
      verified.push({ ...(await verdictOf(provider, interaction, options)), interaction });
  } finally {
    lost = await closed(provider);
  }
  return verified.map(one => {
    const told: Verified =
      lost === undefined || one.verdict !== 'holds'
        ? one
        : { interaction: one.interaction, ...lostVerdict(lost) };
    options.onVerified?.(told);
    return told;
  });
};

const lostVerdict = ({ state, message }: NotEstablished): Verdict => ({
  verdict: 'not-established',
  state,
  why: `it could not be torn down: ${message}`,
});

export const verifyInteractions = async (options: VerifyOptions): Promise<readonly Verified[]> => {
  const groups = [...groupsOf(options)];
  const verified: Verified[] = [];
  const work = async (): Promise<void> => {
    for (let group = groups.shift(); group !== undefined; group = groups.shift())
      verified.push(...(await verifyGroup(group, options)));
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
  const order = new Map(options.interactions.map((interaction, index) => [interaction, index]));
  return verified.sort((a, b) => (order.get(a.interaction) ?? 0) - (order.get(b.interaction) ?? 0));
};
