/** Numbers in [0, 1) that the same seed gives again. */
export type Chance = () => number;

/** Mulberry32: small, even enough for arrivals, and the same on every machine. */
export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** A whole number from `from` to `to`, both included. */
export const drawn = (chance: Chance, from: number, to: number): number =>
  from + Math.floor(chance() * (to - from + 1));
