// One turn of one plugin: what it may do, and for how long. Its writes count only if the turn ends well and in time.
import type { World } from '../kernel/index.ts';
import { frozenCopy } from './frozen-copy.ts';
import { isBeforeInference } from './phases.ts';
import {
  type Answer,
  type Plugin,
  type PluginTools,
  type PluginView,
  type VetoCode,
  vetoCodes,
} from './plugin.ts';

/** Names in the attribute map of one call. */
export const attributesMax = 256;

export class PluginVeto extends Error {
  override readonly name = 'PluginVeto';
  readonly code: VetoCode;
  readonly rule: string | undefined;
  /** Set where the veto is acted on. */
  readonly pluginId: string;

  constructor(veto: { code: VetoCode; message: string; rule: string | undefined; pluginId: string }) {
    super(veto.message);
    this.code = veto.code;
    this.rule = veto.rule;
    this.pluginId = veto.pluginId;
  }
}

export type TurnResult =
  | { readonly kind: 'done'; readonly answer: Answer | undefined }
  | { readonly kind: 'vetoed'; readonly veto: PluginVeto }
  | { readonly kind: 'failed'; readonly cause: unknown }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'aborted' };

export interface TurnOptions {
  readonly plugin: Pick<Plugin, 'execute'>;
  readonly pluginId: string;
  readonly timeoutMs: number;
  readonly view: PluginView;
  /** The call's map; written to only when the turn has ended well. */
  readonly attributes: Map<string, unknown>;
  readonly world: World;
  readonly signal: AbortSignal | undefined;
}

function checkAnswer({ text, usage, finishReason }: Answer): Answer {
  if (typeof text !== 'string') throw new TypeError('an answer has a text');
  return frozenCopy({
    text,
    ...(usage === undefined ? {} : { usage }),
    ...(finishReason === undefined ? {} : { finishReason }),
  });
}

class PluginTurn {
  readonly #options: TurnOptions;
  readonly #endsAtMs: number;
  readonly #writes = new Map<string, unknown>();
  readonly #abort = new AbortController();
  #over = false;
  #answer: Answer | undefined;
  #veto: PluginVeto | undefined;

  constructor(options: TurnOptions) {
    this.#options = options;
    this.#endsAtMs = options.world.monotonicMs() + options.timeoutMs;
  }

  get isLate(): boolean {
    return this.#options.world.monotonicMs() > this.#endsAtMs;
  }

  /** A veto stands even where the plugin swallowed what it threw. */
  result(): TurnResult {
    if (this.#veto) return { kind: 'vetoed', veto: this.#veto };
    return { kind: 'done', answer: this.#answer };
  }

  end(result: TurnResult): void {
    this.#over = true;
    if (result.kind === 'done') {
      for (const [name, value] of this.#writes) this.#options.attributes.set(name, value);
    }
    if (result.kind === 'timed-out' || result.kind === 'aborted') this.#abort.abort();
  }

  tools(): PluginTools {
    return Object.freeze({
      attributes: Object.freeze({
        get: (name: string) => this.#get(name),
        set: (name: string, value: unknown) => this.#set(name, value),
        names: () => this.#names(),
      }),
      signal: this.#abort.signal,
      shortCircuit: (answer: Answer) => this.#shortCircuit(answer),
      veto: (code: VetoCode, message: string, rule?: string) => this.#refuse(code, message, rule),
    });
  }

  get #isDead(): boolean {
    return this.#over || this.isLate;
  }

  #get(name: string): unknown {
    if (this.#isDead) return undefined;
    return this.#writes.has(name) ? this.#writes.get(name) : this.#options.attributes.get(name);
  }

  #names(): readonly string[] {
    if (this.#isDead) return [];
    return [...new Set([...this.#options.attributes.keys(), ...this.#writes.keys()])].sort();
  }

  #set(name: string, value: unknown): void {
    if (this.#isDead) return;
    const names = this.#names();
    if (!names.includes(name) && names.length >= attributesMax) {
      throw new RangeError(`a call has at most ${attributesMax} attributes`);
    }
    this.#writes.set(name, frozenCopy(value));
  }

  #beforeInference(act: string): void {
    const { phase } = this.#options.view;
    if (!isBeforeInference(phase)) throw new TypeError(`a plugin of ${phase} comes too late to ${act}`);
  }

  #shortCircuit(answer: Answer): void {
    this.#beforeInference('answer the call');
    const checked = checkAnswer(answer);
    if (!this.#isDead && this.#options.view.answeredBy === undefined) this.#answer = checked;
  }

  #refuse(code: VetoCode, message: string, rule: string | undefined): never {
    this.#beforeInference('refuse the call');
    if (!vetoCodes.includes(code)) throw new TypeError(`a veto has one of the codes ${vetoCodes.join(', ')}`);
    const veto = new PluginVeto({ code, message, rule, pluginId: this.#options.pluginId });
    if (!this.#isDead) this.#veto = veto;
    throw veto;
  }
}

/** @implements PLUG-005 */
export function takeTurn(options: TurnOptions): Promise<TurnResult> {
  const { plugin, view, world, signal, timeoutMs } = options;
  const turn = new PluginTurn(options);
  return new Promise(resolve => {
    let over = false;
    const finish = (result: TurnResult): void => {
      if (over) return;
      over = true;
      timer.cancel();
      signal?.removeEventListener('abort', abort);
      turn.end(result);
      resolve(result);
    };
    const abort = (): void => finish({ kind: 'aborted' });
    const timer = world.after(timeoutMs, () => finish({ kind: 'timed-out' }));
    signal?.addEventListener('abort', abort, { once: true });
    if (signal?.aborted) return abort();
    const execute = async (): Promise<void> => plugin.execute(view, turn.tools());
    execute().then(
      () => finish(turn.isLate ? { kind: 'timed-out' } : turn.result()),
      cause => {
        const result = turn.result();
        if (turn.isLate) finish({ kind: 'timed-out' });
        else finish(result.kind === 'vetoed' ? result : { kind: 'failed', cause });
      },
    );
  });
}
