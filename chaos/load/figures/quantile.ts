/** The smallest value that at least this share does not exceed; undefined of nothing. */
export const quantile = (values: readonly number[], share: number): number | undefined => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
};

export const median = (values: readonly number[]): number | undefined => quantile(values, 0.5);
