// Anybody's orchestrator: it runs already, and hooks of its owner bring it into the states.
import { spawn } from 'node:child_process';
import { type Clock, isRecord, parsedJson, shownJson } from '#conformance/harness';
import { NoAnswer, send } from './exchange.ts';
import { type ProviderState, stateText } from './interaction.ts';
import { NotEstablished, type Prepared, type Provider, type Providers, type Values } from './provider.ts';

export interface StateChange {
  readonly action: 'setup' | 'teardown';
  readonly state: string;
  readonly params: ProviderState['params'];
}

/** Brings about one change, and gives what it was told: an object's members are values. Throws with the reason. */
export type StateHook = (change: StateChange) => Promise<unknown>;

const hookMs = 60_000;

export const urlHook =
  (url: string, clock: Clock): StateHook =>
  async change => {
    const headers = { 'Content-Type': 'application/json' };
    const sent = { method: 'POST', url, headers, body: JSON.stringify(change) };
    const { status = 0, body } = await send(sent, { clock, withinMs: hookMs });
    if (status < 200 || status > 299) throw new NoAnswer(`${url} answers with ${status}: ${shownJson(body)}`);
    return body;
  };

/** The change is its input, as JSON; values are its output, if it has any. */
export const commandHook =
  (command: string, clock: Clock): StateHook =>
  async change => {
    const child = spawn(command, { shell: true, stdio: ['pipe', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      said.stdout += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said.stderr += chunk.toString('utf8');
    });
    // A program that does not read its input may close it.
    child.stdin.on('error', () => undefined);
    child.stdin.end(`${JSON.stringify(change)}\n`);
    const done = Promise.withResolvers<number | null>();
    child.on('error', done.reject);
    child.on('close', done.resolve);
    const cancel = clock.after(hookMs, () => child.kill('SIGKILL'));
    const code = await done.promise.finally(cancel);
    if (code !== 0) throw new NoAnswer(`the command ended with ${code}: ${said.stderr.trim()}`);
    return parsedJson(said.stdout);
  };

const valuesIn = (told: unknown): Values =>
  isRecord(told)
    ? Object.fromEntries(Object.entries(told).map(([name, value]) => [name, String(value)]))
    : {};

export interface HookOptions {
  readonly url: string;
  /** Without one no state is established. */
  readonly hook?: StateHook;
  /** What a hook need not give. */
  readonly values?: Values;
  /** Go with every request that does not say otherwise. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Who reads streams, where the hook of no state gives a `key`. */
  readonly readerKey?: string;
}

class HookedProvider implements Provider {
  readonly #options: HookOptions;
  readonly #done: ProviderState[] = [];

  constructor(options: HookOptions) {
    this.#options = options;
  }

  async prepare(states: readonly ProviderState[]): Promise<Prepared> {
    const { url, readerKey, headers = {}, values: known = {} } = this.#options;
    const values: Values[] = [known];
    for (const state of states) values.push(await this.#establish(state));
    const given = Object.assign({}, ...values) as Values;
    const key = given.key ?? readerKey;
    return { url, headers, values: given, ...(key === undefined ? {} : { readerKey: key }) };
  }

  async close(): Promise<void> {
    for (const state of this.#done.toReversed()) await this.#change('teardown', state);
  }

  async #establish(state: ProviderState): Promise<Values> {
    const told = await this.#change('setup', state);
    this.#done.push(state);
    return valuesIn(told);
  }

  async #change(action: StateChange['action'], state: ProviderState): Promise<unknown> {
    const { name, params } = state;
    const { hook } = this.#options;
    if (hook === undefined)
      throw new NotEstablished(stateText(state), 'no hook was named: --state-url or --state-command');
    try {
      return await hook({ action, state: name, params });
    } catch (error) {
      throw new NotEstablished(stateText(state), error instanceof Error ? error.message : String(error));
    }
  }
}

/** States of one server exclude each other: an interaction at a time, and each torn down before the next. */
export const hookProviders = (options: HookOptions): Providers => ({
  isShared: () => false,
  provider: () => new HookedProvider(options),
});
