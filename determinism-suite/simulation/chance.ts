// Draws of everything that a simulation leaves to chance, all from one source.
export class Chance {
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  is(probability: number): boolean {
    return this.#random() < probability;
  }

  /** Uniform in [from, to). */
  real(from: number, to: number): number {
    return from + this.#random() * (to - from);
  }

  /** Uniform over the integers from and to included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.#random() * (to - from + 1));
  }

  /** Sometimes whole, so that things fall on one instant, and sometimes not, so that they don't. */
  delayMs(from: number, to: number): number {
    return this.is(0.5) ? this.whole(from, to) : this.real(from, to);
  }

  /** Mostly near the lower end, now and then far out. */
  skewed(from: number, to: number): number {
    return from + Math.floor(this.#random() ** 3 * (to - from + 1));
  }

  pick<T>(...choices: readonly [T, ...T[]]): T {
    return choices[this.whole(0, choices.length - 1)] ?? choices[0];
  }

  /** A text of hexadecimal digits, cheaper than a UUID of the world. */
  uuid(): string {
    const part = (): string => this.whole(0, 0xffffffff).toString(16).padStart(8, '0');
    const [a, b, c, d] = [part(), part(), part(), part()];
    return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-8${c.slice(0, 3)}-${c.slice(4)}${d}`;
  }
}
