// The reference server in the states that interactions name, each combination on a server of its own.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, type Launcher, type TargetDocument, TargetNotReady } from '#conformance/harness';
import { type Params, type ProviderState, stateText } from './interaction.ts';
import { NotEstablished, type Prepared, type Provider, type Providers, type Values } from './provider.ts';
import { Stand } from './stand.ts';
import { Setting, type StateHandler, type StateHandlers } from './states/state-handler.ts';
import { anyPool } from './states/task-making.ts';

export interface ReferenceOptions {
  readonly document: TargetDocument;
  readonly launcher: Launcher;
  readonly clock: Clock;
  readonly handlers: StateHandlers;
}

class ReferenceProvider implements Provider {
  readonly #options: ReferenceOptions;
  #stand: Promise<Stand> | undefined;

  constructor(options: ReferenceOptions) {
    this.#options = options;
  }

  async prepare(states: readonly ProviderState[]): Promise<Prepared> {
    const handled = states.map(state => ({ state, handler: this.#handlerOf(state) }));
    this.#stand ??= this.#started(handled);
    const stand = await this.#stand;
    const values: Values[] = [];
    for (const { state, handler } of handled)
      values.push((await handler.establish(new Setting(stand, state))) ?? {});
    return { url: stand.url, values: Object.assign({}, ...values) as Values, readerKey: stand.key('data') };
  }

  async close(): Promise<void> {
    const stand = await this.#stand?.catch(() => undefined);
    await stand?.close();
  }

  #handlerOf(state: ProviderState): StateHandler {
    const handler = this.#options.handlers[state.name];
    if (handler === undefined) throw new NotEstablished(stateText(state), 'nothing establishes it');
    return handler;
  }

  async #started(handled: readonly { state: ProviderState; handler: StateHandler }[]): Promise<Stand> {
    const { document, launcher, clock } = this.#options;
    const folder = await mkdtemp(join(tmpdir(), 'assay-pact-'));
    const stand = new Stand({ document, launcher, clock, folder });
    const needs = handled.flatMap(({ state, handler }) => handler.needs?.(state.params) ?? []);
    const named = handled.find(({ state }) => state.params.pool_id !== undefined)?.state.params;
    const pool: Params = { ...anyPool, ...named };
    try {
      await stand.start(needs, pool);
    } catch (error) {
      await stand.close();
      if (!(error instanceof TargetNotReady)) throw error;
      const states = handled.map(({ state }) => stateText(state)).join(', ');
      throw new NotEstablished(states, error.message);
    }
    return stand;
  }
}

export const referenceProviders = (options: ReferenceOptions): Providers => ({
  isShared: states => states.every(({ name }) => options.handlers[name]?.isShared === true),
  provider: () => new ReferenceProvider(options),
});
