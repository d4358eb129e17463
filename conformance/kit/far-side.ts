import { realClock } from '#conformance/harness';
import { type Behaviour, failing, holdingAfter, type Peer, type RefusalKind } from '#conformance/peers';
import type {
  AdapterAbility,
  AdapterHarness,
  EngineAdapter,
  EngineFlood,
  EngineRequest,
  EngineScript,
} from '#contracts/adapter';
import { until } from './until.ts';

/** An adapter in front of the engine that it was told of. */
export type OpenAdapter = () => Promise<EngineAdapter>;

/** The key that adapters are given for their engine. */
export const keyOfEngine = 'a key for the engine alone';

/** Another host, where nothing of an engine's call may arrive. */
export interface Elsewhere {
  readonly url: string;
  reached(): number;
}

const refusals = {
  'context-overflow': 'context-overflow',
  'queue-full': 'http-429',
  unavailable: 'http-503',
} as const satisfies Record<string, RefusalKind>;

const keyOfNobody = 'a key that no adapter was given';

export const peerAbilities: ReadonlySet<AdapterAbility> = new Set<AdapterAbility>([
  ...(['answer', 'hold', 'down', 'witness', 'asked', 'loading', 'build', 'parallel', 'flood'] as const),
  ...(['filter', 'key', 'redirect'] as const),
  ...(['break:reset', 'break:truncate', 'break:malformed', 'break:error-event'] as const),
  ...(['refuse:context-overflow', 'refuse:queue-full', 'refuse:unavailable', 'refuse:auth'] as const),
]);

/** A reset may overtake what the other side has not read: every break waits until its pieces were. */
const behaviourOf = (script: Exclude<EngineScript, { why: 'auth' }>): Behaviour => {
  switch (script.kind) {
    case 'answer': {
      const { prompt_tokens: promptTokens, completion_tokens: completionTokens } = script.usage;
      const finish = script.finishReason === 'length' ? 'length' : 'stop';
      const filtered = script.finishReason === 'content_filter' ? { instead: script.finishReason } : {};
      const usage = { promptTokens, completionTokens };
      return [...pieces(script.pieces), { act: 'end', finish, ...filtered, usage }];
    }
    case 'hold':
      return holdingAfter(script.pieces);
    case 'break':
      return [...pieces(script.pieces), { act: 'hold' }, { act: 'fail', kind: script.how }];
    case 'refuse': {
      const { why, retryAfterMs } = script;
      const retryAfterS = retryAfterMs === undefined ? {} : { retryAfterS: retryAfterMs / 1_000 };
      return failing({ kind: why === 'auth' ? 'http-400' : refusals[why], ...retryAfterS });
    }
    default:
      return script satisfies never;
  }
};

const pieces = (texts: readonly string[]): Behaviour => texts.map(text => ({ act: 'piece', text }));

/** The scripted engine as the far side of one case. What a case before it left behind does not count. */
export class FarSide implements AdapterHarness {
  readonly abilities = peerAbilities;
  readonly #peer: Peer;
  readonly #open: OpenAdapter;
  readonly #adapters: EngineAdapter[] = [];
  readonly #prompts = new Map<string, string>();
  readonly #callsBefore: number;
  readonly #elsewhere: Elsewhere;
  readonly #reachedBefore: number;

  constructor(peer: Peer, elsewhere: Elsewhere, open: OpenAdapter) {
    this.#peer = peer;
    this.#open = open;
    this.#elsewhere = elsewhere;
    this.#reachedBefore = elsewhere.reached();
    this.#callsBefore = peer.calls.length;
  }

  /** Where an engine of that wire tells no build, the name of its model. */
  get build(): string {
    const { wire, version, model } = this.#peer.engine;
    return wire === 'openai' || wire === 'anthropic' ? model : version;
  }

  async adapter(): Promise<EngineAdapter> {
    const adapter = await this.#open();
    this.#adapters.push(adapter);
    return adapter;
  }

  script(script: EngineScript): EngineRequest {
    if (script.kind === 'refuse' && script.why === 'auth') this.#peer.setApiKey(keyOfNobody);
    return this.#request(JSON.stringify(script), behaviourOf(script));
  }

  flood(flood: EngineFlood): EngineRequest {
    const { times, chars } = flood;
    const poured = { act: 'pour', piece: 'x'.repeat(chars), times } as const;
    return this.#request(JSON.stringify(flood), [poured, { act: 'end' }]);
  }

  askForKey(): void {
    this.#peer.setApiKey(keyOfEngine);
  }

  redirect(): EngineRequest {
    return this.#request('redirect', [{ act: 'redirect', to: this.#elsewhere.url }]);
  }

  reachedElsewhere(): number {
    return this.#elsewhere.reached() - this.#reachedBefore;
  }

  openCalls(): number {
    return this.#calls.filter(call => !call.isOver).length;
  }

  callsSeen(): number {
    return this.#calls.length;
  }

  asked(): readonly unknown[] {
    return this.#calls.map(({ request: { method, path, body } }) => ({ method, path, body }));
  }

  eventsTaken(): number {
    return this.#calls.at(-1)?.generation.pieces ?? 0;
  }

  proceed(): void {
    this.#calls.at(-1)?.resume();
  }

  startLoading(): void {
    this.#peer.setReady(false);
  }

  async takeDown(): Promise<void> {
    await this.#peer.crash();
  }

  monotonicMs(): number {
    return realClock.nowMs();
  }

  until(holds: () => boolean | Promise<boolean>, boundMs: number): Promise<boolean> {
    return until(holds, boundMs);
  }

  /** The engine is well again, and nothing of this case runs on it. */
  async dispose(): Promise<void> {
    for (const call of this.#calls) call.stop();
    this.#peer.setApiKey(undefined);
    this.#peer.setReady(true);
    await this.#peer.listen();
    await Promise.all(this.#adapters.map(adapter => adapter.close()));
  }

  get #calls() {
    return this.#peer.calls.slice(this.#callsBefore);
  }

  /** The same script is met by the same request. */
  #request(script: string, behaviour: Behaviour): EngineRequest {
    const text = this.#prompts.get(script) ?? `[case ${this.#callsBefore}.${this.#prompts.size}]`;
    this.#prompts.set(script, text);
    this.#peer.scriptTask(text, behaviour);
    return { model: this.#peer.engine.model, input: { kind: 'prompt', text }, maxTokens: 1_000_000 };
  }
}
