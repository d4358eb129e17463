import type { Clock, EntryOf, Sink } from '#conformance/harness';
import { asks, type Peer } from '#conformance/peers';
import { comesToHold, conditionMs } from '../comes-to-hold.ts';
import { NoAnswer, send } from '../exchange.ts';
import { type Params, type ProviderState, stateText } from '../interaction.ts';
import { NotEstablished } from '../provider.ts';
import type { EngineAddress } from './engine-look.ts';

type Witnessed = Omit<EntryOf<'peer'>, 'at_ms'>;

/** A scripted engine, the state that it is to be brought into, and what it has witnessed. */
export class EngineSetting {
  readonly peer: Peer;
  readonly state: ProviderState;
  readonly #clock: Clock;
  readonly #witnessed: readonly Witnessed[];

  constructor(parts: { peer: Peer; state: ProviderState; clock: Clock; witnessed: readonly Witnessed[] }) {
    this.peer = parts.peer;
    this.state = parts.state;
    this.#clock = parts.clock;
    this.#witnessed = parts.witnessed;
  }

  get params(): Params {
    return this.state.params;
  }

  get address(): EngineAddress {
    return { wire: this.peer.wire, url: this.peer.url, clock: this.#clock };
  }

  fail(why: string): never {
    throw new NotEstablished(stateText(this.state), why);
  }

  /** Asks for a generation, and waits for the whole of it. */
  async ask(prompt: string): Promise<void> {
    const { path, body } = asks[this.peer.wire]({ prompt, model: String(this.params.model) });
    const headers = { 'Content-Type': 'application/json' };
    const sent = { method: 'POST', url: `${this.peer.url}${path}`, headers, body };
    await send(sent, { clock: this.#clock, withinMs: conditionMs });
  }

  /** Does not wait: the engine holds it until it is closed. */
  askOnly(prompt: string): void {
    this.ask(prompt).catch((error: unknown) => {
      if (!(error instanceof NoAnswer)) throw error;
    });
  }

  async comesTo(what: string, holds: () => boolean): Promise<void> {
    if (!(await comesToHold(this.#clock, holds))) this.fail(`it was not seen that ${what}`);
  }

  /** The last that the engine has witnessed. */
  sees(wanted: string): void {
    const last = this.#witnessed.at(-1);
    const seen =
      `${last?.action ?? 'nothing'} ${String(last?.detail?.kind ?? last?.detail?.finish ?? '')}`.trim();
    if (seen !== wanted) this.fail(`the engine saw "${seen}", not "${wanted}"`);
  }
}

export const witnessing = (): { sink: Sink; witnessed: readonly Witnessed[] } => {
  const witnessed: Witnessed[] = [];
  return {
    witnessed,
    sink: entry => {
      if (entry.kind === 'peer') witnessed.push(entry);
    },
  };
};
