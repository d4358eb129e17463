/**
 * Numbers on a grid of 24 bits: each fits a 32-bit float exactly, and only integer steps make them,
 * so that no machine's mathematics library can change a bit.
 */
export interface GridRandom {
  /** Uniform in [-bound, bound); `bound` is a power of two. */
  signed(bound: number): number;
}

const GRID = 2 ** 23;

export function gridRandom(seed: number): GridRandom {
  let state = (seed >>> 0) ^ 0x9e3779b9;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return { signed: bound => (((next() >>> 8) - GRID) * bound) / GRID };
}
