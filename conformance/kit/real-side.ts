import { realClock } from '#conformance/harness';
import type {
  AdapterAbility,
  AdapterHarness,
  EngineAdapter,
  EngineRequest,
  EngineScript,
} from '#contracts/adapter';
import type { OpenAdapter } from './far-side.ts';
import { until } from './until.ts';
import type { Witness, WitnessedCall } from './witness.ts';

/** A real engine decodes as long as it is let, and as its context allows; nothing else can be made of it. */
const tokensMax = 3_000;
const readyMs = 120_000;

const quiet = (): AbortSignal => new AbortController().signal;

const readied = async (adapter: EngineAdapter): Promise<EngineAdapter> => {
  const isReady = await until(async () => (await adapter.health(quiet())).ready, readyMs);
  if (!isReady) throw new Error(`the engine is not ready within ${readyMs} ms`);
  return adapter;
};

/** How long an engine may take to answer at all; one that does may load for longer. */
const liveMs = 2_000;

/** Why nothing can be tried there: an engine that is not ready says nothing of an adapter. */
export const engineDefect = async (open: OpenAdapter): Promise<string | undefined> => {
  const adapter = await open();
  try {
    const isLive = await until(async () => (await adapter.health(quiet())).live, liveMs);
    if (isLive) await until(async () => (await adapter.health(quiet())).ready, readyMs);
    const { ready, detail } = await adapter.health(quiet());
    return ready ? undefined : `it is not ${isLive ? 'ready' : 'there'}: ${detail}`;
  } finally {
    await adapter.close();
  }
};

abstract class RealSide implements AdapterHarness {
  abstract readonly abilities: ReadonlySet<AdapterAbility>;
  readonly #model: string;
  protected contextMax = 2 * tokensMax;

  constructor(model: string) {
    this.#model = model;
  }

  abstract adapter(): Promise<EngineAdapter>;
  abstract openCalls(): number | Promise<number>;
  abstract callsSeen(): number;
  abstract dispose(): Promise<void>;

  script(_script: EngineScript): EngineRequest {
    const maxTokens = Math.min(tokensMax, Math.floor(this.contextMax / 2));
    const input = { kind: 'prompt', text: 'Once upon a time' } as const;
    return { model: this.#model, input, maxTokens, ignoreEnd: true };
  }

  monotonicMs(): number {
    return realClock.nowMs();
  }

  until(holds: () => boolean | Promise<boolean>, boundMs: number): Promise<boolean> {
    return until(holds, boundMs);
  }
}

export interface WitnessedOptions {
  readonly witness: Witness;
  readonly port: number;
  readonly model: string;
  readonly open: OpenAdapter;
}

/** A real engine at a URL, with somebody between who sees what is asked of it. */
export class WitnessedSide extends RealSide {
  static readonly abilities: ReadonlySet<AdapterAbility> = new Set(['hold', 'seed', 'down', 'witness']);
  readonly abilities = WitnessedSide.abilities;
  readonly #options: WitnessedOptions;
  readonly #callsBefore: number;
  readonly #adapters: EngineAdapter[] = [];

  constructor(options: WitnessedOptions) {
    super(options.model);
    this.#options = options;
    this.#callsBefore = options.witness.calls.length;
  }

  async adapter(): Promise<EngineAdapter> {
    const adapter = await this.#options.open();
    this.#adapters.push(adapter);
    await readied(adapter);
    this.contextMax = (await adapter.version(quiet())).contextMax ?? this.contextMax;
    return adapter;
  }

  openCalls(): number {
    return this.#calls.filter(({ isOpen }) => isOpen).length;
  }

  callsSeen(): number {
    return this.#calls.length;
  }

  async takeDown(): Promise<void> {
    await this.#options.witness.crash();
  }

  async dispose(): Promise<void> {
    await Promise.all(this.#adapters.map(adapter => adapter.close()));
    await this.#options.witness.listen(this.#options.port);
  }

  get #calls(): readonly WitnessedCall[] {
    return this.#options.witness.calls.slice(this.#callsBefore);
  }
}

/** The engine is inside the adapter: what it tells of its slots is all that can be known of its calls. */
export class InnerSide extends RealSide {
  static readonly abilities: ReadonlySet<AdapterAbility> = new Set(['hold', 'seed']);
  readonly abilities = InnerSide.abilities;
  readonly #lasting: LastingAdapter;

  constructor(lasting: LastingAdapter) {
    super('tiny');
    this.#lasting = lasting;
  }

  adapter(): Promise<EngineAdapter> {
    return this.#lasting.current();
  }

  async openCalls(): Promise<number> {
    const slots = await this.#lasting.last?.slots(quiet());
    return slots === undefined || slots === 'unknown' ? Number.NaN : slots.total - slots.free;
  }

  callsSeen(): number {
    return Number.NaN;
  }

  dispose(): Promise<void> {
    return Promise.resolve();
  }
}

/** One adapter for many cases, because its engine takes a while to load; another once a case closed it. */
export class LastingAdapter {
  readonly #open: OpenAdapter;
  #current: EngineAdapter | undefined;

  constructor(open: OpenAdapter) {
    this.#open = open;
  }

  /** The one of which something was asked last, also once it is closed. */
  get last(): EngineAdapter | undefined {
    return this.#current;
  }

  async current(): Promise<EngineAdapter> {
    if (this.#current !== undefined && (await this.#current.health(quiet())).live) return this.#current;
    this.#current = await this.#open();
    return readied(this.#current);
  }

  async close(): Promise<void> {
    await this.#current?.close();
  }
}
