/** At most so many at a time, each begun in its turn; none any more once the signal is aborted. */
export const inLanes = async <Item>(
  items: readonly Item[],
  { atOnce, signal }: { readonly atOnce: number; readonly signal: AbortSignal },
  run: (item: Item, at: number) => Promise<void>,
): Promise<void> => {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (!signal.aborted && next < items.length) {
      const at = next;
      next += 1;
      const item = items[at];
      if (item !== undefined) await run(item, at);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
};
