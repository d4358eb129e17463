import type { Socket } from 'node:net';
import { resetSocket } from '#conformance/harness';
import { chanceOf } from '../workloads/chance.ts';
import type { Conditions } from './conditions.ts';
import { Pipe, type PipeOptions } from './pipe.ts';

export interface LinkOptions extends Omit<PipeOptions, 'from' | 'to' | 'chance'> {
  /** Whose connection it is. */
  readonly near: Socket;
  readonly far: Socket;
  /** What jitter is drawn from. */
  readonly seed: number;
  readonly onEnd: () => void;
}

/** One connection through a proxy: two pipes, over when both its sides are. */
export class Link {
  readonly #options: LinkOptions;
  readonly #pipes: readonly Pipe[];
  readonly #over = Promise.withResolvers<void>();

  constructor(options: LinkOptions) {
    this.#options = options;
    const { near, far, seed } = options;
    near.setNoDelay(true);
    far.setNoDelay(true);
    this.#pipes = [
      new Pipe({ ...options, from: near, to: far, chance: chanceOf(seed) }),
      new Pipe({ ...options, from: far, to: near, chance: chanceOf(seed + 1) }),
    ];
    for (const socket of [near, far]) socket.on('close', () => this.#closed());
  }

  /** Resolves when both its sides are closed. */
  get over(): Promise<void> {
    return this.#over.promise;
  }

  set(conditions: Conditions): void {
    for (const pipe of this.#pipes) pipe.set(conditions);
  }

  reset(): void {
    resetSocket(this.#options.near);
    resetSocket(this.#options.far);
  }

  /** The far side will say nothing more, though it goes on listening. */
  halfClose(): void {
    this.#options.near.end();
  }

  #closed(): void {
    const { near, far, onEnd } = this.#options;
    if (!near.destroyed || !far.destroyed) return;
    for (const pipe of this.#pipes) pipe.stop();
    onEnd();
    this.#over.resolve();
  }
}
