// What all simulated parts share: virtual time, chance, the trace, the checks, and whether product code was at work.
import { type Timer, VirtualWorld } from '#reference-server';
import { Chance } from './chance.ts';
import { Checks } from './checks.ts';
import type { InvariantId } from './invariants.ts';

export interface SceneOptions {
  readonly seed: number;
  /** Gets each line of the trace; without it none is made. */
  readonly trace?: ((line: string) => void) | undefined;
  readonly only?: InvariantId | undefined;
}

/** After a crash a monotonic clock begins somewhere else: this one never does, the processes' own do. */
const startMs = 10_000;

export class Scene {
  readonly seed: number;
  readonly world: VirtualWorld;
  readonly chance: Chance;
  readonly checks: Checks;
  readonly isTraced: boolean;
  readonly #trace: ((line: string) => void) | undefined;
  /** Rises whenever a call or an answer passes the border of the product, in either direction. */
  crossings = 0;
  timersFired = 0;
  timersWithoutEffect = 0;
  events = 0;
  #timerIsProducts = false;

  constructor(options: SceneOptions) {
    this.seed = options.seed;
    this.world = new VirtualWorld({ seed: options.seed, startMonotonicMs: startMs });
    this.chance = new Chance(() => this.world.random());
    this.checks = new Checks(() => this.nowMs, options.only);
    this.#trace = options.trace;
    this.isTraced = options.trace !== undefined;
  }

  get nowMs(): number {
    return this.world.monotonicMs();
  }

  /** Something outside the product happens then. */
  later(delayMs: number, run: () => void): Timer {
    return this.world.after(delayMs, run);
  }

  note(text: string): void {
    this.#trace?.(`${this.nowMs.toFixed(3)} ${text}`);
  }

  productTimerFires(): void {
    this.#timerIsProducts = true;
  }

  /** Moves to the next thing that happens and begins it; false where nothing is left. */
  begin(): boolean {
    this.#timerIsProducts = false;
    this.#crossingsBefore = this.crossings;
    return this.world.runNext();
  }

  /** What began is over, its microtasks included: a step is an event where product code ran and had an effect. */
  end(): void {
    const hadEffect = this.crossings > this.#crossingsBefore;
    if (hadEffect) this.events += 1;
    if (!this.#timerIsProducts) return;
    this.timersFired += 1;
    if (!hadEffect) this.timersWithoutEffect += 1;
  }

  #crossingsBefore = 0;
}
