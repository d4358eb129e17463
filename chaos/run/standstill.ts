import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How long this process could do nothing, at the longest, since it was made. */
export class Standstill {
  readonly #loop = monitorEventLoopDelay({ resolution: 10 });

  constructor() {
    this.#loop.enable();
  }

  stop(): number {
    this.#loop.disable();
    return this.#loop.max / 1e6;
  }
}
