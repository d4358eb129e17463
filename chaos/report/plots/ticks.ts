// Round numbers for people to read along an axis. Pure.

const steps = [1, 2, 2.5, 5, 10] as const;

const rounded = (value: number): number => Number(value.toPrecision(12));

const niceStep = (rough: number, isWhole = false): number => {
  const power = 10 ** Math.floor(Math.log10(rough));
  const fits = (step: number): boolean =>
    step * power >= rough * 0.999 && (!isWhole || Number.isInteger(rounded(step * power)));
  return power * (steps.find(fits) ?? 10);
};

const ticksBy = (step: number, max: number): readonly number[] => {
  const count = Math.max(1, Math.ceil(rounded(max / step)));
  return Array.from({ length: count + 1 }, (_, at) => rounded(at * step));
};

/** From 0 on, at most so many steps, the last of them at or above the value. */
export const linearTicks = (max: number, stepsMax: number): readonly number[] =>
  ticksBy(niceStep(Math.max(max, 1e-9) / stepsMax), max);

/** Whole numbers alone, for what is counted. */
export const countTicks = (max: number, stepsMax: number): readonly number[] =>
  ticksBy(niceStep(Math.max(stepsMax, max) / stepsMax, true), Math.max(1, max));

/** Within the range, without going beyond its end. */
export const spanTicks = (fromMs: number, toMs: number, stepsMax: number): readonly number[] => {
  const step = niceStep((toMs - fromMs) / stepsMax);
  const first = Math.ceil(fromMs / step - 1e-9);
  const last = Math.floor(toMs / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, at) => rounded((first + at) * step));
};

/** Powers of ten from at or below the least to at or above the greatest. */
export const logTicks = (least: number, greatest: number): readonly number[] => {
  const first = Math.floor(Math.log10(least) + 1e-9);
  const last = Math.max(first + 1, Math.ceil(Math.log10(greatest) - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, at) => rounded(10 ** (first + at)));
};

export type Unit = 'ms' | 'count' | 'per second' | 'ratio' | 'bytes';

const trimmed = (value: number): string => String(rounded(Number(value.toFixed(value < 10 ? 2 : 1))));

const bytesText = (value: number): string => {
  const names = ['B', 'kB', 'MB', 'GB'] as const;
  const power = Math.min(names.length - 1, Math.floor(Math.log10(Math.max(1, value)) / 3 + 1e-9));
  return `${trimmed(value / 1_000 ** power)} ${names[power]}`;
};

const thousands = (value: number): string =>
  value >= 10_000 ? `${trimmed(value / 1_000)}k` : String(rounded(value));

export const tickText = (value: number, unit: Unit): string => {
  switch (unit) {
    case 'ms':
      return value >= 1_000 ? `${trimmed(value / 1_000)} s` : `${rounded(value)} ms`;
    case 'per second':
      return `${thousands(value)}/s`;
    case 'count':
      return thousands(value);
    case 'ratio':
      return `${trimmed(value * 100)} %`;
    case 'bytes':
      return bytesText(value);
    default:
      return unit satisfies never;
  }
};

/** Along time: seconds, or minutes and hours where a run lasts so long. */
export const timeText = (ms: number, spanMs: number): string => {
  if (spanMs > 4 * 3_600_000) return `${trimmed(ms / 3_600_000)} h`;
  if (spanMs > 10 * 60_000) return `${trimmed(ms / 60_000)} min`;
  return `${trimmed(ms / 1_000)} s`;
};
