import type { Clock } from '#conformance/harness';

const lookEveryMs = 20;

/** Whether it was reached within the bound. */
export const until = async (
  clock: Clock,
  withinMs: number,
  isReached: () => boolean | Promise<boolean>,
): Promise<boolean> => {
  const endMs = clock.nowMs() + withinMs;
  for (;;) {
    if (await isReached()) return true;
    if (clock.nowMs() >= endMs) return false;
    await new Promise<void>(resolve => void clock.after(lookEveryMs, resolve));
  }
};
