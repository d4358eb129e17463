// The World of one process of the server: it ends with the process, and its monotonic clock is its own.
import type { Timer, World } from '#reference-server';
import type { Scene } from './scene.ts';

export interface ProcessWorldOptions {
  readonly monotonicOffsetMs: number;
}

interface Running {
  readonly delayMs: number;
  readonly since: number;
}

export class ProcessWorld implements World {
  readonly #scene: Scene;
  readonly #offsetMs: number;
  readonly #foreground = new Set<Running>();
  isDead = false;

  constructor(scene: Scene, options: ProcessWorldOptions) {
    this.#scene = scene;
    this.#offsetMs = options.monotonicOffsetMs;
  }

  monotonicMs(): number {
    return this.#scene.world.monotonicMs() + this.#offsetMs;
  }

  wallMs(): number {
    return this.#scene.world.wallMs();
  }

  random(): number {
    return this.#scene.world.random();
  }

  uuid(): string {
    return this.#scene.chance.uuid();
  }

  after(delayMs: number, run: () => void, options: { readonly background?: boolean } = {}): Timer {
    const running = { delayMs, since: this.#scene.nowMs };
    const timer = this.#scene.world.after(delayMs, () => {
      if (this.isDead) return;
      this.#foreground.delete(running);
      this.#scene.productTimerFires();
      if (this.#scene.isTraced) this.#scene.note(`timer of ${delayMs.toFixed(3)} ms fires`);
      run();
    });
    if (options.background !== true) this.#foreground.add(running);
    return {
      cancel: () => {
        timer.cancel();
        this.#foreground.delete(running);
      },
    };
  }

  /** Timers that would keep the process alive. */
  get timersInForeground(): number {
    return this.#foreground.size;
  }

  describeTimers(): string {
    return [...this.#foreground].map(({ delayMs, since }) => `${delayMs} ms since ${since}`).join(', ');
  }
}
