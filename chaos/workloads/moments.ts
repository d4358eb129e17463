// When tasks are due, in milliseconds from the start of the workload.
import type { Chance } from './chance.ts';

/** So many a second, at even distances, from `fromMs` on. */
export const evenly = (perSecond: number, seconds: number, fromMs = 0): readonly number[] =>
  Array.from({ length: Math.floor(perSecond * seconds) }, (_, at) => fromMs + (at * 1_000) / perSecond);

/** So many a second on average, each independent of the others, as of many people who don't know each other. */
export const byChance = (perSecond: number, seconds: number, chance: Chance): readonly number[] => {
  const moments: number[] = [];
  const distanceMs = (): number => (-Math.log(1 - chance()) * 1_000) / perSecond;
  for (let atMs = distanceMs(); atMs < seconds * 1_000; atMs += distanceMs()) moments.push(atMs);
  return moments;
};

/** From one rate to another in a straight line: where as many have come as the line's area says. */
export const rising = (fromPerSecond: number, toPerSecond: number, seconds: number): readonly number[] => {
  const slope = (toPerSecond - fromPerSecond) / seconds;
  const count = Math.floor(((fromPerSecond + toPerSecond) / 2) * seconds);
  const secondsUntil = (come: number): number =>
    slope === 0
      ? come / fromPerSecond
      : (Math.sqrt(fromPerSecond ** 2 + 2 * slope * come) - fromPerSecond) / slope;
  return Array.from({ length: count }, (_, at) => secondsUntil(at) * 1_000);
};
