// Medians and percentiles of what was measured.

/** The smallest value that at least this share of the values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted.length >> 1;
  const [low, high] = [sorted[upper - 1 + (sorted.length % 2)], sorted[upper]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

/** How far apart two identical things came out: the median over rounds of their ratio, less one. */
export function twinDifference(subject: readonly number[], twin: readonly number[]): number {
  return median(subject.map((value, round) => value / (twin[round] ?? Number.NaN))) - 1;
}
