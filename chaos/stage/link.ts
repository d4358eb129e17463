import type { Socket } from 'node:net';
import type { Clock } from '#conformance/harness';
import type { Conditions } from './conditions.ts';
import { Pipe } from './pipe.ts';

export interface LinkOptions {
  readonly near: Socket;
  readonly far: Socket;
  readonly clock: Clock;
  readonly conditions: Conditions;
  readonly onDelayed: (bytes: number) => void;
  readonly onEnd: () => void;
}

/** One connection through a proxy: two pipes, and the same end on both sides. */
export class Link {
  readonly #options: LinkOptions;
  readonly #pipes: readonly Pipe[];
  #isOver = false;

  constructor(options: LinkOptions) {
    this.#options = options;
    const { near, far } = options;
    near.setNoDelay(true);
    far.setNoDelay(true);
    this.#pipes = [
      new Pipe({ ...options, from: near, to: far }),
      new Pipe({ ...options, from: far, to: near }),
    ];
    for (const socket of [near, far]) {
      socket.on('error', () => this.reset());
      socket.on('close', () => this.#closed());
    }
  }

  set(conditions: Conditions): void {
    for (const pipe of this.#pipes) pipe.set(conditions);
  }

  reset(): void {
    this.#options.near.resetAndDestroy();
    this.#options.far.resetAndDestroy();
  }

  /** A side that is gone takes the other along, once what was on its way has passed. */
  #closed(): void {
    const { near, far } = this.#options;
    if (near.destroyed && !far.destroyed) far.destroy();
    if (!near.destroyed || !far.destroyed || this.#isOver) return;
    this.#isOver = true;
    for (const pipe of this.#pipes) pipe.stop();
    this.#options.onEnd();
  }
}
