import { realClock } from '#conformance/harness';

const pollMs = 2;

/** Resolves with whether it came to hold within the bound. */
export const until = async (holds: () => boolean | Promise<boolean>, boundMs: number): Promise<boolean> => {
  const endMs = realClock.nowMs() + boundMs;
  while (!(await holds())) {
    if (realClock.nowMs() >= endMs) return false;
    await new Promise<void>(resolve => void realClock.after(pollMs, resolve));
  }
  return true;
};
