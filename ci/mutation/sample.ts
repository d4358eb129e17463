/** Spread evenly over the list, the same ones each time; all of them where the list is no longer. */
export const sampleOf = <Item>(items: readonly Item[], count: number): Item[] => {
  if (count >= items.length) return [...items];
  const step = items.length / count;
  return items.filter((_, at) => Math.floor((at + 1) / step) > Math.floor(at / step)).slice(0, count);
};
