import { type Bounds, type Clock, History } from '#conformance/harness';
import type { Access } from './access-to.ts';
import type { CastCase } from './cast.ts';
import { redactorFor } from './redactor-for.ts';
import type { Stage } from './stage.ts';
import { World } from './world.ts';

const pauseMs = 250;

export interface Asking {
  readonly clock: Clock;
  readonly bounds: Pick<Bounds, 'ready_ms'>;
  readonly signal: AbortSignal;
}

/** What is said of an engine that is not there, or not yet: it may be another answer in a moment. */
const passing: readonly (number | undefined)[] = [undefined, 429, 502, 503, 504];

/** Asks until the answer is one that stays, or for as long as a server may take to be ready. */
export const askedUntilServed = async (
  ask: () => Promise<number | undefined>,
  { clock, bounds, signal }: Asking,
): Promise<void> => {
  const untilMs = clock.nowMs() + bounds.ready_ms;
  while (!signal.aborted && passing.includes(await ask()) && clock.nowMs() < untilMs)
    await new Promise<void>(resolve => clock.after(pauseMs, resolve));
};

export interface GatewayOptions extends Asking {
  readonly bounds: Bounds;
  readonly stage: Stage;
  readonly cast: readonly CastCase[];
  readonly access: Access;
}

/**
 * A gateway that looks after its engine takes it for gone while no run plays it, and finds it again at its next look.
 * One that never serves is left to the cases.
 */
export const gatewayReady = async ({ cast, stage, access, ...asking }: GatewayOptions): Promise<void> => {
  const member = cast.find(({ bound, peers }) => bound.setup.gateway !== undefined && peers.length === 0);
  if (member === undefined) return;
  const { bounds, clock } = asking;
  const history = new History({ clock, bounds, redactor: redactorFor(member) });
  const world = new World({ cast: member, stage, history, access });
  const { names } = member;
  const messages = [{ role: 'user', content: names.prompt('is it ready') }];
  const body = { model: names.pool().modelRef, messages, max_tokens: 1 };
  const call = { body, mayBeRefused: true };
  const ask = async () => (await world.openai().whole('/chat/completions', call)).status;
  await askedUntilServed(ask, asking);
  world.close();
  history.close();
};
