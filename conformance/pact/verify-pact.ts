// Every interaction against a server in its states: what holds, what is broken, and what could not be told.
import type { Clock } from '#conformance/harness';
import { EventMissing, eventOf } from './captured-event.ts';
import { NoAnswer, send } from './exchange.ts';
import type { Interaction } from './interaction.ts';
import { type Mismatch, mismatchesOf } from './judge-answer.ts';
import { NotEstablished, type Prepared, type Provider, type Providers } from './provider.ts';
import { RuleUnknown } from './rule-value.ts';
import { sentOf, ValueMissing } from './sent-request.ts';

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

const judged = async (
  interaction: Interaction,
  prepared: Prepared,
  options: VerifyOptions,
): Promise<Verdict> => {
  const came =
    interaction.kind === 'http'
      ? await send(sentOf(interaction.request, interaction.states, prepared), {
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
