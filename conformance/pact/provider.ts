// What stands on the other side: a server that can be brought into the states that interactions name.
import type { ProviderState } from './interaction.ts';

/** What states give to a request: `key`. */
export type Values = Readonly<Record<string, string>>;

export interface Prepared {
  readonly url: string;
  readonly values: Values;
  /** Go with every request, where it does not say otherwise. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Who may read the streams that messages are taken from. */
  readonly readerKey?: string;
}

/** A state that was asked for and is not there. */
export class NotEstablished extends Error {
  override readonly name = 'NotEstablished';
  readonly state: string;

  constructor(state: string, why: string) {
    super(why);
    this.state = state;
  }
}

/** A server on which interactions with the same states are replayed, one after the other. */
export interface Provider {
  /** Throws NotEstablished. */
  prepare(states: readonly ProviderState[]): Promise<Prepared>;
  close(): Promise<void>;
}

export interface Providers {
  /** May an interaction with these states be replayed where others with the same ones are? */
  readonly isShared: (states: readonly ProviderState[]) => boolean;
  /** Starts nothing yet. */
  readonly provider: () => Provider;
}
